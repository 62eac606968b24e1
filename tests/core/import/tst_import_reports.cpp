// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using test::Scratch;
using test::take;
using test::valueOf;
using namespace std::string_literals;

namespace {

using Strings = std::vector<std::string>;

const char* const report = R"(<?xml version="1.0"?>
<testsuites><testsuite name="Gate" timestamp="2025-03-03T10:00:00Z">
<testcase name="opens" classname="GateTest" file="gate.py" time="0.25"/>
<testcase name="opens" classname="GateTest" file="gate.py" time="0.25"/>
<testcase name="closes" classname="GateTest" time="-1"><failure message="wet feet"/></testcase>
<testcase name="locks" time="2"><error/></testcase>
<testcase name="floods"><skipped/></testcase>
</testsuite></testsuites>)";

const char* const trace = "TN:\nSF:gate.c\nDA:1,1\nDA:2,0\nend_of_record\nSF:lock.c\nDA:1,1\nend_of_record\n";

Strings testsOf(const store::Workspace& workspace)
{
    return test::rowsOf(workspace, "SELECT suite, name, outcome, seconds, at, class, file, message FROM weir_tests ORDER BY name, outcome");
}

Strings coverageOf(const store::Workspace& workspace)
{
    return test::rowsOf(workspace, "SELECT path, lines, covered_lines FROM weir_coverage ORDER BY path");
}

std::string withReplaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

