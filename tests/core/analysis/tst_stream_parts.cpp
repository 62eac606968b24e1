// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"
#include "core/analysis/time_parts.h"
#include "tests/core/analysis/stream_measures.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using namespace testsupport;

class TestStreamParts : public QObject {
    Q_OBJECT
private slots:
    void addsUpOverStagesToTheTotals()
    {
        const StreamResult s = measure(factsOf("A-1: Ready 2025-03-01, Coding +2d, For Review +3d, Reviewing +1d, Done +2d\n"
                                               "A-2: Coding 2025-03-01, Reviewing +3d, Coding +1d, Reviewing +1d, Done +1d",
                                           devReview()),
            Level::Stage);
        double wait = 0, work = 0;
        for (const StreamStage& each : s.stages) {
            wait += each.waitPerItemSeconds.value_or(0);
            work += each.workPerItemSeconds.value_or(0);
        }
        QCOMPARE(wait, *s.totals.waitMeanSeconds);
        QCOMPARE(work, *s.totals.workMeanSeconds);
        QCOMPARE(*s.totals.waitMeanSeconds, 1.5 * day);
        QCOMPARE(*s.totals.workMeanSeconds, 5.5 * day);
        QCOMPARE(*s.totals.flowEfficiency, 11.0 / 14);
        QVERIFY(!stage(s, "Done").waitPerItemSeconds);
    }

    void countsTheWaitBeforeAnEndWithoutLength()
    {
        const StreamResult s =
            measure(factsOf("A-1: Coding 2025-03-01..2025-03-02, Done 2025-03-04..2025-03-04", devReview()), Level::Stage);
        QCOMPARE(*s.totals.waitMeanSeconds, 2 * day);
        QVERIFY(stage(s, "Done").addsToItems());
        QCOMPARE(stage(s, "Done").waitPerItemSeconds.value_or(0), 2 * day);
        QVERIFY(!stage(measure(factsOf("A-1: Ready 2025-03-01, Coding +1d, Done +1d", devReview()), Level::Stage), "Done").addsToItems());
    }

    void knowsNoEfficiencyOfItemsWithoutAHistory()
    {
        const StreamResult s = measure(factsOf("A-1: created 2025-03-01, resolved 2025-03-04", devReview()), Level::Stage);
        QCOMPARE(s.finished, 1);
        QCOMPARE(s.leadTimeKnown, 1);
        QVERIFY(!s.totals.flowEfficiency);
        QVERIFY(!s.totals.workMeanSeconds);
    }

    void knowsNoPartsOfItemsOlderThanTheirCreation_data()
    {
        QTest::addColumn<int>("level");
        QTest::newRow("statuses") << int(Level::Status);
        QTest::newRow("stages") << int(Level::Stage);
    }
    void knowsNoPartsOfItemsOlderThanTheirCreation()
    {
        QFETCH(int, level);
        const std::string migrated = "A-1: created 2025-03-10, Coding 2025-03-01, Done 2025-03-11";
        const StreamResult alone = measure(factsOf(migrated.c_str(), devReview()), Level(level));
        QCOMPARE(alone.leadTimeKnown, 1);
        QVERIFY(!alone.totals.flowEfficiency);
        QVERIFY(!alone.totals.workMeanSeconds);
        QVERIFY(!alone.totals.workLeastSeconds);
        const StreamResult two =
            measure(factsOf((migrated + "\nA-2: created 2025-03-01, Coding +1d, Done +1d").c_str(), devReview()), Level(level));
        QCOMPARE(two.totals.partsKnown, 1);
        QCOMPARE(*two.totals.flowEfficiency, 0.5);
    }

