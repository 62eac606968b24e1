// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/limits.h"
#include "core/readers/xes_reader.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

namespace {

std::string named(const std::string& name)
{
    return "<string key=\"concept:name\" value=\"" + name + "\"/>";
}

std::string step(const std::string& name, const std::string& time, const std::string& more = {})
{
    return "<event>" + named(name) + "<date key=\"time:timestamp\" value=\"" + time + "\"/>" + more + "</event>";
}

const std::string noon = "2025-03-03T12:00:00Z";

} // namespace

class TestXesReader : public QObject {
    Q_OBJECT

private slots:
    void readsTracesAsItemsAndEventsAsRecords();
    void readsAnyNamespaceAndPacking_data();
    void readsAnyNamespaceAndPacking();
    void givesEveryTraceAKeyOfItsOwn();
    void findsATracesNameBehindItsEvents();
    void ignoresWhatIsNested();
    void readsLifecyclesStartsAndResources();
    void keepsTracesWithoutEvents();
    void rejectsEventsWithoutTimeWithTheirPlace();
    void readsOffsetsThatChange();
    void stopsHoldingATraceThatNeverTellsItsName();
    void keepsNoMoreAttributesThanATraceNeeds();
    void tellsWhatItIs_data();
    void tellsWhatItIs();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void endsBombsQuickly_data();
    void endsBombsQuickly();

private:
    test::RecordingSink read(const std::string& text)
    {
        test::RecordingSink sink;
        SilentProgress progress;
        m_outcome = XesReader().read(m_folder.write("log.xes", text), {}, sink, progress);
        return sink;
    }
    test::SourceFolder m_folder;
    ReadOutcome m_outcome;
};

void TestXesReader::readsTracesAsItemsAndEventsAsRecords()
{
    const auto sink = read("<?xml version=\"1.0\"?>\n<log>\n" + named("the log") + "<trace>" + named("A-1")
        + "<string key=\"type\" value=\"Bug\"/><string key=\"case:title\" value=\"Crash\"/><int key=\"cost\" value=\"7\"/>"
        + step("Code", noon) + step("Test", "2025-03-03T14:00:00.500+01:00") + "</trace></log>");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.size(), std::size_t {1});
    QCOMPARE(sink.items[0].key, "A-1"s);
    QCOMPARE(sink.items[0].type, "Bug"s);
    QCOMPARE(sink.items[0].title, "Crash"s);
    QCOMPARE(sink.items[0].attributes, (std::vector<std::pair<std::string, std::string>> {{"cost", "7"}}));
    QCOMPARE(test::text(sink.events[0]), "A-1: → Code 2025-03-03T12:00:00.000Z"s);
    QCOMPARE(test::text(sink.events[1]), "A-1: → Test 2025-03-03T13:00:00.500Z"s);
}

void TestXesReader::readsAnyNamespaceAndPacking_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::string body = "<trace>" + named("Prüfung") + step("x", noon) + "</trace>";
    const std::string plain = "<log>" + body + "</log>";
    const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("none", plain);
    row("default namespace", "<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">" + body + "</log>");
    row("prefix",
        "<x:log xmlns:x=\"urn:x\"><x:trace><x:string key=\"concept:name\" value=\"Prüfung\"/>"
        "<x:event><x:string key=\"concept:name\" value=\"x\"/><x:date key=\"time:timestamp\" value=\""
            + noon + "\"/></x:event></x:trace></x:log>");
    row("compressed", test::gzipped(plain));
    row("mark", "\xEF\xBB\xBF" + plain);
    row("Latin-1", QString::fromStdString("<?xml version='1.0' encoding='ISO-8859-1'?>" + plain).toLatin1().toStdString());
    row("Windows-1252", QString::fromStdString("<?xml version='1.0' encoding='Windows-1252'?>" + plain).toLatin1().toStdString());
}

void TestXesReader::readsAnyNamespaceAndPacking()
{
    QFETCH(QByteArray, bytes);
    const auto sink = read(bytes.toStdString());
    QCOMPARE(test::text(sink.events.at(0)), "Prüfung: → x 2025-03-03T12:00:00.000Z"s);
}

void TestXesReader::givesEveryTraceAKeyOfItsOwn()
{
    std::string log = "<log>";
    for (const char* name : {"A", "", "A", "A (2)", "A", "log.xes trace 2"})
        log += std::string("<trace>").append(*name == '\0' ? ""s : named(name)) + step("x", noon) + "</trace>";
    const auto sink = read(log + "</log>");
    QStringList keys;
    for (const auto& item : sink.items)
        keys += QString::fromStdString(item.key);
    QCOMPARE(keys, (QStringList {"A", "log.xes trace 2", "A (2)", "A (2) (2)", "A (3)", "log.xes trace 2 (2)"}));
    QCOMPARE(sink.events[4].item, "A (3)"s);
}

