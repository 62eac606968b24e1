// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine.h"
#include "core/simulation/log_checks.h"
#include "core/simulation/plan_builder.h"
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
            const LeadTimes leads = model.run(model.plan(model.best(), silent), silent);
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
        QVERIFY(!refusal(model, Change {Lever::Capacity, 2, false, 4}, silent).empty()); // nobody waits for the trial
        QVERIFY(!refusal(model, Change {Lever::Rework, 1, false, 0.2}, silent).empty()); // nothing ever came back
        QVERIFY(refusal(model, Change {Lever::Work, 2, true, 0.5}, silent).empty());
    }

    void nothingIsReadOnceACheapCheckFails()
    {
        const StationLog log = madeLog(teamStages, 60, 3600, 35);
        constexpr int plenty = 1'000'000;
        StopAt doubted(plenty);
        StopAt computed(plenty);
        const Gains gains = simulateGains(log, 1, doubted);
        (void)simulateGains(log, 1, computed, Doubted::Compute);
        QVERIFY(std::ranges::none_of(gains.checks, [](const Check& check) { return check.name == "base" || check.name == "load"; }));
        QVERIFY2((plenty - doubted.left()) * 3 < plenty - computed.left(), qPrintable(QString::number(plenty - doubted.left())));
    }

    /// Stations that get 60 items a minute are no board that is updated in bulk; one where 60 move in a minute of a quiet day is.
    void manyMovesAreNotABatch()
    {
        StationLog log;
        log.stages = {{"Review", true}};
        stats::Random random(41);
        const auto logOf = [&](double perDay, int items, bool together) {
            StationLog made = log;
            for (int i = 0; i < items; ++i) {
                double at = i * 86400.0 / perDay;
                at = together ? std::ceil(at / 86400) * 86400 + 60 * static_cast<double>(random.below(2))
                              : at + 86400 * random.uniform() / perDay;
                made.visits.push_back({0, second(at - 3600), unknownInstant, second(at), {}, true});
                made.items.push_back({second(at - 3600), second(at), true, static_cast<std::uint32_t>(i), 1});
                made.end = std::max(made.end, second(at));
            }
            return made;
        };
        log.end = second(0);
        QVERIFY(*batchShare(logOf(6000, 24000, false), SilentProgress()) < 0.05);
        QVERIFY(*batchShare(logOf(60, 4000, true), SilentProgress()) > 0.9);
    }

    void oneItemThatMovesOnAtOnceIsNoBatch()
    {
        StationLog log;
        log.stages = {{"A", true}, {"B", true}, {"C", true}, {"D", true}};
        for (int i = 0; i < 200; ++i) {
            const Instant at = second(i * 20000.0);
            log.items.push_back({at, at + std::chrono::seconds(8), true, static_cast<std::uint32_t>(log.visits.size()), 4});
            for (std::uint32_t s = 0; s < 4; ++s)
                log.visits.push_back({s, at, unknownInstant, at + std::chrono::seconds(2 * s + 2), {}, true});
            log.end = at + std::chrono::seconds(8);
        }
        QCOMPARE(*batchShare(log, SilentProgress()), 0.0);
    }

    void anExportWithoutWhatIsOpenIsSeen()
    {
        const StationLog whole = madeLog({{"Dev", 2, 4000}, {"Trial", 0, 200000}}, 3000, 3600, 42);
        QVERIFY(missingByFinish(whole).value_or(1) < 1.5);
        const double end = seconds(whole.end - second(0));
        StationLog closed = cut(whole, 0.2 * end, 0.8 * end);
        QVERIFY(missingByFinish(closed).value_or(1) < 1.5);
        std::erase_if(closed.items, [](const LoggedItem& item) { return !isKnown(item.finished); });
        closed.open = false;
        QVERIFY(missingByFinish(closed).value_or(1) > 1.5);
    }

    void anExportOfWhatWasFinishedSinceADayIsSeen()
    {
        const StationLog whole = madeLog({{"Dev", 2, 4000}, {"Trial", 0, 200000}}, 3000, 3600, 43);
        StationLog since = whole;
        const Instant day = second(0.3 * seconds(whole.end - second(0)));
        std::erase_if(since.items, [day](const LoggedItem& item) { return item.finished < day; });
        QVERIFY2(missingByFinish(since).value_or(1) > 1.5, qPrintable(QString::number(missingByFinish(since).value_or(1))));
    }

    void waitsAndWorkMayBeNamedInAnyOrder()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 500, 3600, 44);
        const StreamModel model(log, 1, silent);
        const Change wait {Lever::Wait, 1, true, 0.5};
        const Change work {Lever::Work, 1, true, 0.5};
        const double one = predict(model, std::array {wait, work}, silent).difference;
        QCOMPARE(predict(model, std::array {work, wait}, silent).difference, one);
        QVERIFY(one < predict(model, std::array {wait}, silent).difference);
        QVERIFY(!refusal(model, std::array {wait, Change {Lever::Capacity, 1, false, 2}}, silent).empty());
        QVERIFY(!refusal(model, std::array {work, Change {Lever::Work, 1, false, 60}}, silent).empty());
        QVERIFY(refusal(model, std::array {wait, work}, silent).empty());
    }

    /// Whoever waits less for one of two stages of the same person is still worked on by that person.
    void aWaitThatIsChangedLeavesTheWorkToThePeople()
    {
        SilentProgress silent;
        ReplayPlan plan;
        plan.stations.push_back({StationKind::Places, 1, nullptr});
        for (int i = 0; i < 3; ++i) {
            plan.items.push_back({0, static_cast<std::uint32_t>(i), 1, static_cast<std::uint32_t>(i), false});
            plan.visits.push_back({0, static_cast<std::uint32_t>(i), 0, 10, i});
        }
        plan.visits[2].atOnce = true; // begun at once beside the first; the second waits until both are through
        const auto ends = replay(plan, silent);
        QCOMPARE(ends, (std::vector<Ticks> {10, 20, 10}));
    }

    void aStageToWaitInIsShortenedByItsWait()
    {
        SilentProgress silent;
        StationLog log = madeLog({{"Dev", 2, 4000}, {"On hold", 0, 40000}}, 400, 3600, 45);
        log.stages[1].worked = false;
        const StreamModel model(log, 1, silent);
        const Change half {Lever::Wait, 1, true, 0.5};
        QVERIFY(refusal(model, half, silent).empty());
        QVERIFY(std::abs(predict(model, std::array {half}, silent).difference + 20000) < 3000);
        QVERIFY(refusal(model, Change {Lever::Capacity, 1, false, 2}, silent).find("use wait") != std::string::npos);
    }

    void aFactorThatChangesNothingIsRefused()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 400, 3600, 46);
        const StreamModel model(log, 1, silent);
        QVERIFY(!refusal(model, Change {Lever::Capacity, 1, true, 0.4}, silent).empty()); // one stays one
        QVERIFY(refusal(model, Change {Lever::Capacity, 1, true, 2}, silent).empty());
        QVERIFY(!refusal(model, Change {Lever::Arrivals, 0, false, 1e9}, silent).empty());
        QVERIFY(std::isfinite(predict(model, std::array {Change {Lever::Work, 1, false, 1e18}}, silent).difference));
    }

    void moreArrivalsAreAsDoubtfulAsEveryStage()
    {
        SilentProgress silent;
        const StationLog log = madeLog(teamStages, 600, 3600, 47);
        const StreamModel model(log, 1, silent);
        std::size_t others = 0;
        for (const StationFit& fit : model.fits())
            others += fit.others.size();
        QVERIFY(others > 0);
        QVERIFY(!predict(model, std::array {Change {Lever::Arrivals, 0, true, 1.02}}, silent).underOwn.empty());
    }

    void smallJobsFirstAreToldByTheirRank()
    {
        SilentProgress silent;
        StationLog log = madeLog({{"Review", 1, 3250, false, true}}, 600, 3600, 48);
        const Gains fair = simulateGains(log, 1, silent, Doubted::Compute);
        const auto rank = [](const Gains& gains) { return *std::ranges::find(gains.checks, "size", &Check::name); };
        QVERIFY(rank(fair).ok);
        // The same, but whoever needs least is begun first.
        double free = 0;
        std::vector<std::size_t> waiting;
        std::size_t next = 0;
        std::vector<double> work;
        for (const LoggedVisit& visit : log.visits)
            work.push_back(seconds(visit.left - visit.started));
        for (std::size_t done = 0; done < log.visits.size(); ++done) {
            while (next < log.visits.size() && (waiting.empty() || seconds(log.visits[next].entered - second(0)) <= free))
                waiting.push_back(next++);
            const auto least = std::ranges::min_element(waiting, {}, [&](std::size_t v) { return work[v]; });
            LoggedVisit& visit = log.visits[*least];
            free = std::max(free, seconds(visit.entered - second(0))) + work[*least];
            visit.left = second(free);
            visit.started = second(free - work[*least]);
            waiting.erase(least);
        }
        for (LoggedItem& item : log.items)
            item.finished = log.visits[item.firstVisit].left;
        const Gains gains = simulateGains(log, 1, silent, Doubted::Compute);
        QVERIFY2(!rank(gains).ok && *rank(gains).value < 0.38, qPrintable(QString::number(*rank(gains).value)));
    }

    void aMiddleThirdWithFewerPeopleIsNotSteady()
    {
        SilentProgress silent;
        // Of four places two are taken by something else in the middle of the log.
        StationLog log = madeLog({{"Review", 4, 12600}}, 3000, 3600, 49);
        std::vector<std::int64_t> arrivals;
        for (const LoggedVisit& visit : log.visits)
            arrivals.push_back(static_cast<std::int64_t>(seconds(visit.entered - second(0))));
        stats::Random random(50);
        std::vector<double> freeAt(4, 0);
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            const bool fewer = i > 1000 && i < 1900;
            auto place = std::ranges::min_element(freeAt.begin(), freeAt.begin() + (fewer ? 2 : 4));
            const double begun = std::max(static_cast<double>(arrivals[i]), *place);
            *place = begun + 9000 * random.exponential();
            log.visits[i].left = second(std::floor(*place));
            log.items[i].finished = log.visits[i].left;
            log.end = std::max(log.end, log.visits[i].left);
        }
        const Gains gains = simulateGains(log, 1, silent, Doubted::Compute);
        const auto steady = std::ranges::find(gains.checks, "steady", &Check::name);
        QVERIFY(steady->value);
        QVERIFY2(!steady->ok, qPrintable(QString::number(*steady->value)));
        const Gains still =
            simulateGains(madeLog({{"Trial", 0, 40000}, {"Supplier", 0, 20000}}, 500, 3600, 51), 1, silent, Doubted::Compute);
        QVERIFY(!std::ranges::find(still.checks, "steady", &Check::name)->value); // nothing to compare
        QVERIFY(!std::ranges::find(still.checks, "limit", &Check::name)->ok);
    }

    void whatIsThrownAwayIsNoThroughput()
    {
        SilentProgress silent;
        StationLog log = madeLog(teamStages, 400, 3600, 52);
        const auto through = [&] {
            const StreamModel model(log, 1, silent);
            std::int64_t items = 0;
            (void)model.run(model.plan(model.best(), silent), items, silent);
            return items;
        };
        QCOMPARE(through(), 400);
        for (std::size_t i = 0; i < 100; ++i) {
            log.items[i].finished = unknownInstant;
            log.items[i].counted = false;
        }
        QCOMPARE(through(), 300);
    }

    /// An item that went round a hundred times is one way to go on, and no way for all that is open.
    void whatIsOpenDoesNotGoRoundForEver()
    {
        SilentProgress silent;
        const StationLog whole = madeLog({{"Dev", 2, 4000}, {"Review", 1, 3000}}, 600, 3600, 53);
        StationLog log = cut(whole, 0, 0.8 * seconds(whole.end - second(0)));
        LoggedItem round = log.items[50];
        const auto first = static_cast<std::uint32_t>(log.visits.size());
        Instant at = round.created;
        for (int i = 0; i < 600; ++i) {
            log.visits.push_back({static_cast<std::uint32_t>(i % 2), at, unknownInstant, at + std::chrono::seconds(400), {}, true});
            at += std::chrono::seconds(400);
        }
        round.firstVisit = first;
        round.visitCount = 600;
        round.finished = at;
        log.items[50] = round;
        const StreamModel model(log, 1, silent);
        const std::size_t logged = model.work().visits.size();
        const ReplayPlan plan = buildPlan(model.work(), model.stays(), model.best().readings, 1, silent);
        QVERIFY2(plan.visits.size() < logged + 200, qPrintable(QString::number(plan.visits.size() - logged)));
    }

    void aStationWorksOnlyInItsHours()
    {
        SilentProgress silent;
        ReplayPlan plan;
        const Shifts::Stretch morning {0, 10};
        const Shifts::Stretch next {100, 110};
        plan.stations.push_back(
            {StationKind::Places, 1, std::make_shared<const Shifts>(std::vector {morning, next, Shifts::Stretch {200, 210}})});
        for (std::uint32_t i = 0; i < 2; ++i) {
            plan.items.push_back({i, i, 1, i, false});
            plan.visits.push_back({0, 0, 0, 8, 0});
        }
        QCOMPARE(replay(plan, silent), (std::vector<Ticks> {8, 106}));
    }

    void theFirstIsDecidedOnlyIfItIsUnderEveryUnderstanding()
    {
        SilentProgress silent;
        QVERIFY(simulateGains(madeLog(teamStages, 1200, 3600, 32), 1, silent).decided == true);
        // Two stages that are alike.
        const Gains alike =
            simulateGains(madeLog({{"A", 1, 3000, true}, {"B", 1, 3000, true}}, 800, 3600, 55), 1, silent, Doubted::Compute);
        QVERIFY(!alike.decided || alike.stages[0].mean > 1.1 * alike.stages[1].mean);
    }

    void cancelStopsItWhereverItIs()
    {
        const StationLog log = madeLog(teamStages, 300, 3600, 39);
        constexpr int plenty = 1'000'000;
        StopAt all(plenty);
        (void)simulateGains(log, 1, all, Doubted::Compute);
        const int checkpoints = plenty - all.left();
        for (int n = 0; n < checkpoints; n += std::max(1, checkpoints / 25)) {
            StopAt stop(n);
            QVERIFY_EXCEPTION_THROWN((void)simulateGains(log, 1, stop, Doubted::Compute), Cancelled);
        }
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
