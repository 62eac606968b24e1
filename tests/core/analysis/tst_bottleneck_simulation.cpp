// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/station_log_source.h"
#include "core/analysis/what_if.h"
#include "core/base/error.h"
#include "tests/core/analysis/bottleneck_streams.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

#include <string>

using namespace weir;
using namespace weir::analysis;
using namespace testsupport;

namespace {

/// A team whose queues are seen: two develop, one reviews, as told by a tracker.
std::string teamLog(int items, double reviewWork)
{
    const simulation::StationLog log = madeLog({{"Dev", 2, 4000, false, true}, {"Review", 1, reviewWork, false, true}}, items, 3600, 41);
    std::string text;
    const auto at = [](Instant t) { return isoInstant(t).substr(0, 19); };
    for (std::size_t i = 0; i < log.items.size(); ++i) {
        const auto& dev = log.visits[log.items[i].firstVisit];
        const auto& review = log.visits[log.items[i].firstVisit + 1];
        text += "A-" + std::to_string(i + 1) + ": Ready " + at(dev.entered) + ", Coding " + at(dev.started) + ", For Review " + at(dev.left)
            + ", Reviewing " + at(review.started) + ", Done " + at(review.left) + "\n";
    }
    return text;
}

BottleneckRanking simulated(const FactsPtr& facts)
{
    SilentProgress silent;
    return rankBySimulation(*facts, {}, measure(facts), 1, silent);
}

} // namespace

class TestBottleneckSimulation : public QObject {
    Q_OBJECT
private slots:
    void ranksByGainWhereTheLogBearsIt()
    {
        const auto facts = factsOf(teamLog(400, 3100));
        const BottleneckRanking ranking = simulated(facts);
        QCOMPARE(ranking.method, std::string("simulation"));
        QCOMPARE(ranking.entries.size(), std::size_t {2});
        const BottleneckEntry& first = ranking.entries.front();
        QCOMPARE(first.stage, std::string("Review"));
        QCOMPARE(first.rank, 1);
        QCOMPARE(*first.limit, std::string("people"));
        QVERIFY(*first.gainMeanSeconds > *ranking.entries[1].gainMeanSeconds);
        QVERIFY(*first.gainLowSeconds <= *first.gainMeanSeconds && *first.gainMeanSeconds <= *first.gainHighSeconds);
        QVERIFY(first.gainP50Seconds && first.gainP85Seconds && first.gainThroughputPerWeek);
        QVERIFY(std::abs(*first.gainThroughputPerWeek) < 1); // what more gets through, not all that does: nearly all items have finished
        QVERIFY(*first.evidence.utilisation > 0.7 && *first.evidence.utilisation <= 1);
        QVERIFY(ranking.standout() != nullptr);
        QVERIFY(!ranking.hiddenStarts && first.waiting);
        QVERIFY(std::abs(first.waiting->offHours + first.waiting->batching + first.waiting->contention + first.waiting->unexplained
                    - first.waiting->wait)
            < 1e-6 * first.waiting->wait);
        QVERIFY(*first.waiting->share(first.waiting->contention) > 0.9); // one reviewer, who is never idle while items wait
        QVERIFY(methodWhy(ranking).find("replayed") != std::string::npos);
        for (const auto& check : ranking.checks)
            QVERIFY2(check.ok, check.name.c_str());
    }

    void saysWhyItRanksBySignals()
    {
        const BottleneckRanking ranking = simulated(factsOf(teamLog(40, 3100)));
        QCOMPARE(ranking.method, std::string("signals"));
        QVERIFY(ranking.why == MethodReason::Few);
        QVERIFY(methodWhy(ranking).find("Gains need 100 finished items, and there are 40; stages are ranked by") == 0);
        QVERIFY(!ranking.entries.front().gainMeanSeconds);
        QVERIFY(!ranking.checks.empty());
    }

