// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/stream_measures.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using namespace testsupport;

namespace {

const char* const events = "T-1 Bug: Ready 2025-03-03T09:00, Ready > Review 2025-03-03T10:00, Review > Review 2025-03-03T12:00, "
                           "Review > Done 2025-03-12T12:00\n"
                           "T-2 Story: Ready 2025-03-04T09:00";

const char* const pairs = "P-1: Code 2025-03-03T08:00..2025-03-03T10:00, Test 2025-03-03T13:00..2025-03-03T14:00, Ship ..2025-03-03T15:00\n"
                          "P-2: Code 2025-03-03T08:00.., Test 2025-03-03T09:00.., Code ..2025-03-03T12:00, Test ..2025-03-03T13:00, "
                          "Code 2025-03-03T16:00..";

const char* const tracker = "J-1 Bug: created 2025-03-03T09:00, resolved 2025-03-10T09:00, Open > In Progress 2025-03-04T09:00, In "
                            "Progress > Open 2025-03-04T09:00, "
                            "Open > Wait 2025-03-05T09:00, Wait > In Progress 2025-03-05T09:00, QA > Done 2025-03-10T09:00\n"
                            "J-2 Bug: created 2025-03-06T09:00, now Open";

} // namespace

class TestStreamStatuses : public QObject {
    Q_OBJECT
private slots:
    void countsItems()
    {
        const StreamResult s = measure(factsOf(events));
        QCOMPARE(s.total, 2);
        QCOMPARE(s.finished, 1);
        QCOMPARE(s.inProgress, 1);
    }

    void countsEdgesAlsoFromAStatusToItself()
    {
        QCOMPARE(edgesOf(measure(factsOf(events))), (Counts {{"Ready -> Review", 1}, {"Review -> Review", 1}, {"Review -> Done", 1}}));
    }

    void givesTimeToClosedVisitsOnly()
    {
        const StreamResult s = measure(factsOf(events));
        QCOMPARE(hours(stage(s, "Ready").time), (NMean {1, 1}));
        QCOMPARE(hours(stage(s, "Review").time), (NMean {2, 109}));
        QCOMPARE(hours(stage(s, "Done").time), (NMean {0, std::nullopt}));
        QVERIFY(!stage(s, "Done").time.p50);
    }

    void countsOpenVisitsOfUnfinishedItemsAsInProgress()
    {
        const StreamResult s = measure(factsOf(events));
        QCOMPARE(stage(s, "Ready").wip, 1);
        QCOMPARE(stage(s, "Review").wip, 0);
        QCOMPARE(stage(s, "Done").wip, 0);
    }

    void runsTheLeadTimeFromCreationToTheFinish()
    {
        const StreamResult s = measure(factsOf(events));
        QCOMPARE(s.totals.leadTime.n, 1);
        QCOMPARE(*s.totals.leadTime.p50, 9 * day + 3 * hour);
    }

    void takesTheEndOfTheWindowAsOutside()
    {
        const StreamResult s = measure(factsOf(events), Level::Status, "2025-03-04", "2025-03-12");
        QVERIFY(edgesOf(s).empty());
        QCOMPARE(s.totals.leadTime.n, 0);
        QVERIFY(!s.totals.leadTime.mean);
        QCOMPARE(s.total, 2);
        QCOMPARE(s.finished, 0);
        QCOMPARE(s.inProgress, 2);
        QCOMPARE(stage(s, "Review").wip, 1);
    }

    void countsAnEdgeWhereItIsTaken()
    {
        const StreamResult s = measure(factsOf(events), Level::Status, "2025-03-12", "2025-03-13");
        QCOMPARE(edgesOf(s), (Counts {{"Review -> Done", 1}}));
        QCOMPARE(hours(stage(s, "Review").time), (NMean {1, 216}));
    }

    void leavesOutWhatWasFinishedBeforeTheWindow()
    {
        const StreamResult s = measure(factsOf(events), Level::Status, "2025-03-13");
        QCOMPARE(s.total, 1);
        QCOMPARE(s.inProgress, 1);
    }

    void filtersItems()
    {
        const auto facts = factsOf(events);
        const StreamResult story = measure(facts, Level::Status, nullptr, nullptr, {{"type", {"Story"}}});
        QCOMPARE(story.total, 1);
        QVERIFY(edgesOf(story).empty());
        const StreamResult done = measure(facts, Level::Status, nullptr, nullptr, {{"type", {"Story", "Bug"}}, {"status", {"Done"}}});
        QCOMPARE(done.total, 1);
        QCOMPARE(edgesOf(done), edgesOf(measure(facts)));
    }

