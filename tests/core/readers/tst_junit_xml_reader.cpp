// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/junit_report.h"
#include "core/readers/junit_xml_reader.h"
#include "core/readers/limits.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

class TestJunitXmlReader : public QObject {
    Q_OBJECT

private slots:
    void readsTheDialects_data();
    void readsTheDialects();
    void countsNoDeclaredTotal();
    void takesTheGravestOutcome();
    void keepsTheMessageShort();
    void knowsTestsThatSurefireRanAgain();
    void datesTestsBySuiteOrCase();
    void readsTimesAsTheyAreWritten_data();
    void readsTimesAsTheyAreWritten();
    void keepsTestsWhoseTimeCannotBeRead();
    void rejectsTestsThatNothingNames();
    void readsOtherEncodings();
    void readsLongOutputWithoutHoldingIt();
    void takesADocumentTypeWithoutLookingAtIt();
    void saysThatCharactersAreMissing();
    void refusesWithASentence_data();
    void refusesWithASentence();

private:
    test::RecordingSink read(const std::string& text)
    {
        test::RecordingSink sink;
        SilentProgress progress;
        m_outcome = JunitXmlReader().read(m_folder.write("report.xml", text), {}, sink, progress);
        return sink;
    }
    test::SourceFolder m_folder;
    ReadOutcome m_outcome;
};

void TestJunitXmlReader::readsTheDialects_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<QByteArray>("tests");
    const auto row = [](const char* name, const char* report, const char* tests) {
        QTest::newRow(name) << QByteArray(report) << QByteArray(tests);
    };
    row("surefire",
        R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://example.org/report.xsd"
    name="org.example.PumpTest" time="1,300.5" tests="2" errors="0" skipped="0" failures="1">
  <properties><property name="testcase" value="none"/></properties>
  <testcase name="starts" classname="org.example.PumpTest" time="1,300.25"/>
  <testcase name="stops" classname="org.example.PumpTest" time="0.25">
    <failure type="java.lang.AssertionError"><![CDATA[java.lang.AssertionError: 1 > 0
    at org.example.PumpTest.stops(PumpTest.java:7)
]]></failure><system-out><![CDATA[<testcase name="not one"/>]]></system-out>
  </testcase>
</testsuite>)",
        "org.example.PumpTest/starts passed 1300250000, org.example.PumpTest/stops failed 250000");
    row("pytest",
        R"(<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite errors="1" failures="0" hostname="h" name="pytest" skipped="1"
tests="3" time="1.5"><testcase classname="tests.test_gate" file="tests/test_gate.py" line="3" name="test_opens[wide]" time="0.001">
</testcase><testcase classname="tests.test_gate" name="test_closes" time="0.0"><skipped message="no gate" type="pytest.skip">tests/test_gate.py:9: no
gate</skipped></testcase><testcase classname="" name="tests.test_lock" time="0.000"><error message="collection failure">E   ImportError</error>
</testcase></testsuite></testsuites>)",
        "pytest/test_opens[wide] passed 1000, pytest/test_closes skipped 0, pytest/tests.test_lock errored 0");
    row("jest",
        R"(<testsuites name="jest tests" tests="1" failures="0" time="2.1"><testsuite name="src/gate.test.js" timestamp="2025-03-03T10:00:00"
tests="1"><testcase classname="" name=" opens &lt;wide&gt;" time="0.006">
</testcase></testsuite></testsuites>)",
        "src/gate.test.js/opens <wide> passed 6000");
    row("phpunit",
        R"(<testsuites><testsuite name="/src/phpunit.xml" tests="2"><testsuite name="Unit"><testsuite name="GateTest" file="/src/GateTest.php">
<testcase name="testOpens" class="GateTest" classname="GateTest" file="/src/GateTest.php" line="12" assertions="4" time="0.005093"/>
<testsuite name="GateTest::testCloses"><testcase name="testCloses with data set #0" assertions="1" time="0.000001"/></testsuite>
</testsuite></testsuite></testsuite></testsuites>)",
        "GateTest/testOpens passed 5093, GateTest::testCloses/testCloses with data set #0 passed 1");
    row("nested suites without a name, tests beside them",
        R"(<testsuites><testsuite name="all"><properties></properties><testsuite><testcase name="A"/></testsuite><testcase name="B"/>
</testsuite><testcase name="C"/></testsuites>)",
        "all/A passed ?, all/B passed ?, /C passed ?");
    row("googletest and ctest, not run",
        R"(<testsuite name="s"><testcase name="a" status="run" result="completed" time="0.1"/><testcase name="b" status="notrun" result="suppressed"
time="0"/><testcase name="c" status="disabled"><disabled message="Disabled"/></testcase></testsuite>)",
        "s/a passed 100000, s/b skipped 0, s/c skipped ?");
    row("with a namespace",
        R"(<j:testsuites xmlns:j="urn:j"><j:testsuite name="s"><j:testcase name="a"><j:failure/></j:testcase></j:testsuite></j:testsuites>)",
        "s/a failed ?");
    row("no tests at all", "<testsuites/>", "");
}

