// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sources that are broken, or made to hurt, through the whole import: each ends in a sentence that names it and leaves the workspace as it
// was, or what can be shown is taken. bench/hostile.py does the same with sources that are too large for a test, and measures.

#include "core/readers/reader.h"
#include "tests/core/import/import_support.h"
#include "tests/fuzz/checking_sink.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>

using namespace weir;
using namespace weir::test;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

const std::string head = "key,status,time,author\n";
const std::string table = head + "A-1,Open,2025-03-01T09:00:00Z,ann\nA-1,Done,2025-03-02T09:00:00Z,ann\n";

std::string repeated(std::string_view text, std::size_t times)
{
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string issue(const std::string& fields)
{
    return R"({"issues":[{"key":"A-1","self":"https://x/rest/api/2/issue/1","fields":{"created":"2025-03-01T10:00:00.000+0000",)"
           R"("status":{"id":"1","name":"Open"})"
        + fields + "}}]}";
}

std::string wide(std::string_view text)
{
    std::string out = "\xFF\xFE";
    for (const char c : text)
        out.append(1, c).append(1, '\0');
    return out;
}

/// What an import of the source says: its refusal, or what it took.
std::string outcomeOf(store::Workspace& workspace, const fs::path& source)
{
    try {
        const import::ImportResult result = take(workspace, source);
        return std::to_string(result.accepted) + " taken, " + std::to_string(result.rejected) + " rejected";
    } catch (const Error& error) {
        return error.what();
    }
}

fs::path seeds()
{
    return fs::path(WEIR_TEST_DATA).parent_path() / "fuzz" / "corpus";
}

} // namespace

class TestHostileSources : public QObject {
    Q_OBJECT
private slots:
    void endsInASentenceOrIsTaken_data();
    void endsInASentenceOrIsTaken();
    void whatIsNoFileEndsInASentence_data();
    void whatIsNoFileEndsInASentence();
    void aSeedThatIsCutAnywhereHarmsNothing_data();
    void aSeedThatIsCutAnywhereHarmsNothing();
    void aSeedWithAnyByteChangedHarmsNothing_data() { aSeedThatIsCutAnywhereHarmsNothing_data(); }
    void aSeedWithAnyByteChangedHarmsNothing();
    void longKeysAndNamesAreCutAndStayDifferent();
    void everyReaderHasASeed();

private:
    const Scratch m_scratch;
    std::optional<store::Workspace> m_workspace;
};