void TestXesReader::findsATracesNameBehindItsEvents()
{
    const auto sink =
        read("<log><trace>" + step("x", noon) + step("y", "never") + named("late") + "<string key=\"type\" value=\"Bug\"/></trace>"
            + "<trace>" + named("early") + step("x", noon) + "<string key=\"type\" value=\"Story\"/></trace></log>");
    QCOMPARE(sink.events[0].item, "late"s);
    QCOMPARE(sink.rejects[0].record, "late"s);
    QCOMPARE(sink.items[0].type, "Bug"s);
    QCOMPARE(sink.items.back().key, "early"s);
    QCOMPARE(sink.items.back().type, "Story"s);
}

void TestXesReader::ignoresWhatIsNested()
{
    const std::string inner = "<string key=\"concept:name\" value=\"wrong\"/><date key=\"time:timestamp\" value=\"1999-01-01\"/>";
    const auto sink = read("<log><global scope=\"trace\">" + inner + "<event>" + inner + "</event></global><extension name=\"Time\"/>"
        + "<string key=\"meta\" value=\"x\">" + inner + "</string>" + "<trace><list key=\"l\"><values>" + inner
        + "</values></list><container key=\"c\">" + inner + "</container>" + named("A") + "<event><string key=\"note\" value=\"n\">" + inner
        + "</string><list key=\"l\">" + inner + "</list>" + named("x") + "<date key=\"time:timestamp\" value=\"" + noon + "\">" + inner
        + "</date></event></trace></log>");
    QCOMPARE(sink.items.size(), std::size_t {1});
    QVERIFY(sink.items[0].attributes.empty());
    QCOMPARE(test::text(sink.events.at(0)), "A: → x 2025-03-03T12:00:00.000Z"s);
}

void TestXesReader::readsLifecyclesStartsAndResources()
{
    const auto life = [](const std::string& word) { return "<string key=\"lifecycle:transition\" value=\"" + word + "\"/>"; };
    const auto sink = read("<log><trace>" + named("A") + step("x", noon, life("START"))
        + step("x", noon, life("complete") + "<string key=\"org:resource\" value=\"QA\"/>") + step("x", noon, life("ate_abort"))
        + step("x", noon, "<date key=\"start_timestamp\" value=\"2025-03-03T11:00:00Z\"/>")
        + step("x", noon, "<date key=\"start_timestamp\" value=\"soon\"/>") + "</trace></log>");
    QCOMPARE(sink.events[0].lifecycle, Lifecycle::Start);
    QCOMPARE(sink.events[1].lifecycle, Lifecycle::Complete);
    QCOMPARE(sink.events[1].actor, "QA"s);
    QCOMPARE(sink.events[2].lifecycle, Lifecycle::Other);
    QCOMPARE(isoInstant(*sink.events[3].start), "2025-03-03T11:00:00.000Z"s);
    QCOMPARE(sink.records, 5);
    QVERIFY(sink.rejects.at(0).kept);
    QCOMPARE(sink.rejects[0].field, "start_timestamp"s);
}

void TestXesReader::keepsTracesWithoutEvents()
{
    const auto sink = read("<log><trace>" + named("A") + "</trace><trace/></log>");
    QCOMPARE(sink.items.size(), std::size_t {2});
    QCOMPARE(sink.records, 0);
}

void TestXesReader::rejectsEventsWithoutTimeWithTheirPlace()
{
    const std::string text = "<log>\n<trace>\n" + named("A") + "\n" + step("x", noon) + "\n<event>" + named("y") + "</event>\n"
        + step("z", "soon") + "</trace></log>";
    const auto sink = read(text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 2);
    QCOMPARE(*sink.rejects[0].line, 5);
    QCOMPARE(*sink.rejects[0].byte, static_cast<std::int64_t>(text.find("<event>" + named("y"))));
    QCOMPARE(sink.rejects[0].field, "time:timestamp"s);
    QCOMPARE(sink.rejects[0].text, "y"s);
    QCOMPARE(*sink.rejects[1].line, 6);
    QCOMPARE(sink.rejects[1].text, "soon"s);
    QCOMPARE(sink.rejects[1].record, "A"s);
}

void TestXesReader::readsOffsetsThatChange()
{
    const auto sink = read(
        "<log><trace>" + named("A") + step("x", "2025-03-29T12:00:00+01:00") + step("y", "2025-03-30T12:00:00+02:00") + "</trace></log>");
    QCOMPARE(sink.events[1].at - sink.events[0].at, Duration(std::chrono::hours(23)));
}

void TestXesReader::stopsHoldingATraceThatNeverTellsItsName()
{
    const std::string long_ = std::string(500'000, 'x');
    std::string log = "<log><trace>";
    for (std::size_t held = 0; held < limits::heldTraceBytes + 2 * long_.size(); held += long_.size())
        log += step(long_, noon);
    const auto sink = read(log + named("too late") + "</trace></log>");
    QCOMPARE(sink.items.front().key, "log.xes trace 1"s);
    QVERIFY(std::ranges::all_of(sink.events, [](const auto& event) { return event.item == "log.xes trace 1"; }));
    QCOMPARE(static_cast<int>(sink.events.size()), sink.records);
}

void TestXesReader::keepsNoMoreAttributesThanATraceNeeds()
{
    const auto attribute = [](int i, std::size_t length) {
        return "<string key=\"k" + std::to_string(i) + "\" value=\"" + std::string(length, 'x') + "\"/>";
    };
    std::string log = "<log><trace>" + named("long");
    for (int i = 0; i < 6; ++i)
        log += attribute(i, 1'000'000);
    log += step("x", noon) + "</trace><trace>" + named("many");
    for (int i = 0; i < 10'003; ++i)
        log += attribute(i, 1);
    const auto sink = read(log + step("x", noon) + "</trace></log>");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.items.front().attributes.size(), std::size_t {4});
    QCOMPARE(sink.items.back().attributes.size(), limits::columns);
    QCOMPARE(sink.rejects.size(), std::size_t {2});
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.rejects[0].record, "long"s);
    QCOMPARE(sink.rejects[0].field, "k4"s);
    QVERIFY(sink.rejects[1].reason.find("3 from here on were left out") != std::string::npos);
}

