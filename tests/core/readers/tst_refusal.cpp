// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/reader.h"
#include "core/readers/refusal.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

using namespace weir;
using namespace weir::readers;

class TestRefusal : public QObject {
    Q_OBJECT

private slots:
    void saysWhatAFileIsAndWhatToDo_data();
    void saysWhatAFileIsAndWhatToDo();
    void looksIntoCompressedFiles();
    void anEmptyFileIsSaidToBeEmpty();
    void saysWhatAFolderHolds();
    void leadsFromAFolderToItsRepository();

private:
    test::SourceFolder m_folder;
};

void TestRefusal::saysWhatAFileIsAndWhatToDo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    const auto row = [](const char* what, const std::string& bytes, const char* instead) {
        QTest::newRow(what) << QByteArray::fromStdString(bytes) << QByteArray(what) << QByteArray(instead);
    };
    const std::string zip = std::string("PK\x03\x04\x14\0\0\0", 8);
    std::string formats;
    for (const Reader* reader : allReaders())
        formats += (formats.empty() ? "" : reader == allReaders().back() ? " and " : ", ") + std::string(reader->info().id);
    const char* const all = formats.c_str();
    row("a table with the columns ID, Ready, Done", "ID,Ready,Done\nA-1,2025-03-03,2025-03-04\n", "mapping");
    row("a table with the columns Colour, Size", "Colour,Size\nred,4\nblue,5\n", "mapping");
    row("an Excel workbook", zip + "[Content_Types].xml xl/workbook.xml", "csv-events");
    row("an Office document", zip + "[Content_Types].xml and pictures", "csv-events");
    row("an OpenDocument spreadsheet", zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "csv-events");
    row("a tar archive", std::string(257, 'a') + "ustar", "unpack");
    row("a PDF document", "%PDF-1.7\n%\xE2\xE3\xCF\xD3", "CSV, JSON or XES");
    row("a picture (PNG)", "\x89PNG\r\n\x1A\n", "CSV, JSON or XES");
    row("an SQLite database", std::string("SQLite format 3\0 and pages", 26), "csv-events");
    row("a Weir workspace", std::string("SQLite format 3") + std::string(53, '\0') + "Weir and pages", "open it");
    row("a binary file", std::string(500, '\x01'), all);
    row("a calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", all);
    row("the output of 'git log'", "commit 0123\nAuthor: A <a@example.org>\nDate:   Mon\n\n    Begin\n", "own folder");
    row("a web page", "\xEF\xBB\xBF<!-- x -->\n<!DOCTYPE html>\n<p>Sign in", "sign in");
    row("a web page ", "<html><body>Sign in</body></html>", "sign in");
    row("a coverage report (such as of Clover)", "<?xml version=\"1.0\"?>\n<coverage clover=\"3.2.0\"><project/></coverage>", "Cobertura");
    row("XML whose outermost element is <plan>", "<?xml version=\"1.0\"?>\n<my:plan/>", "XES");
    row("a list of releases of GitLab", R"([{"tag_name": "v1", "released_at": "x", "assets": {}}])", "deployments");
    row("a list of checks of GitHub", R"([{"id": 1, "check_suite": {"id": 2}}])", "workflow runs");
    row("a list of GitLab's events of one issue", R"([{"id": 1, "resource_type": "Issue", "resource_id": 2}])", "merge requests");
    row("a JSON answer of Jenkins without times", R"({"_class": "x", "builds": [{"_class": "y", "number": 1, "url": "z"}]})", "timestamp");
    row("an answer of PagerDuty without incidents", R"({"incidents": [], "more": false})", "export it again");
    row("a JSON answer of Azure DevOps", R"({"value": [{"id": 1, "fields": {"System.State": "New"}}]})", "csv-events");
    row("a mapping of columns", R"({"format": "csv-events", "columns": {"ID": "key"}})", "--mapping");
    row("a stage map", R"({"stages": [], "clock": "elapsed"})", "--set");
    row("a search result without issues", R"({"issues": [], "total": 0})", "export it again");
    row("with the members name, version", R"({"version": 1, "name": "x"})", "csv-events");
    row("JSON that holds no records", "[1, 2, 3]", all);
    row("a text that is no table", "Once upon a time there was a river.\nIt had a weir.\n", all);
}

void TestRefusal::saysWhatAFileIsAndWhatToDo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    const auto file = m_folder.write("source.txt", bytes.toStdString());
    QVERIFY(detectReader(file) == nullptr);
    const std::string sentence = refusalSentence(file);
    QVERIFY2(sentence.starts_with(file.string() + " looks like "), sentence.c_str());
    QVERIFY2(sentence.find(what.trimmed().toStdString()) != std::string::npos, sentence.c_str());
    const std::size_t end = sentence.find(", which this version does not read; ");
    QVERIFY2(end != std::string::npos && sentence.find(instead.toStdString(), end) != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.ends_with('.') && sentence.find('\n') == std::string::npos, sentence.c_str());
}

void TestRefusal::looksIntoCompressedFiles()
{
    QCOMPARE(refusalOf(m_folder.write("a.gz", test::gzipped("BEGIN:VCALENDAR\r\n"))).what, std::string("a calendar (iCalendar)"));
}

void TestRefusal::anEmptyFileIsSaidToBeEmpty()
{
    const auto file = m_folder.write("empty.csv", "");
    const std::string sentence = test::sentenceOf([&] { static_cast<void>(refusalSentence(file)); });
    QVERIFY2(sentence.find("empty.csv is empty") != std::string::npos, sentence.c_str());
}

void TestRefusal::saysWhatAFolderHolds()
{
    const test::SourceFolder folder;
    std::string sentence = refusalSentence(folder.path());
    QVERIFY2(sentence.find("holds no files") != std::string::npos, sentence.c_str());
    folder.write("d.txt", "Once upon a time.");
    folder.write("a.pdf", "%PDF-1.7");
    folder.write("b.csv", "");
    folder.write("c.zip", "PK\x03\x04 c");
    sentence = refusalSentence(folder.path());
    QVERIFY2(sentence.find("a.pdf (a PDF document), b.csv (empty, or not to be read), c.zip (a ZIP archive) and 1 more; it reads git")
            != std::string::npos,
        sentence.c_str());
}

void TestRefusal::leadsFromAFolderToItsRepository()
{
    const test::SourceFolder folder;
    std::filesystem::create_directories(folder.path() / "clone" / ".git");
    std::filesystem::create_directories(folder.path() / "clone" / "src" / "deep");
    const std::string sentence = refusalSentence(folder.path() / "clone" / "src" / "deep");
    QVERIFY2(sentence.find("is a folder inside the repository " + (folder.path() / "clone").string() + ";") != std::string::npos,
        sentence.c_str());
}

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