    void sharesWhatIsReopenedAmongAllThatWasDone()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01, Done +1d, Coding +2d, Done +1d\n"
                                               "A-2: Coding 2025-03-01, Done +1d\nA-3: Coding 2025-03-01, Done +2d",
                                           devReview()),
            Level::Stage);
        QVERIFY(edge(s, "Done", "Dev").backward);
        QCOMPARE(*edge(s, "Done", "Dev").share, 0.25); // A-1 was done twice
        QCOMPARE(*edge(s, "Dev", "Done").share, 1.0);
    }

    void knowsNoPartsWhereAnItemsEntryIsUnknown_data()
    {
        QTest::addColumn<int>("level");
        QTest::newRow("statuses") << int(Level::Status);
        QTest::newRow("stages") << int(Level::Stage);
    }
    void knowsNoPartsWhereAnItemsEntryIsUnknown()
    {
        QFETCH(int, level);
        const StreamResult s =
            measure(factsOf("A-1: created 2025-03-01, resolved 2025-03-11, now Done, cut\nA-2: created 2025-03-02, now Coding, cut\n"
                            "A-3: created 2025-03-02, now Ready, cut",
                        devReview()),
                Level(level));
        QCOMPARE(s.leadTimeKnown, 1);
        QCOMPARE(s.totals.partsKnown, 0);
        QVERIFY(!s.totals.partsLeadMeanSeconds);
        QVERIFY(!s.totals.workMeanSeconds);
        QVERIFY(!s.totals.waitMeanSeconds);
        QVERIFY(!s.totals.flowEfficiency);
        const auto parts = timeParts(s);
        QCOMPARE(parts.size(), std::size_t {1});
        QCOMPARE(parts[0].tone, TimeTone::Unknown);
        QCOMPARE(parts[0].seconds, 10 * day);
    }

    void takesMeansOfPartsAndTheirLeadTimeOverTheSameItems()
    {
        const StreamResult s = measure(factsOf("A-1: created 2025-03-01, Open > Ready 2025-03-03, Ready > Coding 2025-03-04, "
                                               "Coding > Done 2025-03-06\n"
                                               "A-2: created 2025-03-01, Open > Coding 2025-03-02, Testing > Done 2025-03-31",
                                           devReview()),
            Level::Stage);
        QCOMPARE(s.totals.leadTime.n, 2);
        QCOMPARE(s.totals.partsKnown, 1);
        QCOMPARE(*s.totals.partsLeadMeanSeconds, 5 * day);
        QCOMPARE(*s.totals.waitMeanSeconds, day);
        QCOMPARE(*s.totals.workMeanSeconds, 2 * day);
        const auto parts = timeParts(s);
        QCOMPARE(parts.size(), std::size_t {3});
        QCOMPARE(parts[0].tone, TimeTone::Outside);
        QCOMPARE(parts[0].seconds, 2 * day);
    }

    void knowsTheStagesThatTellTheirPartsThoughNoItemTellsAll()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01..2025-03-05, Reviewing ..2025-03-08, "
                                               "Testing 2025-03-09..2025-03-11, Done ..2025-03-11\n"
                                               "A-2: Coding 2025-03-03..2025-03-05, Reviewing ..2025-03-06, Done ..2025-03-06",
                                           devReview()),
            Level::Stage);
        QCOMPARE(s.totals.partsKnown, 0);
        QVERIFY(!s.totals.workMeanSeconds && !s.totals.waitMeanSeconds && !s.totals.flowEfficiency);
        QCOMPARE(*s.totals.leadTime.mean, 6.5 * day);
        QCOMPARE(*s.totals.workLeastSeconds, (4 + 2 + 2) / 2.0 * day);
        QCOMPARE(*s.totals.waitLeastSeconds, 0.5 * day);
        QCOMPARE(*stage(s, "Dev").workPerItemSeconds, 3 * day);
        QCOMPARE(*stage(s, "Test").waitPerItemSeconds, 0.5 * day);
        QVERIFY(!stage(s, "Review").workPerItemSeconds && !stage(s, "Review").waitPerItemSeconds);
        const auto parts = timeParts(s);
        QCOMPARE(parts.back().tone, TimeTone::Unknown);
        QCOMPARE(parts.back().seconds, 2 * day);
        QCOMPARE(english(answers(s).front()), std::string("On average an item takes 6.5 days, at least 12 hours of it waiting."));
    }

    void agesNothingBeyondTheTrackersExport()
    {
        const char* const log = "A-1: Coding 2025-03-01\nA-2: Coding 2025-03-05, Done 2025-03-10\n";
        const std::string longer = std::string(log) + "commit 1a2b3c repo Ann 2027-03-03T09:00";
        for (const std::string& text : {std::string(log), longer}) {
            const StreamResult s = measure(factsOf(text.c_str(), devReview()), Level::Stage);
            QCOMPARE(*stage(s, "Dev").wipAgeP50Seconds, 9 * day);
            QCOMPARE(s.window.stateTo(), instantFromText("2025-03-10") + Duration(1));
        }
        const StreamResult soon = measure(factsOf((std::string(log) + "newest 2025-03-15").c_str(), devReview()), Level::Stage);
        QCOMPARE(*stage(soon, "Dev").wipAgeP50Seconds, 14 * day); // a quiet weekend is no end
    }

    void knowsNoWaitingWhereNothingIsAQueue()
    {
        const char* const log = "A-1: Open 2025-03-01, Coding +2d, Reviewing +1d, Done +1d";
        for (const Level level : {Level::Stage, Level::Status}) {
            const StreamResult s = measure(factsOf(log, devReview()), level);
            QVERIFY(!s.totals.waitMeanSeconds);
            QVERIFY(!s.tellsWaiting);
            QCOMPARE(*s.totals.workMeanSeconds, 2 * day);
            for (const StreamStage& each : s.stages) {
                QVERIFY(!each.waitPerItemSeconds);
                QCOMPARE(each.wait.n, std::int64_t {0});
                QVERIFY(!each.wait.mean);
            }
            QCOMPARE(timeParts(s).front().seconds, 2 * day);
        }
    }

    void knowsNeitherPartOfAVisitWhoseBeginningIsUnknown()
    {
        const StreamResult s = measure(factsOf("A-1: created 2025-03-01, Open > Coding 2025-03-02, Testing > Done 2025-03-10\n"
                                               "A-2: created 2025-03-01, Open > Coding 2025-03-02, For Test > Testing 2025-03-08, "
                                               "Testing > Done 2025-03-10",
                                           devReview()),
            Level::Stage);
        QCOMPARE(stage(s, "Test").visits, 2);
        QCOMPARE(stage(s, "Test").work.n, 0);
        QCOMPARE(stage(s, "Test").wait.n, 0);
    }

    void sumsWhatIsLongerThanMicrosecondsCanSay()
    {
        std::string log;
        for (int i = 0; i < 200; ++i)
            log.append("A-").append(std::to_string(i)).append(": Ready 0001-01-01, Coding 2025-01-01, Done +1d\n");
        const StreamResult s = measure(factsOf(log.c_str(), devReview()), Level::Stage);
        QCOMPARE(s.totals.partsKnown, 200);
        QCOMPARE(*s.totals.waitMeanSeconds, seconds(instantFromText("2025-01-01") - instantFromText("0001-01-01")));
        QVERIFY(*s.totals.flowEfficiency > 0);
    }
};

QTEST_APPLESS_MAIN(TestStreamParts)
#include "tst_stream_parts.moc"