void TestXesReader::tellsWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("confidence");
    const auto row = [](const char* text, Confidence confidence) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(confidence);
    };
    row("<log><trace>", Confidence::Certain);
    row("<?xml version=\"1.0\"?><!-- <testsuite> --><log xes.version=\"1.0\"/>", Confidence::Certain);
    row("<!DOCTYPE log [<!ENTITY a \"b\">]><log><trace/></log>", Confidence::Certain);
    row("<log><string key=\"creator\" value=\"x\"/>", Confidence::Likely);
    row("<log>", Confidence::Maybe);
    row("<log><events><event/></events><objects></objects></log>", Confidence::No);
    row("<testsuite><log/></testsuite>", Confidence::No);
    row("<catalogue/>", Confidence::No);
    row("<", Confidence::No);
    row("<!-- open", Confidence::No);
    row("case_id,activity,timestamp\n", Confidence::No);
    row("", Confidence::No);
}

void TestXesReader::tellsWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(int, confidence);
    const std::string bytes = text.toStdString();
    QCOMPARE(static_cast<int>(XesReader().probe({"x", false, bytes, true})), confidence);
}

void TestXesReader::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char* name, const std::string& text, ErrorCode code, const char* names) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(code) << QByteArray(names);
    };
    row("cut", "<log>\n<trace>\n" + step("x", noon), ErrorCode::Malformed, "line 3");
    row("wrong closing tag", "<log>\n<trace>\n</log>", ErrorCode::Malformed, "line 3");
    row("an ampersand", "<log>\n<trace><string key=\"a\" value=\"b & c\"/></trace></log>", ErrorCode::Malformed, "line 2");
    row("a document type", "<?xml version=\"1.0\"?>\n<!DOCTYPE log SYSTEM \"http://example.com/log.dtd\">\n<log/>", ErrorCode::Malformed,
        "DOCTYPE");
    row("another document", "<testsuite/>", ErrorCode::NotThis, "XES");
    row("text", "hello", ErrorCode::Malformed, "line 1");
    row("empty", "", ErrorCode::NotThis, "empty");
    row("cut compression", test::gzipped("<log></log>").substr(0, 15), ErrorCode::Malformed, "cut");
}

void TestXesReader::refusesWithASentence()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, names);
    ErrorCode thrown {};
    const std::string sentence = test::sentenceOf([&] { read(text.toStdString()); }, &thrown);
    QCOMPARE(static_cast<int>(thrown), code);
    QVERIFY2(sentence.find("log.xes") != std::string::npos && sentence.ends_with('.'), sentence.c_str());
    QVERIFY2(sentence.find(names.toStdString()) != std::string::npos, sentence.c_str());
}

void TestXesReader::endsBombsQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        laughs += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
    QTest::newRow("laughs") << QByteArray::fromStdString(laughs + "]><log><trace>" + named("&a29;") + "</trace></log>");
    std::string deep = "<log><trace><event>";
    for (int i = 0; i < 1'000'000; ++i)
        deep += "<string key=\"k\" value=\"v\">";
    QTest::newRow("a million nested tags") << QByteArray::fromStdString(deep);
    QTest::newRow("a value of 2 MiB") << QByteArray::fromStdString("<log><trace>" + named(std::string(2 << 20, 'x')) + "</trace></log>");
    QTest::newRow("a value without end") << QByteArray::fromStdString("<log><trace><string key=\"" + std::string(20 << 20, 'x'));
    QTest::newRow("a comment without end") << QByteArray::fromStdString("<log><!--" + std::string(20 << 20, 'x'));
    std::string attributes = "<log><string ";
    for (int i = 0; i < 1'000'000; ++i)
        attributes.append("a").append(std::to_string(i)).append("=\"\" ");
    QTest::newRow("a tag with countless attributes") << QByteArray::fromStdString(attributes + "/></log>");
}

void TestXesReader::endsBombsQuickly()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const std::string sentence = test::sentenceOf([&] { read(text.toStdString()); });
    QVERIFY2(sentence.find("log.xes") != std::string::npos, sentence.c_str());
    QVERIFY(sentence.size() < 400);
    QVERIFY(timer.elapsed() < 60'000); // what grows with the square takes hours
}

QTEST_APPLESS_MAIN(TestXesReader)
#include "tst_xes_reader.moc"
