// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/stream_measures.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using namespace testsupport;

class TestStream : public QObject {
    Q_OBJECT
private slots:
    void givesEveryStatusItsKind()
    {
        const StreamResult s =
            measure(factsOf("A-1: Open 2025-03-03, Ready +1d, Coding +1d, For Review +1d, Done +1d\nA-2: Dropped 2025-03-03", devReview()));
        QCOMPARE(stage(s, "Open").kind, std::string("outside"));
        QCOMPARE(stage(s, "Ready").kind, std::string("queue"));
        QCOMPARE(stage(s, "Coding").kind, std::string("work"));
        QCOMPARE(stage(s, "Done").kind, std::string("done"));
        QCOMPARE(stage(s, "Dropped").kind, std::string("discarded"));
    }

    void measuresAStageAsOneVisit()
    {
        const StreamResult s = measure(
            factsOf("A-1: Open 2025-03-01, Ready +1d, Coding +2d, For Review +3d, Reviewing +1d, Done +2d", devReview()), Level::Stage);
        QCOMPARE(s.stages.size(), std::size_t {6});
        QCOMPARE(hours(stage(s, "Dev").time), (NMean {1, 120}));
        QCOMPARE(hours(stage(s, "Dev").wait), (NMean {1, 48}));
        QCOMPARE(hours(stage(s, "Dev").work), (NMean {1, 72}));
        QCOMPARE(edgesOf(s), (Counts {{"Backlog -> Dev", 1}, {"Dev -> Review", 1}, {"Review -> Done", 1}}));
        QCOMPARE(hours(edge(s, "Dev", "Review").time), (NMean {1, 120}));
        QVERIFY(edge(s, "Dev", "Review").handoff);
        QVERIFY(!edge(s, "Review", "Done").handoff);
        QCOMPARE(*stage(s, "Dev").team, std::string("Core"));
        QCOMPARE(*stage(s, "Dev").wipLimit, 3);
    }