    void everyReasonIsASentence()
    {
        for (int why = 0; why <= static_cast<int>(MethodReason::Wide); ++why) {
            const std::string words = english(static_cast<MethodReason>(why), 0.3);
            QVERIFY2(words.size() > 40 && words.back() == '.', words.c_str());
        }
        QCOMPARE(english(Disagreement {DisagreementKind::NobodyWaits, "Customer Trial", "Review"}),
            std::string("Customer Trial is the longest stage, but nobody waits for it."));
    }

    void nothingFinishedIsNothingToReplay()
    {
        const BottleneckRanking ranking = simulated(factsOf("A-1: Coding 2025-03-01, For Review +1d, Reviewing +3d, Coding +1d"));
        QCOMPARE(ranking.method, std::string("signals"));
    }

    void readsStaysAsTheTrackerTellsThem()
    {
        const auto facts =
            factsOf("A-1: Ready 2025-03-01, Coding +1d, For Review +2d, Reviewing +3d, Coding +1d, For Review +1d, Done +1d\n"
                    "A-2: Ready 2025-03-01, Coding +2d\n");
        const simulation::StationLog log = stationLogOf(*facts, {}, SilentProgress());
        QCOMPARE(log.items.size(), std::size_t {2});
        QCOMPARE(log.items[0].visitCount, 4U); // Dev, Review, Dev again, and a queue that was left without work
        QVERIFY(log.items[0].counted && !log.items[1].counted);
        const auto& dev = log.visits[0];
        QCOMPARE(dev.started - dev.entered, Duration(std::chrono::hours(24)));
        QCOMPARE(dev.left - dev.started, Duration(std::chrono::hours(48)));
        QVERIFY(!isKnown(log.visits[2].started)); // nobody queued it again
        QVERIFY(!log.visits[3].worked);
        QVERIFY(!isKnown(log.visits[4].left) && log.open);
    }

    void countsOnlyTheItemsOfTheWindowAndReplaysAll()
    {
        const auto facts = factsOf(teamLog(200, 3100));
        Selection selection;
        selection.window.from = instantFromText("2025-01-10");
        const simulation::StationLog log = stationLogOf(*facts, selection, SilentProgress());
        SilentProgress silent;
        const auto counted = std::ranges::count_if(log.items, &simulation::LoggedItem::counted);
        QCOMPARE(counted, measureStream(*facts, selection, Level::Stage, silent).totals.leadTime.n);
        QCOMPARE(log.items.size(), std::size_t {200});
    }

    void aWhatIfStartsFromTheLeadTimeOfTheStream()
    {
        SilentProgress silent;
        const auto facts = factsOf(teamLog(400, 3100));
        const simulation::Change halved {simulation::Lever::Work, 1, true, 0.5};
        const WhatIfResult result = simulateChanges(*facts, {}, {halved}, 1, silent);
        QCOMPARE(result.baseline, measure(facts).totals.leadTime);
        QVERIFY(result.trusted);
        QVERIFY(*result.meanSeconds < 0 && *result.lowSeconds <= *result.meanSeconds && *result.meanSeconds <= *result.highSeconds);
        QVERIFY(std::abs(*result.future.mean - *result.baseline.mean - *result.meanSeconds) < 1);
        QCOMPARE(result.future.n, result.baseline.n);
        QVERIFY(!calibrationWords(result).empty());
    }

    void aWhatIfOfTooFewSaysSo()
    {
        SilentProgress silent;
        const auto facts = factsOf(teamLog(20, 3100));
        const WhatIfResult result = simulateChanges(*facts, {}, {{simulation::Lever::Work, 1, true, 0.5}}, 1, silent);
        QVERIFY(!result.trusted);
        QCOMPARE(calibrationWords(result), std::string("Gains need 100 finished items, and there are 20."));
        QVERIFY_EXCEPTION_THROWN((void)simulateChanges(*facts, {}, {{simulation::Lever::Rework, 1, false, 0.2}}, 1, silent), Error);
    }
};

QTEST_GUILESS_MAIN(TestBottleneckSimulation)
#include "tst_bottleneck_simulation.moc"
