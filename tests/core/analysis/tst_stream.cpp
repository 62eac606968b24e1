// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sentences.h"
#include "core/analysis/stage_proposal.h"
#include "core/analysis/stream.h"
#include "core/analysis/time_parts.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <map>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using testsupport::datasetFromText;
using testsupport::instantFromText;

namespace {

constexpr double hour = 3600;
constexpr double day = 24 * hour;

StageMap devReview()
{
    StageMap map;
    map.stages = {
        {"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}},
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, "Core", 3},
        {"Review", StageKind::Work, {"For Review"}, {"Reviewing"}, "Peers", {}},
        {"Test", StageKind::Work, {"For Test"}, {"Testing"}, "Peers", {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
        {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}},
    };
    return map;
}

FactsPtr factsOf(const char* text, const std::optional<StageMap>& map = std::nullopt)
{
    SilentProgress silent;
    const DatasetPtr data = datasetFromText(text);
    return computeFacts(data, map ? *map : proposeStageMap(*data), Calendar(), silent);
}

StreamResult measure(const FactsPtr& facts, Level level = Level::Status, const char* from = nullptr, const char* to = nullptr,
    std::map<std::string, std::vector<std::string>> where = {})
{
    SilentProgress silent;
    Selection selection;
    selection.where = std::move(where);
    const auto at = [](const char* text) { return text == nullptr ? std::nullopt : parseIsoDay(text); };
    selection.window = facts->calendar.window(at(from), at(to));
    return measureStream(*facts, selection, level, silent);
}

using Counts = std::map<std::string, std::int64_t>;

Counts edgesOf(const StreamResult& stream)
{
    Counts counts;
    for (const StreamEdge& edge : stream.edges)
        counts[stream.stages[edge.from].name + " -> " + stream.stages[edge.to].name] += edge.count;
    return counts;
}

const StreamEdge& edge(const StreamResult& stream, std::string_view from, std::string_view to)
{
    for (const StreamEdge& e : stream.edges) {
        if (stream.stages[e.from].name == from && stream.stages[e.to].name == to)
            return e;
    }
    throw std::out_of_range("no such edge");
}

const StreamStage& stage(const StreamResult& stream, std::string_view name)
{
    for (const StreamStage& s : stream.stages) {
        if (s.name == name)
            return s;
    }
    throw std::out_of_range(std::string(name));
}

using NMean = std::pair<std::int64_t, std::optional<double>>;

NMean hours(const stats::Summary& summary)
{
    return {summary.n, summary.mean ? std::optional(*summary.mean / hour) : std::nullopt};
}

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

class TestStream : public QObject {
    Q_OBJECT
private slots:
    // Event logs at status level.

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

    // Stage level.

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
            for (const StreamStage& each : s.stages)
                QVERIFY(!each.waitPerItemSeconds);
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
        QCOMPARE(*s.totals.rolledCompleteAndAccurate, 0.5);
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