void TestJunitXmlReader::readsTheDialects()
{
    QFETCH(QByteArray, report);
    QFETCH(QByteArray, tests);
    const auto sink = read(report.toStdString());
    std::string got;
    for (const auto& one : sink.tests)
        got += (got.empty() ? "" : ", ") + test::text(one);
    QCOMPARE(got, tests.toStdString());
    QCOMPARE(sink.records, static_cast<int>(sink.tests.size()));
    QVERIFY(sink.rejects.empty());
}

void TestJunitXmlReader::countsNoDeclaredTotal()
{
    const auto sink = read(R"(<testsuite tests="9" failures="9" errors="x"><testcase name="a"/></testsuite>)");
    QCOMPARE(sink.tests.size(), std::size_t {1});
    QCOMPARE(sink.tests[0].outcome, TestOutcome::Passed);
}

void TestJunitXmlReader::takesTheGravestOutcome()
{
    const auto sink = read(R"(<testsuite><testcase name="a"><skipped message="later"/><failure message="wet"/><error message="torn down"/>
<failure message="again"/></testcase><testcase name="b"><failure message="one"/><failure message="two"/></testcase>
<testcase name="c"><properties><failure message="a property's"/></properties></testcase></testsuite>)");
    QCOMPARE(test::text(sink.tests[0]), "/a errored ?"s);
    QCOMPARE(sink.tests[0].message, "torn down"s);
    QCOMPARE(sink.tests[1].message, "one"s);
    QCOMPARE(sink.tests[2].outcome, TestOutcome::Passed);
}

void TestJunitXmlReader::keepsTheMessageShort()
{
    const std::string lengthy(100'000, 'x');
    const auto sink = read("<testsuite><testcase name=\"a\"><failure>\n\n  first line  \nsecond " + lengthy
        + "</failure></testcase><testcase name=\"b\"><failure message=\"" + lengthy + "\"/></testcase><testcase name=\"c\"><failure>"
        + lengthy + "</failure></testcase><testcase name=\"d\"><failure message=\"short\">" + lengthy
        + "</failure></testcase></testsuite>");
    QCOMPARE(sink.tests[0].message, "first line"s);
    QCOMPARE(sink.tests[1].message, lengthy.substr(0, limits::rejectTextBytes));
    QCOMPARE(sink.tests[2].message, lengthy.substr(0, limits::rejectTextBytes));
    QCOMPARE(sink.tests[3].message, "short"s);
}

void TestJunitXmlReader::knowsTestsThatSurefireRanAgain()
{
    const auto sink =
        read(R"(<testsuite name="s"><testcase name="flaky" time="1"><flakyFailure message="wet" type="E"><stackTrace>at x</stackTrace>
<system-out>out</system-out></flakyFailure><flakyError type="E"/></testcase><testcase name="broken" time="1"><failure message="wet" type="E"/>
<rerunFailure message="wet" type="E"/><rerunError type="E"/></testcase></testsuite>)");
    QCOMPARE(test::text(sink.tests[0]), "s/flaky passed 1000000"s);
    QCOMPARE(sink.tests[0].reruns, 2);
    QCOMPARE(test::text(sink.tests[1]), "s/broken failed 1000000"s);
    QCOMPARE(sink.tests[1].reruns, 2);
}

void TestJunitXmlReader::datesTestsBySuiteOrCase()
{
    const auto sink = read(R"(<testsuites timestamp="2025-03-03T10:00:00"><testsuite name="s" timestamp="2025-03-03T11:00:00.5+01:00">
<testcase name="a"/><testcase name="b" timestamp="2025-03-03T12:00:00Z"/></testsuite><testsuite name="t"><testcase name="c"/></testsuite>
<testsuite name="u" timestamp="at noon"><testcase name="d"/></testsuite></testsuites>)");
    const auto at = [&sink](std::size_t n) { return sink.tests[n].at ? isoInstant(*sink.tests[n].at) : "unknown"s; };
    QCOMPARE(at(0), "2025-03-03T10:00:00.500Z"s);
    QCOMPARE(at(1), "2025-03-03T12:00:00.000Z"s);
    QCOMPARE(at(2), "2025-03-03T10:00:00.000Z"s);
    QCOMPARE(at(3), "2025-03-03T10:00:00.000Z"s);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].field, "timestamp"s);
    QCOMPARE(sink.rejects[0].record, "u"s);
    QVERIFY(sink.rejects[0].kept);
    QVERIFY2(m_outcome.note.find("UTC") != std::string::npos, m_outcome.note.c_str());
}