class TestImportReports : public QObject {
    Q_OBJECT

private slots:
    void testsAreInTheirView()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, scratch.write("report.xml", report));
        QCOMPARE(result.format, "junit-xml"s);
        QCOMPARE(result.accepted, 5);
        QCOMPARE(result.rejected, 0);
        QCOMPARE(result.rejectsTotal, 1);
        QCOMPARE(result.added.tests, 5);
        QCOMPARE(result.added.coverageFiles, 0);
        QCOMPARE(result.added.items, 0);
        const std::string at = "2025-03-03T10:00:00.000Z";
        QCOMPARE(testsOf(workspace),
            (Strings {"Gate|closes|failed|NULL|" + at + "|GateTest|NULL|wet feet", "Gate|floods|skipped|NULL|" + at + "|NULL|NULL|NULL",
                "Gate|locks|errored|2.0|" + at + "|NULL|NULL|NULL", "Gate|opens|passed|0.25|" + at + "|GateTest|gate.py|NULL",
                "Gate|opens|passed|0.25|" + at + "|GateTest|gate.py|NULL"}));
        QCOMPARE(valueOf(workspace, "SELECT count(*), sum(build IS NULL) FROM weir_tests"), "5|5"s);
        QVERIFY(!test::hasErrors(workspace));
    }

    void coverageIsInItsView()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = take(workspace, scratch.write("lcov.info", trace));
        QCOMPARE(result.format, "lcov"s);
        QCOMPARE(result.accepted, 2);
        QCOMPARE(result.added.coverageFiles, 2);
        QCOMPARE(coverageOf(workspace), (Strings {"gate.c|2|1", "lock.c|1|1"}));
        QVERIFY(!test::hasErrors(workspace));
    }

    void importingAReportAgainAddsNothing()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto tests = scratch.write("report.xml", report);
        const auto lines = scratch.write("lcov.info", trace);
        (void)take(workspace, tests);
        (void)take(workspace, lines);
        const auto before = test::viewsOf(workspace);
        // The same bytes, and others that say the same.
        for (const char* end : {"", "\n"}) {
            scratch.write("report.xml", std::string(report) + end);
            scratch.write("lcov.info", std::string(trace) + end);
            const auto again = take(workspace, tests);
            QCOMPARE(again.added.tests, 0);
            QCOMPARE(again.accepted, 5);
            QCOMPARE(again.unchanged, 5);
            QCOMPARE(again.rejectsTotal, 1);
            const auto covered = take(workspace, lines);
            QCOMPARE(covered.added.coverageFiles, 0);
            QCOMPARE(covered.unchanged, 2);
        }
        for (const char* view : {"tests", "coverage"})
            QCOMPARE(test::viewsOf(workspace).at(view), before.at(view));
        QVERIFY(!test::hasErrors(workspace));
    }

    void aReportThatChangedReplacesWhatItSaid()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto tests = scratch.write("report.xml", report);
        const auto lines = scratch.write("lcov.info", trace);
        (void)take(workspace, tests);
        (void)take(workspace, lines);
        scratch.write("report.xml",
            withReplaced(
                withReplaced(report, "<testcase name=\"floods\"><skipped/></testcase>", "<testcase name=\"drains\"/>"), "0.25", "0.5"));
        const auto changed = take(workspace, tests);
        QCOMPARE(changed.added.tests, 0); // one came, one went
        QCOMPARE(changed.unchanged, 3);
        QCOMPARE(valueOf(workspace, "SELECT count(*), sum(name = 'floods'), sum(name = 'drains'), sum(seconds = 0.5) FROM weir_tests"),
            "5|0|1|1"s);
        scratch.write("lcov.info", withReplaced(trace, "DA:2,0", "DA:2,3") + "SF:new.c\nDA:1,0\nend_of_record\n");
        const auto covered = take(workspace, lines);
        QCOMPARE(covered.added.coverageFiles, 1);
        QCOMPARE(covered.unchanged, 1);
        QCOMPARE(coverageOf(workspace), (Strings {"gate.c|2|2", "lock.c|1|1", "new.c|1|0"}));
        QVERIFY(!test::hasErrors(workspace));
        const Scratch other;
        QCOMPARE(testsOf(workspace), testsOf(test::workspaceWith(other.path("b.weir"), {tests})));
    }

    void removedReportsAreAsIfTheyHadNeverBeenThere()
    {
        const Scratch scratch;
        const auto tests = scratch.write("report.xml", report);
        const auto lines = scratch.write("lcov.info", trace);
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {tests, lines});
        const auto before = test::viewsOf(workspace);
        SilentProgress progress;
        test::removeSources(workspace);
        QVERIFY(testsOf(workspace).empty() && coverageOf(workspace).empty());
        QVERIFY(!test::hasErrors(workspace));
        (void)workspace.undo(progress);
        (void)workspace.undo(progress);
        QCOMPARE(test::viewsOf(workspace), before);
        // Taken out and taken anew, it has all been added.
        test::removeSources(workspace);
        QCOMPARE(take(workspace, tests).added.tests, 5);
        QCOMPARE(take(workspace, lines).added.coverageFiles, 2);
        QVERIFY(!test::hasErrors(workspace));
    }

    void purgedReportsAreNotInTheFile()
    {
        const Scratch scratch;
        const auto file = scratch.path("a.weir");
        {
            auto workspace = test::workspaceWith(file,
                {scratch.write("kept.xml",
                     "<testsuite name=\"KeptSuite\"><testcase name=\"a\" classname=\"KeptClass\" file=\"kept.py\"/></testsuite>"),
                    scratch.write("gone.xml", report), scratch.write("gone.info", trace)});
            test::removeSources(workspace, "gone");
            test::purge(workspace);
            QVERIFY(!test::hasErrors(workspace));
            QCOMPARE(valueOf(workspace, "SELECT suite, class, file FROM weir_tests"), "KeptSuite|KeptClass|kept.py"s);
        }
        const std::string bytes = test::contentOf(file);
        for (const char* gone : {"GateTest", "gate.py", "wet feet", "gate.c"})
            QVERIFY2(bytes.find(gone) == std::string::npos, gone);
    }

    void findsChangedRows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("outcome") << "UPDATE test_observation SET outcome = 0";
        QTest::newRow("test gone") << "DELETE FROM test_observation WHERE n = 2";
        QTest::newRow("time") << "UPDATE test_observation SET duration = 7 WHERE n = 5";
        QTest::newRow("coverage") << "UPDATE coverage_observation SET covered = lines";
    }
    void findsChangedRows()
    {
        QFETCH(QString, sql);
        const Scratch scratch;
        auto workspace =
            test::workspaceWith(scratch.path("a.weir"), {scratch.write("report.xml", report), scratch.write("lcov.info", trace)});
        QVERIFY(!test::hasErrors(workspace));
        workspace.connection().run(sql.toStdString());
        QVERIFY(test::hasErrors(workspace));
    }

    void aBrokenReportLeavesTheWorkspaceAsItWas()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto tests = scratch.write("report.xml", report);
        (void)take(workspace, tests);
        const auto before = test::viewsOf(workspace);
        const std::string cut = withReplaced(report, "</testsuites>", "<testcase name=\"more\"");
        scratch.write("report.xml", cut);
        const auto other = scratch.write("other.xml", cut);
        for (const auto& source : {tests, other}) {
            try {
                (void)take(workspace, source);
                QFAIL("a broken report was taken");
            } catch (const Error& error) {
                const std::string sentence = error.what();
                QVERIFY2(sentence.find(source.filename().string() + ", line 8: ") != std::string::npos, sentence.c_str());
            }
        }
        QCOMPARE(test::viewsOf(workspace), before);
    }

    void orderOfReportsDoesNotMatter()
    {
        const Scratch scratch;
        const auto tests = scratch.write("report.xml", report);
        const auto more = scratch.write("more.xml", "<testsuite name=\"Gate\"><testcase name=\"opens\" time=\"1\"/></testsuite>");
        const auto lines = scratch.write("lcov.info", trace);
        const auto events = scratch.write("events.csv", test::eventsCsv(9, "A"));
        QVERIFY(test::sameViews(test::workspaceWith(scratch.path("a.weir"), {tests, more, events, lines}),
            test::workspaceWith(scratch.path("b.weir"), {lines, events, more, tests})));
    }
};

QTEST_APPLESS_MAIN(TestImportReports)
#include "tst_import_reports.moc"
