// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/reader.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <set>

using namespace weir;
using namespace weir::readers;

class TestBuiltinReaders : public QObject {
    Q_OBJECT

private slots:
    void listsEveryFormatOnce();
    void findsReadersByTheirId();
    void recognisesByContentNotBySuffix_data();
    void recognisesByContentNotBySuffix();
    void refusesWhatCannotBeRead();

private:
    test::SourceFolder m_folder;
};

void TestBuiltinReaders::listsEveryFormatOnce()
{
    std::set<std::string_view> ids;
    for (const Reader* reader : allReaders()) {
        QVERIFY(ids.insert(reader->info().id).second);
        QVERIFY(!reader->info().title.empty());
        QVERIFY(!reader->info().yields.empty());
    }
    QCOMPARE(ids,
        (std::set<std::string_view> {"git", "jira-json", "csv-events", "xes", "csv-stages", "csv-items", "jira-csv", "linear-csv",
            "gitlab-csv", "azure-csv", "trello-json", "gitlab-json", "github-json", "azure-json", "jenkins-json", "pagerduty-json",
            "opsgenie-json", "junit-xml", "lcov", "cobertura-xml"}));
}

void TestBuiltinReaders::findsReadersByTheirId()
{
    QCOMPARE(findReader("xes")->info().id, std::string_view("xes"));
    QVERIFY(findReader("frobnicate") == nullptr);
}

void TestBuiltinReaders::recognisesByContentNotBySuffix_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* name, const std::string& bytes, const char* format) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(format);
    };
    const std::string events = "Key,From,To,Changed\nA-1,,Ready,2025-03-03\n";
    row("events", events, "csv-events");
    row("compressed events", test::gzipped(events), "csv-events");
    row("a log", "<log><trace/></log>", "xes");
    row("a compressed log", test::gzipped("<log><trace/></log>"), "xes");
    row("issues",
        R"({"issues": [{"key": "A-1", "fields": {"summary": "s", "created": "2025-03-03T10:00:00.000+0100", "status": {"name": "Open"}}}]})",
        "jira-json");
    row("issues as a table", "Summary,Issue key,Status,Created\nx,A-1,Open,2025-03-03\n", "jira-csv");
    row("issues as a table, in Spanish",
        "Resumen;Clave de incidencia;Tipo de Incidencia;Estado;Creada;Actualizada\nx;A-1;Bug;Listo;03/mar/25 9:00;04/mar/25 9:00\n",
        "jira-csv");
    row("issues as a table, in a language that is not listed",
        "Yfirlit,Lykill,Type,Status,Til,Breytt\nx,A-1,Bug,Valmis,2025-03-03,2025-03-04\nx,A-2,Bug,Valmis,2025-03-02,2025-03-04\n",
        "jira-csv");
    row("a history of status changes in a tracker's words", "Issue key,Summary,From,To,Changed\nA-1,x,Open,Done,2025-03-03\n",
        "csv-events");
    row("items", "id,project,created_date,finished_date,days\nP-1,0,2015-02-05,2015-02-09,4\nP-2,0,2015-02-05,2015-02-08,3\n", "csv-items");
    row("a column for each stage",
        "ID,Name,Ready,Build,Test,Shipped,Type\nA,x,2025-03-03,2025-03-04,2025-03-05,2025-03-06,Bug\nB,x,2025-03-03,2025-03-04,,,Bug\n",
        "csv-stages");
    row("Linear",
        "ID,Team,Title,Status,Cycle "
        "Number,Created,Started,Completed,Canceled\nA-1,Core,x,Done,1,2025-03-03T09:00:00Z,2025-03-04T09:00:00Z,2025-03-05T09:00:00Z,\n",
        "linear-csv");
    row("GitLab",
        "Title,Issue ID,URL,State,Author,Author Username,Created At (UTC),Closed At "
        "(UTC)\nx,7,https://git.example/a/b/-/issues/7,Closed,N,n,2025-03-03 09:00:00,2025-03-04 09:00:00\n",
        "gitlab-csv");
    row("Azure DevOps", "ID,Work Item Type,Title,Assigned To,State,Tags\n\"4\",\"Issue\",\"x\",,\"To Do\",\n", "azure-csv");
    row("prose", "Once upon a time, there was a river.\nIt had a weir.\n", "");
    row("other JSON", R"({"name": "x", "version": 1})", "");
    row("a test report", "<?xml version=\"1.0\"?>\n<testsuite name=\"x\"/>", "junit-xml");
    row("a compressed test report", test::gzipped("<testsuites/>"), "junit-xml");
    row("coverage as text", "# a comment\nTN:\nSF:a.c\nDA:1,1\nend_of_record\n", "lcov");
    row("coverage as XML",
        "<?xml version=\"1.0\"?><!DOCTYPE coverage SYSTEM \"http://example.org/coverage-04.dtd\"><coverage line-rate=\"1\"/>",
        "cobertura-xml");
    row("coverage as XML of another kind", "<coverage generated=\"1\" clover=\"3.2.0\"><project/></coverage>", "");
    row("other XML", "<plan name=\"x\"/>", "");
    std::string noise;
    for (int i = 0; i < 500; ++i)
        noise += "\x01\x02\x7f";
    row("noise", noise, "");
    row("zeros", std::string(5000, '\0'), "");
}

void TestBuiltinReaders::recognisesByContentNotBySuffix()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, format);
    const Reader* reader = detectReader(m_folder.write("source.txt", bytes.toStdString()));
    QCOMPARE(
        reader == nullptr ? QByteArray() : QByteArray(reader->info().id.data(), static_cast<qsizetype>(reader->info().id.size())), format);
}

void TestBuiltinReaders::refusesWhatCannotBeRead()
{
    ErrorCode code {};
    QVERIFY(!test::sentenceOf([&] { static_cast<void>(detectReader(m_folder.path() / "missing")); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotFound);
    const auto empty = m_folder.write("empty.csv", "");
    QVERIFY(!test::sentenceOf([&] { static_cast<void>(detectReader(empty)); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotThis);
}

QTEST_APPLESS_MAIN(TestBuiltinReaders)
#include "tst_builtin_readers.moc"