void TestJunitXmlReader::readsTimesAsTheyAreWritten_data()
{
    QTest::addColumn<qint64>("micros"); // −1: it is none
    const auto row = [](const char* text, qint64 micros) { QTest::newRow(text) << micros; };
    row("0.25", 250'000);
    row("1,234.5", 1'234'500'000);
    row("1,234,567.5", 1'234'567'500'000);
    row("1,234", 1'234'000'000);
    row("0,25", 250'000);
    row("0,034", 34'000);
    row("12,5", 12'500'000);
    row("1.2E-4", 120);
    row("  3 ", 3'000'000);
    row("-0.0", 0);
    row("-1", -1);
    row("1.5s", -1);
    row("NaN", -1);
    row("inf", -1);
    row("1e300", -1);
    row("1,2,3", -1);
    row("1,23.5", -1);
    row("1,234,5", -1);
}

void TestJunitXmlReader::readsTimesAsTheyAreWritten()
{
    QFETCH(qint64, micros);
    const auto duration = parseTestTime(QTest::currentDataTag());
    QCOMPARE(duration ? duration->count() : -1, micros);
}

void TestJunitXmlReader::keepsTestsWhoseTimeCannotBeRead()
{
    const auto sink = read("<testsuite>\n<testcase name=\"a\" time=\"-0.5\"/>\n  <testcase name=\"b\" time=\"soon\"/><testcase name=\"c\" "
                           "time=\"\"/><testcase name=\"d\"/></testsuite>");
    QCOMPARE(sink.records, 4);
    QCOMPARE(sink.rejected, 0);
    for (const auto& one : sink.tests)
        QVERIFY(!one.duration);
    QCOMPARE(sink.rejects.size(), std::size_t {2}); // a time that is not stated is no fault
    QCOMPARE(sink.rejects[0].record, "a"s);
    QCOMPARE(sink.rejects[0].text, "-0.5"s);
    QCOMPARE(sink.rejects[0].line, 2);
    QCOMPARE(sink.rejects[1].field, "time"s);
    QCOMPARE(sink.rejects[1].line, 3);
    QCOMPARE(sink.rejects[1].byte, 47);
    QVERIFY(sink.rejects[1].kept);
}

void TestJunitXmlReader::rejectsTestsThatNothingNames()
{
    const auto sink =
        read(R"(<testsuites><testsuite><testcase/><testcase name=" " classname=""/><testcase name="" classname="GateTest"/></testsuite>
<testsuite name="gate"><testcase classname="" name="" time="0.1"/></testsuite></testsuites>)");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.rejected, 2);
    QCOMPARE(test::text(sink.tests[0]), "/GateTest passed ?"s);
    QCOMPARE(test::text(sink.tests[1]), "gate/gate passed 100000"s);
    QCOMPARE(sink.rejects[0].field, "name"s);
}

void TestJunitXmlReader::readsOtherEncodings()
{
    const auto latin = read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><testsuite><testcase name=\"gr\xFC\xDF"
                            "e\"/></testsuite>");
    QCOMPARE(latin.tests.at(0).name,
        "gr\xC3\xBC\xC3\x9F"
        "e"s);
    const auto marked = read("\xEF\xBB\xBF<testsuite><testcase name=\"\xE6\xB5\x8B\xE8\xAF\x95\"/></testsuite>");
    QCOMPARE(marked.tests.at(0).name, "\xE6\xB5\x8B\xE8\xAF\x95"s);
    QCOMPARE(read(test::gzipped("<testsuite><testcase name=\"a\"/></testsuite>")).tests.size(), std::size_t {1});
}

void TestJunitXmlReader::readsLongOutputWithoutHoldingIt()
{
    // Longer than any tag may be.
    const std::string output(2 * limits::xmlTokenBytes, 'x');
    const auto sink = read("<testsuite><testcase name=\"a\"><system-out><![CDATA[" + output + "]]></system-out></testcase><system-err>"
        + output + "</system-err></testsuite>");
    QCOMPARE(sink.tests.size(), std::size_t {1});
}

void TestJunitXmlReader::takesADocumentTypeWithoutLookingAtIt()
{
    // A file that would be read if it were looked at: its entity would be the name.
    const auto outside = m_folder.write("outside.dtd", "<!ENTITY name \"fetched\">");
    const auto sink = read("<?xml version=\"1.0\"?><!DOCTYPE testsuite SYSTEM \"file://" + outside.string()
        + "\"><testsuite><testcase name=\"a&name;b\"/></testsuite>");
    QCOMPARE(sink.tests.at(0).name, "ab"s);
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("1 tag or text names characters"), sink.warnings[0].c_str());
}

void TestJunitXmlReader::saysThatCharactersAreMissing()
{
    const std::string type = "<!DOCTYPE testsuite SYSTEM \"none.dtd\">";
    const std::string known = "<testsuite><testcase name=\"a&amp;b&#233;\"><failure>&lt;c&gt;</failure></testcase></testsuite>";
    QVERIFY(read(type + known).warnings.empty());
    const std::string unknown =
        "<testsuite><testcase name=\"a&nbsp;b&amp;\"><failure>c&eacute;d</failure></testcase><testcase name=\"e&amp;\"/></testsuite>";
    const auto sink = read(type + unknown);
    QCOMPARE(sink.tests.at(0).name, "ab&"s);
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("2 tags and texts name characters"), sink.warnings[0].c_str());

    std::string wide = "\xFF\xFE";
    for (const char c : type + unknown)
        wide.append(1, c).append(1, '\0');
    QCOMPARE(read(wide).warnings, sink.warnings);
}

void TestJunitXmlReader::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char* name, const std::string& text, ErrorCode code, const char* names) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(code) << QByteArray(names);
    };
    row("cut in a tag", "<testsuite>\n<testcase name=\"a\"", ErrorCode::Malformed, "line 2");
    row("cut in output", "<testsuite>\n<testcase name=\"a\">\n<system-out><![CDATA[text", ErrorCode::Malformed, "line 3");
    row("an unescaped sign", "<testsuite>\n<testcase name=\"a < b\"/></testsuite>", ErrorCode::Malformed, "line 2");
    row("colours of a terminal", "<testsuite><testcase name=\"a\"/>\n<system-out>\x1B[31m</system-out></testsuite>", ErrorCode::Malformed,
        "line 2");
    row("an unknown entity", "<testsuite>\n<testcase name=\"a&nbsp;b\"/></testsuite>", ErrorCode::Malformed, "line 2");
    row("another document", "<coverage/>", ErrorCode::NotThis, "JUnit");
    row("a test alone", "<testcase name=\"a\"/>", ErrorCode::NotThis, "JUnit");
    row("empty", "", ErrorCode::NotThis, "empty");
    row("an entity", "<!DOCTYPE testsuite [<!ENTITY a \"b\">]><testsuite/>", ErrorCode::Malformed, "ENTITY");
    row("a file as an entity", "<!DOCTYPE t [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><testsuite><testcase name=\"&a;\"/></testsuite>",
        ErrorCode::Malformed, "ENTITY");
    row("a parameter entity", "<!DOCTYPE t [<!ENTITY % a SYSTEM \"file:///etc/hostname\"> %a;]><testsuite/>", ErrorCode::Malformed,
        "ENTITY");
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<testsuite>";
    row("suites without end", deep, ErrorCode::Limit, "deep");
    row("a tag without end", "<testsuite><testcase name=\"" + std::string(3 * limits::xmlTokenBytes, 'x'), ErrorCode::Limit, "MiB");
}

void TestJunitXmlReader::refusesWithASentence()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, names);
    ErrorCode thrown {};
    const std::string sentence = test::sentenceOf([&] { read(text.toStdString()); }, &thrown);
    QCOMPARE(static_cast<int>(thrown), code);
    QVERIFY2(sentence.find("report.xml") != std::string::npos && sentence.ends_with('.'), sentence.c_str());
    QVERIFY2(sentence.find(names.toStdString()) != std::string::npos, sentence.c_str());
}

QTEST_APPLESS_MAIN(TestJunitXmlReader)
#include "tst_junit_xml_reader.moc"