    void joinsCompleteEventsByEdges()
    {
        const StreamResult s = measure(factsOf(pairs));
        QCOMPARE(edgesOf(s), (Counts {{"Code -> Test", 2}, {"Test -> Ship", 1}}));
        QCOMPARE(hours(edge(s, "Code", "Test").time), (NMean {2, 2.5})); // 10 to 14, 12 to 13
        QCOMPARE(hours(edge(s, "Test", "Ship").time), (NMean {1, 1}));
    }

    void splitsTheTimeOfSpansIntoWorkAndWait()
    {
        const StreamResult s = measure(factsOf(pairs));
        QCOMPARE(hours(stage(s, "Code").time), (NMean {2, 3}));
        QCOMPARE(hours(stage(s, "Test").time), (NMean {2, 4}));
        QCOMPARE(hours(stage(s, "Ship").time), (NMean {1, 1}));
        QCOMPARE(hours(stage(s, "Code").work), (NMean {2, 3}));
        QCOMPARE(hours(stage(s, "Test").work), (NMean {2, 2.5}));
        QCOMPARE(stage(s, "Ship").work.n, 0);
        QCOMPARE(hours(stage(s, "Code").wait), (NMean {2, 0}));
        QCOMPARE(hours(stage(s, "Test").wait), (NMean {2, 1.5}));
        QCOMPARE(stage(s, "Ship").wait.n, 0);
    }

    void countsAStartThatIsNotOverAsInProgress()
    {
        const StreamResult s = measure(factsOf(pairs));
        QCOMPARE(stage(s, "Code").wip, 1);
        QCOMPARE(stage(s, "Test").wip, 0);
    }

    void knowsWorkAndWaitOfFinalActivitiesToo()
    {
        const StreamResult s = measure(factsOf("P-1: Code 2025-03-03T08:00..+2h, Reject +1h..+1h"));
        QCOMPARE(stage(s, "Reject").kind, std::string("discarded"));
        QCOMPARE(hours(stage(s, "Reject").work), (NMean {1, 1}));
        QCOMPARE(hours(stage(s, "Reject").wait), (NMean {1, 1}));
    }

    // Trackers at status level.

    void believesChangesOfATracker()
    {
        const StreamResult s = measure(factsOf(tracker));
        QCOMPARE(edgesOf(s),
            (Counts {{"Open -> In Progress", 1}, {"In Progress -> Open", 1}, {"Open -> Wait", 1}, {"Wait -> In Progress", 1},
                {"QA -> Done", 1}}));
    }

    void knowsNoTimeInAHole()
    {
        const StreamResult s = measure(factsOf(tracker));
        QCOMPARE(hours(stage(s, "Open").time), (NMean {2, 24}));
        QCOMPARE(hours(stage(s, "Wait").time), (NMean {1, 0}));
        QCOMPARE(hours(stage(s, "In Progress").time), (NMean {1, 0}));
        QCOMPARE(stage(s, "QA").time.n, 0);
        QCOMPARE(stage(s, "QA").visits, 1);
        QCOMPARE(stage(s, "Done").time.n, 0);
        QCOMPARE(edge(s, "QA", "Done").time.n, 0);
    }

    void speaksOfStatusesWithoutTheStream()
    {
        StageMap map = devReview();
        map.where["type"] = {"Story"};
        const auto facts = factsOf("A-1 Story: Coding 2025-03-03, Done +1d\nA-2 Epic: Coding 2025-03-03, Done +2d", map);
        QCOMPARE(measure(facts, Level::Status).finished, 2);
        QCOMPARE(measure(facts, Level::Stage).finished, 1);
        QCOMPARE(edgesOf(measure(facts, Level::Status)), (Counts {{"Coding -> Done", 2}}));
        QCOMPARE(edgesOf(measure(facts, Level::Stage)), (Counts {{"Dev -> Done", 1}}));
    }

    void givesStatusesOfOneNameOneRow()
    {
        const auto data = std::make_shared<Dataset>(*datasetFromText("A-1: Coding 2025-03-03, Other +1d, Done +1d"));
        data->statuses[1].name = "Coding"; // two lists of one name on two boards
        SilentProgress silent;
        const auto facts = computeFacts(data, proposeStageMap(*data), Calendar(), silent);
        QCOMPARE(edgesOf(measure(facts)), (Counts {{"Coding -> Coding", 1}, {"Coding -> Done", 1}}));
    }
};

QTEST_APPLESS_MAIN(TestStreamStatuses)
#include "tst_stream_statuses.moc"