    void countsReworkAndWhatItCosts()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Done +1d\n"
                                               "A-2: Coding 2025-03-01, Reviewing +1d, Done +1d",
                                           devReview()),
            Level::Stage);
        const StreamEdge& back = edge(s, "Review", "Dev");
        QVERIFY(back.backward);
        QVERIFY(!edge(s, "Dev", "Review").backward);
        QCOMPARE(*back.share, 1.0 / 3);
        QCOMPARE(*back.costSeconds, 2 * day);
        QVERIFY(!edge(s, "Dev", "Review").costSeconds);
        QCOMPARE(*stage(s, "Dev").reworkRate, 1.0 / 3);
        QCOMPARE(*stage(s, "Review").reworkRate, 1.0 / 3);
    }

    void doesNotCallItReworkWhereTheItemHadNeverBeen()
    {
        // Work side by side in an order that is only proposed: Review comes first here, Dev after it.
        const StreamResult s = measure(factsOf("A-1: Reviewing 2025-03-01, Coding +1d, Done +1d\n"
                                               "A-2: Coding 2025-03-01, Reviewing +1d, Done +1d",
                                           devReview()),
            Level::Stage);
        QCOMPARE(edge(s, "Review", "Dev").count, 1);
        QCOMPARE(edge(s, "Review", "Dev").returns, 0);
        QVERIFY(!edge(s, "Review", "Dev").backward);
    }

    void countsOnlyReturnsInTheShareThatComesBack()
    {
        const StreamResult s = measure(factsOf("A-1: Reviewing 2025-03-01, Coding +1d, Done +1d\n"
                                               "A-2: Coding 2025-03-01, Reviewing +1d, Coding +1d, Done +1d",
                                           devReview()),
            Level::Stage);
        const StreamEdge& back = edge(s, "Review", "Dev");
        QCOMPARE(back.count, 2);
        QVERIFY(back.backward);
        QCOMPARE(*back.share, 0.5);
    }

    void doesNotCallWhatTwoSourcesTellAReturn()
    {
        const char* const told = "A-1: Coding 2025-03-01..2025-03-02, Reviewing 2025-03-03..2025-03-04, beside, Coding 2025-03-01, "
                                 "Reviewing 2025-03-02, Done 2025-03-05\n"
                                 "A-2: Coding 2025-03-01..2025-03-02, Reviewing 2025-03-03..2025-03-04, Coding 2025-03-05..2025-03-06, "
                                 "beside, Open 2025-03-01, Done 2025-03-07";
        const FactsPtr facts = factsOf(told, devReview());
        QVERIFY(facts->data->tellsTwice(0));
        for (const Level level : {Level::Stage, Level::Status}) {
            const StreamResult s = measure(facts, level);
            const StreamStage& dev = stage(s, level == Level::Stage ? "Dev" : "Coding");
            QCOMPARE(dev.visits, 4);
            QCOMPARE(*dev.reworkRate, 0.25); // of the other item, as its activities tell
            QCOMPARE(*stage(s, level == Level::Stage ? "Review" : "Reviewing").reworkRate, 0.0);
        }
    }

    void doesNotCallTheWayBackToTheBacklogRework()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01, Open +1d", devReview()), Level::Stage);
        QVERIFY(!edge(s, "Dev", "Backlog").backward);
    }

    void blamesTheGiverForWhatBounces()
    {
        // Review hands over to Test twice, one bounces to Dev; Dev's own hand-overs to Review are good.
        const StreamResult s = measure(
            factsOf("A-1: Coding 2025-03-01, Reviewing +1d, Testing +1d, Coding +1d, Reviewing +1d, Testing +1d, Done +1d", devReview()),
            Level::Stage);
        QCOMPARE(*stage(s, "Dev").completeAndAccurate, 1.0);
        QCOMPARE(*stage(s, "Review").completeAndAccurate, 0.5);
        QCOMPARE(*stage(s, "Test").completeAndAccurate, 1.0);
        QCOMPARE(stage(s, "Review").handOvers, std::int64_t(2));
        QVERIFY(!s.totals.rolledCompleteAndAccurate); // of so few nothing is multiplied, and that is said
        QCOMPARE(s.totals.rolledStages, std::int64_t(0));
        QCOMPARE(s.totals.rolledLeftOut, std::int64_t(3));
    }

    void doesNotJudgeAHandOverThatIsStillWithItsReceiver()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01, Reviewing +1d", devReview()), Level::Stage);
        QVERIFY(!stage(s, "Dev").completeAndAccurate);
        QVERIFY(!s.totals.rolledCompleteAndAccurate);
    }

    void doesNotJudgeAHandOverByWhatLiesBehindTheWindow()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, Reviewing +1d, Coding 2025-03-10, Reviewing +1d, Done +1d", devReview());
        QVERIFY(!stage(measure(facts, Level::Stage, nullptr, "2025-03-10"), "Dev").completeAndAccurate);
        QCOMPARE(*stage(measure(facts, Level::Stage, nullptr, "2025-03-11"), "Dev").completeAndAccurate, 0.0);
        QCOMPARE(*stage(measure(facts, Level::Stage), "Dev").completeAndAccurate, 0.5);
    }

    void tellsThePastAsItWas()
    {
        const auto text = "A-1: Ready 2025-03-01, Coding +1d, For Review +3d, Done 2025-03-12\n"
                          "A-2: Ready 2025-03-03, Coding 2025-03-20, Done 2025-03-25\nA-3: Ready 2025-03-18";
        const auto facts = factsOf(text, devReview());
        for (const Level level : {Level::Status, Level::Stage}) {
            SilentProgress silent;
            Selection past;
            past.now = instantFromText("2025-03-15T00:00") - Duration(1);
            const StreamResult then = measureStream(*facts, past, level, silent);
            const StreamResult cut = measure(facts, level, nullptr, "2025-03-15");
            QCOMPARE(then.total, 2);
            QCOMPARE(then.finished, 1);
            QCOMPARE(then.inProgress, 1);
            QCOMPARE(edgesOf(then), edgesOf(cut));
            for (std::size_t row = 0; row < then.stages.size(); ++row) {
                QCOMPARE(then.stages[row].wip, cut.stages[row].wip);
                QCOMPARE(then.stages[row].time, cut.stages[row].time);
                QCOMPARE(then.stages[row].waiting, cut.stages[row].waiting);
            }
        }
    }

    void letsNoQueueGrowByHolesInHistories()
    {
        // Every item is seen to come for review, and none to leave it.
        std::string text;
        for (int i = 1; i <= 40; ++i)
            text += "A-" + std::to_string(i) + ": created 2025-03-01, Coding > For Review 2025-03-02, Testing > Done 2025-03-"
                + std::to_string(10 + i % 20) + "\n";
        const StreamResult s = measure(factsOf(text.c_str(), devReview()), Level::Stage);
        QCOMPARE(stage(s, "Review").arrivals, 40);
        QCOMPARE(stage(s, "Review").departures, 0);
        QCOMPARE(*stage(s, "Review").growthPerWeek, 0.0);
        QCOMPARE(*stage(s, "Test").growthPerWeek, 0.0);
        for (const BottleneckEntry& entry : s.ranking.entries)
            QCOMPARE(entry.evidence.queueGrowthPerWeek.value_or(0), 0.0);
    }

    void letsNoQueueKeepWhatIsOver()
    {
        const StreamResult s = measure(
            factsOf("A-1: Coding 2025-03-01, For Review +1d, resolved 2025-03-12\nA-2: Coding 2025-03-01", devReview()), Level::Stage);
        QCOMPARE(stage(s, "Review").joined, 1);
        QCOMPARE(stage(s, "Review").parted, 1);
    }

    void showsWhatWaitsAndForHowLong()
    {
        const auto facts = factsOf("newest 2025-03-11\n"
                                   "A-1: Coding 2025-03-01, For Review 2025-03-05\n"
                                   "A-2: Coding 2025-03-01, For Review 2025-03-08\n"
                                   "A-3: Coding 2025-03-01, For Review 2025-03-02, Reviewing 2025-03-03\n"
                                   "A-4: Open 2025-03-01",
            devReview());
        const StreamResult s = measure(facts, Level::Stage);
        QCOMPARE(stage(s, "Review").wip, 3);
        QCOMPARE(stage(s, "Review").waiting, 2);
        QCOMPARE(stage(s, "Review").oldest, Duration(144h));
        QCOMPARE(*stage(s, "Review").wipAgeP50Seconds, 6 * day);
        QCOMPARE(stage(s, "Dev").waiting, 0);
        QCOMPARE(stage(s, "Dev").oldest, unknownDuration);
        QCOMPARE(stage(s, "Backlog").wip, 1);
        QCOMPARE(s.inProgress, 3); // what is outside has not started
        QCOMPARE(waitingItems(*facts, {}, 2), (std::vector<std::uint32_t> {0, 1}));
    }

    void showsTheWindowsEndNotToday()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01, For Review 2025-03-05, Reviewing 2025-03-08, Done 2025-03-10", devReview());
        const StreamResult s = measure(facts, Level::Stage, nullptr, "2025-03-07");
        QCOMPARE(stage(s, "Review").waiting, 1);
        QCOMPARE(stage(s, "Review").oldest, Duration(48h));
        QCOMPARE(s.finished, 0);
        QCOMPARE(s.inProgress, 1);
        QCOMPARE(stage(s, "Review").time.n, 0);
    }

    void countsRatesOverTheWeeksThatTheDataCover()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03, Done 2025-03-10\nA-2: Coding 2025-03-04, Done 2025-03-17", devReview());
        QCOMPARE(*stage(measure(facts, Level::Stage), "Dev").arrivalsPerWeek, 1.0);
        QCOMPARE(*stage(measure(facts, Level::Stage), "Dev").departuresPerWeek, 1.0);
        QCOMPARE(*stage(measure(facts, Level::Stage, "2020-01-01"), "Dev").arrivalsPerWeek, 1.0);
    }

    void leavesDiscardedItemsOutOfThroughput()
    {
        const StreamResult s =
            measure(factsOf("A-1: Coding 2025-03-01, Dropped +1d\nA-2: Coding 2025-03-01, Done +1d", devReview()), Level::Stage);
        QCOMPARE(s.total, 2);
        QCOMPARE(s.finished, 1);
        QCOMPARE(s.inProgress, 0);
        QCOMPARE(s.totals.leadTime.n, 1);
        QCOMPARE(stage(s, "Dropped").wip, 0);
        QCOMPARE(stage(s, "Dropped").items, 1);
        QCOMPARE(s.discarded, 1);
    }

    void tellsOfEveryItemWhereItCounts()
    {
        const StreamResult s = measure(factsOf("A-1: Coding 2025-03-01, Dropped +1d\nA-2: Coding 2025-03-01, Done +1d\n"
                                               "A-3: created 2025-03-01, cut, now Done\nA-4: Coding 2025-03-01\nA-5: Open 2025-03-01",
                                           devReview()),
            Level::Stage);
        QCOMPARE(s.total, 5);
        QCOMPARE(s.finished, 1);
        QCOMPARE(s.discarded, 1);
        QCOMPARE(s.doneUndated, 1);
        QCOMPARE(s.inProgress, 1);
        QCOMPARE(s.notStarted(), 1);
    }

    void countsWhatTheStreamItselfLeavesOut()
    {
        StageMap map = devReview();
        map.where["type"] = {"Story"};
        const FactsPtr facts =
            factsOf("A-1 Story: Coding 2025-03-01, Done +1d\nA-2 Epic: Coding 2025-03-01\nA-3 Epic: Coding 2025-06-01", map);
        const StreamResult s = measure(facts, Level::Stage, nullptr, "2025-05-01");
        QCOMPARE(s.total, 1);
        QCOMPARE(s.notOfStream, 1); // the other Epic comes later
        QCOMPARE(measure(facts, Level::Status).notOfStream, 0);
    }

    void copesWithNothing()
    {
        const StreamResult s = measure(factsOf(""), Level::Stage);
        QCOMPARE(s.total, 0);
        QVERIFY(s.stages.empty());
        QVERIFY(s.ranking.entries.empty());
    }

    void opensEveryFigureIntoItsItems()
    {
        const auto facts = factsOf("newest 2025-04-01\n"
                                   "A-1: Coding 2025-03-01, Reviewing +1d, Coding +1d, Reviewing +1d, Done +1d\n"
                                   "A-2: Coding 2025-03-01, Reviewing +9d\nA-3: Open 2025-03-01\nA-4: Coding 2025-03-01, Dropped +1d",
            devReview());
        for (const auto& [from, to] :
            {std::pair<const char*, const char*> {nullptr, nullptr}, {"2025-03-02", "2025-03-05"}, {"2025-03-04", nullptr}}) {
            const StreamResult s = measure(facts, Level::Stage, from, to);
            Selection selection;
            selection.window = s.window.asked;
            for (std::size_t row = 0; row < s.stages.size(); ++row) {
                QCOMPARE(std::int64_t(itemsOfStage(*facts, selection, row).size()), s.stages[row].items);
                QCOMPARE(std::int64_t(waitingItems(*facts, selection, row).size()), s.stages[row].waiting);
            }
            for (const StreamEdge& e : s.edges)
                QVERIFY(!itemsOfEdge(*facts, selection, e.from, e.to).empty());
        }
        QCOMPARE(itemsOfEdge(*facts, {}, 1, 2), (std::vector<std::uint32_t> {0, 1}));
    }
};

QTEST_APPLESS_MAIN(TestStream)
#include "tst_stream.moc"