void TestHostileSources::endsInASentenceOrIsTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* what, const char* name, const std::string& bytes, const char* says) {
        QTest::newRow(what) << QByteArray::fromStdString(bytes) << QByteArray(name) << QByteArray(says);
    };
    row("nothing", "a.csv", "", "is empty");
    row("a byte order mark", "a.csv", "\xEF\xBB\xBF", "does not read");
    row("blanks", "a.csv", repeated(" \n", 1000), "does not read");
    row("zeros", "a.csv", std::string(100'000, '\0'), "binary");
    row("a header alone", "a.csv", head, "0 taken");
    row("NUL in a field", "a.csv", table + "A-2,Op\0en,2025-03-01T09:00:00Z,x\n"s, "3 taken");
    row("half a unit of UTF-16", "a.csv", wide(table).substr(0, 2 * table.size() + 1), "2 taken");
    row("halves of pairs of UTF-16", "a.csv", wide(table) + "A\0,\0\x00\xD8,\0\x00\xDC,\0\n\0"s, "2 taken");
    row("invalid UTF-8", "a.csv", table + "A-2,\xC0\xAF\xED\xA0\x80\xF5,2025-03-01T09:00:00Z,x\n", "3 taken");
    row("a quote that never closes", "a.csv", table + "A-2,\"Open,2025-03-01T09:00:00Z,x\n", "1 rejected");
    row("a field of 17 MiB", "a.csv", table + "A-2," + std::string(std::size_t {17} << 20, 'a') + ",2025-03-01T09:00:00Z,x\n",
        "2 taken, 1 rejected");
    row("a row of 40 MiB", "a.csv", table + repeated(std::string(1 << 20, 'a') + ",", 40) + "\n" + "A-2,Open,2025-03-01T09:00:00Z,x\n",
        "3 taken, 1 rejected");
    row("a row without end", "a.csv", table + std::string(std::size_t {140} << 20, 'a'), "line 4: a row does not end within 128 MiB");
    row("1,000,000 columns", "a.csv", "key,status,time" + std::string(1'000'000, ','), "does not read");
    row("a row of 1,000,000 cells", "a.csv", table + "A-2" + std::string(1'000'000, ','), "1 rejected");
    row(
        "70,000 statuses", "a.csv",
        [] {
            std::string text = head;
            for (int i = 0; i < 70'000; ++i)
                text += "A-1,status " + std::to_string(i) + ",2025-03-01T09:00:00Z,x\n";
            return text;
        }(),
        "more than 65,534 different statuses");
    row("years 0 and 9999999", "a.csv", table + "A-2,a,0000-01-01,x\nA-3,a,9999999-01-01,x\nA-4,a,-1,x\n", "2 taken, 3 rejected");
    row("JSON, deep", "a.json", R"({"issues":)" + std::string(1'000'000, '['), "does not read");
    row("JSON, an issue that is deep", "a.json", issue(",\"x\":" + std::string(100'000, '[') + std::string(100'000, ']')),
        "deeper than 1024");
    row("JSON, a record of 40 MiB", "a.json", issue(",\"x\":\"" + std::string(std::size_t {40} << 20, 'a') + '"'), "more than 32 MiB");
    row("JSON, 5,000,000 values in a record", "a.json", issue(",\"x\":[0" + repeated(",0", 5'000'000) + "]"), "more than 4 Mi values");
    row("JSON, 5,000,000 values beside the records", "a.json", R"({"x":[0)" + repeated(",0", 5'000'000) + "]," + issue("").substr(1), "a");
    row("JSON, a NUL in a title", "a.json", issue(R"(,"summary":"a\u0000b\\u0000")"), "1 taken");
    row("JSON, cut", "a.json", issue("").substr(0, 120), "ends in the middle");
    row("JSON, a number of 1 MB", "a.json", issue(",\"n\":" + std::string(1 << 20, '1')), "a number that cannot be read");
    row("JSON, two values of a key", "a.json", issue(R"(,"created":"2025-03-01T11:00:00.000+0000")"), "");
    row("XML, a document type", "a.xes", "<?xml version=\"1.0\"?><!DOCTYPE log SYSTEM \"file:///etc/passwd\"><log><trace/></log>",
        "DOCTYPE");
    row("XML, an entity", "a.xes",
        "<!DOCTYPE log [<!ENTITY a \"b\">]><log><trace><string key=\"concept:name\" value=\"&a;\"/></trace></log>", "is declared");
    row("XML, deep", "a.xes", "<log>" + repeated("<trace>", 1'000'000), "nested more than 256 deep");
    row("XML, an attribute of 5 MiB", "a.xes",
        "<log><trace><string key=\"concept:name\" value=\"" + std::string(std::size_t {5} << 20, 'a') + "\"/></trace></log>",
        "within 4 MiB");
    row("JUnit, deep", "a.xml", repeated("<testsuite>", 100'000), "nested more than 256 deep");
    row("Cobertura, a line beyond all", "a.xml",
        "<coverage><packages><package><classes><class filename=\"a\"><lines><line number=\"99999999999999999999\" "
        "hits=\"1\"/></lines></class>"
        "</classes></package></packages></coverage>",
        "");
    row("LCOV, a line of 70 KiB", "a.info", "TN:\nSF:a\nDA:1,1\n" + std::string(70'000, 'x'), "longer than 64 KiB");
    row("gzip of zeros", "a.csv.gz", gzipped(std::string(std::size_t {128} << 20, '\0')), "binary");
    row("gzip of a table without end", "a.csv.gz", gzipped(table + repeated("A-1,Open,2025-03-01T09:00:00Z,x\n", 4'000'000)),
        "300 times its size");
    row("gzip, cut", "a.csv.gz", gzipped(repeated(table, 100)).substr(0, 60), "");
    row("a ZIP of nothing", "a.zip", zip({}), "");
    row("a table called ZIP", "a.zip", table, "2 taken");
    row("JSON called CSV", "a.csv", issue(""), "1 taken");
    row("a picture called JSON", "a.json", "\x89PNG\r\n\x1A\n" + std::string(100, '\0'), "a picture");
}

void TestHostileSources::endsInASentenceOrIsTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, says);
    if (!m_workspace) // one for all rows: making one waits for the disk
        m_workspace.emplace(workspaceWith(m_scratch.path("w.weir"), {m_scratch.write("before.csv", table)}));
    const auto before = viewsOf(*m_workspace);
    const fs::path source = m_scratch.write(name.toStdString(), bytes.toStdString());
    const std::string outcome = outcomeOf(*m_workspace, source);
    QVERIFY2(QByteArray::fromStdString(outcome).contains(says), outcome.c_str());
    if (outcome.find(" taken, ") == std::string::npos) {
        QVERIFY2(outcome.find(name.toStdString()) != std::string::npos || outcome.starts_with("The source"), outcome.c_str());
        QVERIFY2(outcome.ends_with('.') || outcome.ends_with(')'), outcome.c_str());
        QVERIFY2(outcome.size() < 1000, outcome.c_str());
        QCOMPARE(viewsOf(*m_workspace), before);
    }
    QVERIFY(!hasErrors(*m_workspace));
}

void TestHostileSources::whatIsNoFileEndsInASentence_data()
{
    using Make = std::function<fs::path(const Scratch&)>;
    QTest::addColumn<Make>("make");
    QTest::newRow("nothing there") << Make([](const Scratch& s) { return s.path("no.csv"); });
    QTest::newRow("an empty folder") << Make([](const Scratch& s) {
        fs::create_directory(s.path("none"));
        return s.path("none");
    });
    QTest::newRow("a link to itself") << Make([](const Scratch& s) {
        fs::create_symlink("a.csv", s.path("a.csv"));
        return s.path("a.csv");
    });
    QTest::newRow("a device without end") << Make([](const Scratch&) { return fs::path("/dev/zero"); });
    QTest::newRow("a .git that leads to itself") << Make([](const Scratch& s) {
        (void)s.write("r/.git", "gitdir: .git\n");
        return s.path("r");
    });
    QTest::newRow("a HEAD that leads to itself") << Make([](const Scratch& s) {
        for (const char* folder : {"r/.git/objects", "r/.git/refs/heads"})
            fs::create_directories(s.path(folder));
        (void)s.write("r/.git/HEAD", "ref: refs/heads/main\n");
        (void)s.write("r/.git/refs/heads/main", "ref: refs/heads/main\n");
        return s.path("r");
    });
    QTest::newRow("a workspace") << Make([](const Scratch& s) {
        (void)store::Workspace::create(s.path("other.weir"), "UTC");
        return s.path("other.weir");
    });
}

void TestHostileSources::whatIsNoFileEndsInASentence()
{
    QFETCH(std::function<fs::path(const Scratch&)>, make);
    const Scratch scratch;
    auto workspace = store::Workspace::create(scratch.path("w.weir"), "UTC");
    const fs::path source = make(scratch);
    const std::string outcome = outcomeOf(workspace, source);
    QVERIFY2(outcome.find(source.filename().string()) != std::string::npos, outcome.c_str());
    QVERIFY2(outcome.ends_with('.'), outcome.c_str());
    QCOMPARE(valueOf(workspace, "SELECT count(*) FROM weir_imports"), std::string("0"));
}

void TestHostileSources::aSeedThatIsCutAnywhereHarmsNothing_data()
{
    QTest::addColumn<QString>("seed");
    for (const auto& entry : fs::recursive_directory_iterator(seeds())) {
        const std::string kind = entry.path().parent_path().filename().string();
        if (entry.is_regular_file() && kind != "git" && kind != "decisions")
            QTest::newRow((kind + '/' + entry.path().filename().string()).c_str()) << QString::fromStdString(entry.path().string());
    }
}

namespace {

/// Whatever recognises the bytes reads them; the sink holds it to its promises.
void readWhole(const Scratch& scratch, const std::string& seed, const std::string& bytes)
{
    const std::string name = fs::path(seed).filename().string();
    fs::remove(scratch.path(name)); // some file systems flush what is written over
    const fs::path file = scratch.write(name, bytes);
    SilentProgress progress;
    try {
        const readers::Reader* reader = readers::detectReader(file);
        fuzz::CheckingSink sink(fuzz::CheckingSink::Records::Histories);
        if (reader != nullptr)
            static_cast<void>(reader->read(file, {}, sink, progress));
    } catch (const Error& error) {
        const std::string_view sentence = error.what();
        QVERIFY2(sentence.ends_with('.') || sentence.ends_with(')'), error.what());
    }
}

} // namespace

void TestHostileSources::aSeedThatIsCutAnywhereHarmsNothing()
{
    QFETCH(QString, seed);
    const Scratch scratch;
    const std::string whole = contentOf(seed.toStdString());
    QVERIFY(!whole.empty());
    for (std::size_t size = 0; size <= whole.size(); ++size)
        readWhole(scratch, seed.toStdString(), whole.substr(0, size));
}

void TestHostileSources::aSeedWithAnyByteChangedHarmsNothing()
{
    QFETCH(QString, seed);
    const Scratch scratch;
    const std::string whole = contentOf(seed.toStdString());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = "\0\"\xFF<{,\n9"[at % 8];
        readWhole(scratch, seed.toStdString(), changed);
    }
}

void TestHostileSources::longKeysAndNamesAreCutAndStayDifferent()
{
    const Scratch scratch;
    const std::string stem(100'000, 'k');
    auto workspace = store::Workspace::create(scratch.path("w.weir"), "UTC");
    const import::ImportResult result = take(workspace,
        scratch.write("a.csv",
            head + stem + "1," + stem + "s1,2025-03-01T09:00:00Z,x\n" + stem + "1," + stem + "s2,2025-03-02T09:00:00Z,x\n" + stem + "2,"
                + stem + "s1,2025-03-01T09:00:00Z,x\n"));
    QCOMPARE(result.accepted, 3);
    QCOMPARE(valueOf(workspace, "SELECT count(*), max(length(key)) < 4096 FROM weir_items"), std::string("2|1"));
    QCOMPARE(valueOf(workspace, "SELECT count(DISTINCT to_status) FROM weir_transitions"), std::string("2"));
    QVERIFY(
        std::ranges::any_of(result.warnings, [](const std::string& warning) { return warning.find("4096 bytes") != std::string::npos; }));
}

/// A reader that nobody wrote a seed for is not fuzzed, and not cut above.
void TestHostileSources::everyReaderHasASeed()
{
    std::set<std::string_view> recognised {"git"}; // has seeds that are no sources
    for (const auto& entry : fs::recursive_directory_iterator(seeds())) {
        const std::string kind = entry.path().parent_path().filename().string();
        if (!entry.is_regular_file() || kind == "git" || kind == "decisions" || kind == "container")
            continue;
        if (const readers::Reader* reader = readers::detectReader(entry.path()))
            recognised.insert(reader->info().id);
    }
    for (const readers::Reader* reader : readers::allReaders())
        QVERIFY2(recognised.contains(reader->info().id), std::string(reader->info().id).c_str());
}

QTEST_APPLESS_MAIN(TestHostileSources)
#include "tst_hostile_sources.moc"
