// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine.h"
#include "core/simulation/stream_model.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

const std::vector<MadeStage> teamStages {{"Dev", 2, 4000}, {"Review", 1, 3250}, {"Trial", 0, 40000}, {"Test", 3, 6000}};

/// The mean lead time that the same team would have had, one stage's works at `factor`.
double trueMean(std::vector<MadeStage> stages, std::size_t stage, double factor, int items, std::uint64_t seed)
{
    stages[stage].meanWork *= factor;
    const StationLog log = madeLog(stages, items, 3600, seed);
    double sum = 0;
    for (const LoggedItem& item : log.items)
        sum += seconds(item.finished - item.created);
    return sum / static_cast<double>(log.items.size());
}

/// The log as an export sees it that begins and ends in the middle.
StationLog cut(const StationLog& whole, double from, double to)
{
    StationLog log = whole;
    log.items.clear();
    log.visits.clear();
    const Instant first = second(from);
    log.end = second(to);
    log.open = true;
    for (const LoggedItem& item : whole.items) {
        if (item.created < first || item.created > log.end)
            continue;
        LoggedItem seen = item;
        seen.firstVisit = static_cast<std::uint32_t>(log.visits.size());
        for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount && whole.visits[v].entered <= log.end; ++v) {
            log.visits.push_back(whole.visits[v]);
            if (log.visits.back().left > log.end)
                log.visits.back().left = unknownInstant;
        }
        seen.visitCount = static_cast<std::uint32_t>(log.visits.size()) - seen.firstVisit;
        seen.counted = item.finished <= log.end;
        if (!seen.counted)
            seen.finished = unknownInstant;
        log.items.push_back(seen);
    }
    return log;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private slots:
    void theBaselineGivesBackTheLog()
    {
        SilentProgress silent;
        for (const bool seen : {false, true}) {
            auto stages = teamStages;
            for (MadeStage& stage : stages)
                stage.seen = seen && stage.places > 0;
            const StationLog log = madeLog(stages, 600, 3600, 31);
            const StreamModel model(log, 1, silent);
            const LeadTimes leads = model.run(model.plan(model.best()), silent);
            for (std::size_t i = 0; i < leads.size(); ++i)
                QCOMPARE(leads[i], model.observed()[i]);
        }
    }

    void findsTheStageThatWouldGainMostAndByHowMuch()
    {
        SilentProgress silent;
        const int items = 1200;
        const Gains gains = simulateGains(madeLog(teamStages, items, 3600, 32), 1, silent);
        QVERIFY(gains.trusted());
        QCOMPARE(gains.stages.front().stage, 1U); // and not Trial, which is longest by far
        QVERIFY(gains.stages.front().limit == Limit::People);
        const double truth = trueMean(teamStages, 1, 1, items, 32) - trueMean(teamStages, 1, 0.8, items, 32);
        QVERIFY2(std::abs(gains.stages.front().mean - truth) < 0.1 * truth, qPrintable(QString::number(gains.stages.front().mean / truth)));
        QVERIFY(gains.stages.front().low <= truth && truth <= gains.stages.front().high);
        const auto trial = std::ranges::find(gains.stages, 2U, &StageGain::stage);
        QVERIFY(trial->limit == Limit::Elsewhere);
        QVERIFY(std::abs(trial->mean - 0.2 * 40000) < 0.15 * 0.2 * 40000);
    }

    void aLogThatIsCutGivesNearlyTheSameGains()
    {
        SilentProgress silent;
        const StationLog whole = madeLog(teamStages, 3000, 3600, 33);
        const double end = seconds(whole.end - second(0));
        const Gains of = simulateGains(whole, 1, silent);
        const Gains ofCut = simulateGains(cut(whole, 0.2 * end, 0.9 * end), 1, silent);
        QCOMPARE(ofCut.stages.front().stage, of.stages.front().stage);
        QVERIFY(std::abs(ofCut.stages.front().mean / of.stages.front().mean - 1) < 0.3);
        QVERIFY(ofCut.trusted());
    }

    void findsNoLimitWhereNobodyWaits()
    {
        SilentProgress silent;
        const Gains gains = simulateGains(madeLog({{"Trial", 0, 20000}, {"Supplier", 0, 40000}}, 800, 3600, 34), 1, silent);
        for (const StageGain& gain : gains.stages)
            QVERIFY(gain.limit == Limit::Elsewhere);
    }

    void fewItemsAreNotTrusted()
    {
        SilentProgress silent;
        const Gains gains = simulateGains(madeLog(teamStages, 60, 3600, 35), 1, silent);
        QVERIFY(!gains.trusted());
        QCOMPARE(gains.failed()->name, std::string("few"));
        QCOMPARE(*gains.failed()->value, 60.0);
    }

    void whatCannotBeBelievedIsNotComputedUnlessAskedFor()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 60, 3600, 35);
        QVERIFY(simulateGains(log, 1, silent).stages.empty());
        QVERIFY(!simulateGains(log, 1, silent, Doubted::Compute).stages.empty());
    }

    void anEndlessLogIsLeftAlone()
    {
        SilentProgress silent;
        StationLog log;
        log.stages = {{"Review", true}};
        log.visits.resize(mostStays + 1);
        const Gains gains = simulateGains(log, 1, silent);
        QCOMPARE(gains.failed()->name, std::string("many"));
    }

    void anEmptyLogHasNoGains()
    {
        SilentProgress silent;
        StationLog log;
        log.end = second(0);
        const Gains gains = simulateGains(log, 1, silent);
        QVERIFY(!gains.trusted());
        QVERIFY(gains.stages.empty());
    }

    void intervalsCoverTheTruth()
    {
        SilentProgress silent;
        int inside = 0;
        constexpr int teams = 12;
        for (std::uint64_t seed = 100; seed < 100 + teams; ++seed) {
            const auto gains = simulateGains(madeLog(teamStages, 500, 3600, seed), 1, silent);
            const auto& first = gains.stages.front();
            const double truth = trueMean(teamStages, first.stage, 1, 500, seed) - trueMean(teamStages, first.stage, 0.8, 500, seed);
            inside += first.low <= truth && truth <= first.high ? 1 : 0;
        }
        QVERIFY2(inside >= 9, qPrintable(QString::number(inside)));
    }

    void theSameSeedGivesTheSameFigures()
    {
        SilentProgress silent;
        auto stages = teamStages;
        stages[1].shared = true;
        const StationLog log = madeLog(stages, 700, 3600, 36);
        const Gains one = simulateGains(log, 5, silent);
        const Gains two = simulateGains(log, 5, silent);
        QCOMPARE(one.stages.size(), two.stages.size());
        for (std::size_t i = 0; i < one.stages.size(); ++i) {
            QCOMPARE(one.stages[i].stage, two.stages[i].stage);
            QVERIFY(one.stages[i].mean == two.stages[i].mean && one.stages[i].low == two.stages[i].low);
        }
    }

    void everyLeverMovesTheLeadTimeTheWayItMust()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 800, 3600, 37);
        const StreamModel model(log, 1, silent);
        const auto difference = [&](Change change) { return predict(model, std::array {change}, silent).difference; };
        QVERIFY(difference({Lever::Work, 1, true, 0.5}) < 0);
        QVERIFY(difference({Lever::Work, 1, true, 1.05}) > 0);
        QCOMPARE(difference({Lever::Work, 1, true, 1}), 0.0);
        QVERIFY(difference({Lever::Wait, 1, true, 0.5}) < 0);
        QVERIFY(difference({Lever::Capacity, 1, false, 2}) < 0);
        QVERIFY(difference({Lever::Arrivals, 0, true, 0.8}) < 0);
        QVERIFY(difference({Lever::Arrivals, 0, true, 1.05}) > 0);
        // Without waiting for Review an item takes so much less; the mean wait there is known.
        double waited = 0;
        const StationLog seen = madeLog({teamStages[0], {"Review", 1, 3250, false, true}, teamStages[2], teamStages[3]}, 800, 3600, 37);
        for (const LoggedVisit& visit : seen.visits)
            waited += visit.stage == 1 ? seconds(visit.started - visit.entered) : 0;
        QVERIFY(std::abs(difference({Lever::Wait, 1, false, 0}) + waited / 800) < 0.25 * waited / 800);
    }

    void changesThatMeanNothingAreRefused()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 300, 3600, 38);
        const StreamModel model(log, 1, silent);
        QVERIFY(!refusal(model, {Lever::Capacity, 2, false, 4}).empty()); // nobody waits for the trial
        QVERIFY(!refusal(model, {Lever::Rework, 1, false, 0.2}).empty()); // nothing ever came back
        QVERIFY(refusal(model, {Lever::Work, 2, true, 0.5}).empty());
    }

    void cancelStopsIt()
    {
        StopFlag stop;
        stop.stop();
        const StationLog log = madeLog(teamStages, 300, 3600, 39);
        QVERIFY_EXCEPTION_THROWN((void)simulateGains(log, 1, stop), Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
