// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine.h"
#include "core/simulation/load_correlation.h"
#include "core/simulation/occupancy.h"
#include "core/simulation/open_starts.h"
#include "core/simulation/readings.h"
#include "core/simulation/shared_people.h"
#include "core/simulation/station_fit.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <set>

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

WorkLog workOf(const StationLog& log)
{
    StreamHours always;
    always.ofStage.resize(log.stages.size());
    return workLogOf(log, always, WorkTime(log.items.front().created), SilentProgress());
}

double busySeconds(const Occupancy& occupancy, int capacity)
{
    double busy = 0;
    for (std::size_t k = 0; k < occupancy.timeAt.size(); ++k)
        busy += occupancy.timeAt[k] * std::min<double>(static_cast<double>(k), capacity);
    return busy;
}

} // namespace

class TestReadings : public QObject {
    Q_OBJECT
private slots:
    void theProfileFindsTheCapacity()
    {
        for (const int places : {1, 2, 4}) {
            const StationLog log = madeLog({{"Review", places, 3600.0 * 0.85 * places}}, 3000, 3600, static_cast<std::uint64_t>(places));
            const WorkLog work = workOf(log);
            const CapacityProfile profile = capacityProfile(occupancyOf(staysOf(work, 0), work.warm, work.end));
            QVERIFY(!profile.unlimited());
            const auto likely = profile.within(1.92);
            QVERIFY2(std::ranges::find(likely, places) != likely.end(), qPrintable(QString::number(places)));
        }
    }

    void theProfileSeesNoLimitWhereThereIsNone()
    {
        const StationLog log = madeLog({{"Trial", 0, 36000}}, 2000, 3600, 9);
        stats::Random random(1);
        const WorkLog work = workOf(log);
        QCOMPARE(fitStation(work, 0, staysOf(work, 0), random, SilentProgress()).chosen.reading, Reading::Delay);
    }

    void readsWorkBackWhoeverIsBegunFirst()
    {
        const StationLog log = madeLog({{"Review", 2, 6000}}, 500, 3600, 11);
        const StationLog seen = madeLog({{"Review", 2, 6000, false, true}}, 500, 3600, 11);
        const WorkLog work = workOf(log);
        const WorkLog told = workOf(seen);
        stats::Random random(1);
        VisitWorks works(work.visits.size());
        const StationFit fit = fitStation(work, 0, staysOf(work, 0), random, SilentProgress());
        QCOMPARE(fit.chosen.reading, Reading::FirstCome);
        QCOMPARE(fit.chosen.capacity, 2);
        QCOMPARE(readStation(staysOf(work, 0), fit.chosen, random, works), 0.0);
        for (std::size_t v = 0; v < work.visits.size(); ++v)
            QCOMPARE(works.work[v], told.visits[v].left - told.visits[v].started);
    }

    void seesSharedAttention()
    {
        const StationLog log = madeLog({{"Review", 2, 6000, true}}, 1500, 3600, 12);
        const WorkLog work = workOf(log);
        stats::Random random(1);
        const StationFit fit = fitStation(work, 0, staysOf(work, 0), random, SilentProgress());
        QCOMPARE(fit.chosen.reading, Reading::SharedAttention);
        QVERIFY(std::abs(fit.chosen.capacity - 2) <= 1);
    }

    void everyReadingAccountsForTheTimeThatPlacesAreBusy()
    {
        for (const bool shared : {false, true}) {
            const StationLog log = madeLog({{"Review", 3, 9000, shared}}, 800, 3600, 13);
            const WorkLog work = workOf(log);
            const Stays stays = staysOf(work, 0);
            const Occupancy occupancy = occupancyOf(stays, stays.entered.front(), work.end);
            for (const Reading reading : {Reading::FirstCome, Reading::AnyOrder, Reading::SharedAttention}) {
                stats::Random random(1);
                VisitWorks works(work.visits.size());
                const double unexplained = readStation(stays, {reading, 3}, random, works);
                const double sum =
                    std::accumulate(works.work.begin(), works.work.end(), 0.0, [](double s, Ticks w) { return s + tickSeconds(w); });
                if (unexplained == 0)
                    QVERIFY2(
                        std::abs(sum - busySeconds(occupancy, 3)) < 1e-3 * sum, qPrintable(QString::number(static_cast<int>(reading))));
            }
        }
    }

    void workGrowsWithTheNumberWhereTooManyPlacesAreTaken()
    {
        const StationLog log = madeLog({{"Review", 1, 3000}}, 1500, 3600, 14);
        const WorkLog work = workOf(log);
        const Stays stays = staysOf(work, 0);
        const auto load = [&](int places) {
            stats::Random random(1);
            VisitWorks works(work.visits.size());
            (void)readStation(stays, {Reading::FirstCome, places}, random, works);
            return loadCorrelation(stays, works)->z();
        };
        QVERIFY(std::abs(load(1)) < 3);
        QVERIFY(load(2) > 5);
    }

    /// Whatever is drawn, each start that is left keeps somebody who entered before it; and who can have had a start gets one.
    void drawsKeepTheRestSolvable()
    {
        stats::Random random(21);
        for (int round = 0; round < 300; ++round) {
            OpenStarts open;
            std::vector<Ticks> entered;
            std::vector<std::size_t> inside;
            std::size_t starts = 0;
            for (int step = 0; step < 40; ++step) {
                const Ticks now = step * 10;
                if (inside.empty() || random.chance(0.55)) {
                    open.addWaiting(entered.size(), now);
                    inside.push_back(entered.size());
                    entered.push_back(now);
                } else if (starts < inside.size() && random.chance(0.6)) {
                    open.addStart(now);
                    ++starts;
                } else if (starts > 0) {
                    // One who is older than some start can leave, if the others can share the rest.
                    const std::size_t at = random.below(inside.size());
                    const std::size_t who = inside[at];
                    const auto before = open.pairUp().size();
                    const auto drawn = open.draw(who, entered[who], random);
                    inside.erase(inside.begin() + static_cast<std::ptrdiff_t>(at));
                    if (drawn) {
                        QVERIFY(*drawn >= entered[who]);
                        QCOMPARE(open.pairUp().size(), before - 1);
                    }
                    starts = open.pairUp().size();
                }
                for (const auto& [who, start] : open.pairUp())
                    QVERIFY(start >= entered[who]);
            }
        }
    }

    /// By brute force: a start can be taken if the others, in order, still find an entry each.
    void drawsEveryStartThatCanBeSparedAndNoOther()
    {
        stats::Random random(22);
        for (int round = 0; round < 200; ++round) {
            std::vector<Ticks> entered;
            std::vector<Ticks> starts;
            for (int i = 0; i < 6; ++i)
                entered.push_back(static_cast<Ticks>(random.below(40)));
            std::ranges::sort(entered);
            for (std::size_t i = 0; i < 1 + random.below(5); ++i)
                starts.push_back(entered[i] + static_cast<Ticks>(random.below(20)));
            std::ranges::sort(starts);
            const std::size_t who = random.below(entered.size());
            std::set<Ticks> can;
            for (std::size_t s = 0; s < starts.size(); ++s) {
                auto restStarts = starts;
                auto restEntries = entered;
                restStarts.erase(restStarts.begin() + static_cast<std::ptrdiff_t>(s));
                restEntries.erase(restEntries.begin() + static_cast<std::ptrdiff_t>(who));
                bool solvable = starts[s] >= entered[who];
                for (std::size_t j = 0; j < restStarts.size(); ++j)
                    solvable = solvable && restStarts[j] >= restEntries[j];
                if (solvable)
                    can.insert(starts[s]);
            }
            std::set<Ticks> drawn;
            for (int i = 0; i < 60; ++i) {
                OpenStarts open;
                for (std::size_t e = 0; e < entered.size(); ++e)
                    open.addWaiting(e, entered[e]);
                for (const Ticks start : starts)
                    open.addStart(start);
                if (const auto start = open.draw(who, entered[who], random))
                    drawn.insert(*start);
            }
            QVERIFY(drawn == can);
        }
    }

    void theProfileIsThatOfItsDefinition()
    {
        const StationLog log = madeLog({{"Review", 3, 9000}}, 400, 3600, 15);
        const WorkLog work = workOf(log);
        const Occupancy o = occupancyOf(staysOf(work, 0), work.warm, work.end);
        const CapacityProfile profile = capacityProfile(o);
        for (std::size_t c = 1; c <= profile.logLikelihood.size(); ++c) {
            double served = 0, sum = 0, exits = 0;
            for (std::size_t k = 1; k <= o.most(); ++k) {
                const auto busy = static_cast<double>(std::min(k, c));
                served += o.timeAt[k] * busy;
                sum += o.exitsAt[k] * std::log(busy);
                exits += o.exitsAt[k];
            }
            QVERIFY(std::abs(profile.at(static_cast<int>(c)) - (sum + exits * std::log(exits / served))) < 1e-6);
        }
    }

    /// Stays that grow over the months, and more who are there at once because of it, are no limit.
    void aStageThatBecomesSlowerIsNoLimit()
    {
        stats::Random random(23);
        StationLog log;
        log.stages = {{"Trial", true}};
        double now = 0;
        for (int i = 0; i < 1500; ++i) {
            now += 3600 * random.exponential();
            const double stay = 30000 * (0.7 + 0.6 * i / 1500.0) * (0.5 + random.uniform());
            log.visits.push_back({0, second(now), unknownInstant, second(now + stay), {}, true});
            log.items.push_back({second(now), second(now + stay), true, static_cast<std::uint32_t>(i), 1});
            log.end = std::max(log.end, second(now + stay));
        }
        const WorkLog work = workOf(log);
        QCOMPARE(fitStation(work, 0, staysOf(work, 0), random, SilentProgress()).chosen.reading, Reading::Delay);
    }

    void anItemThatIsOlderByYearsDoesNotBeginTheLog()
    {
        StationLog log = madeLog({{"Review", 1, 3000}}, 400, 3600, 16);
        const WorkLog before = workOf(log);
        LoggedVisit visit = log.visits[log.items[5].firstVisit];
        visit.entered -= std::chrono::days(3000);
        log.items.push_back({visit.entered, log.items[5].finished, true, static_cast<std::uint32_t>(log.visits.size()), 1});
        log.visits.push_back(visit);
        const WorkLog work = workOf(log);
        QVERIFY(work.end - work.begin < (before.end - before.begin) * 11 / 10);
    }

    void joinsStagesOfTheSamePeopleUnlessTheyAreBusyInBoth()
    {
        const auto logWith = [](bool atOnce, int items) {
            StationLog log;
            log.stages = {{"Dev", true}, {"Test", true}};
            for (int i = 0; i < items; ++i) {
                LoggedItem item;
                item.created = second(i * 7200.0);
                item.firstVisit = static_cast<std::uint32_t>(log.visits.size());
                item.visitCount = 2;
                const double begun = i * 7200.0;
                const double tested = begun + (atOnce ? 7200 : 3600); // while the next one is in Dev, or after it
                log.visits.push_back({0, second(begun), second(begun), second(begun + 3000), NameIndex(0U), true});
                log.visits.push_back({1, second(begun + 3000), second(tested), second(tested + 3000), NameIndex(0U), true});
                item.finished = second(tested + 3000);
                item.counted = true;
                log.items.push_back(item);
                log.end = item.finished;
            }
            return log;
        };
        QCOMPARE(workOf(logWith(false, 100)).stationOf[1], 0U);
        QCOMPARE(workOf(logWith(true, 100)).stationOf[1], 1U);
        QCOMPARE(workOf(logWith(false, 10)).stationOf[1], 1U); // too few to tell
    }

    void movesLateStartsBack()
    {
        StationLog log;
        log.stages = {{"Review", true}};
        for (int i = 0; i < 100; ++i) {
            const double begun = i * 3600.0;
            const double stamped = i % 4 == 0 ? begun + 3500 : begun;
            log.items.push_back({second(begun), second(begun + 3600), true, static_cast<std::uint32_t>(i), 1});
            log.visits.push_back({0, second(begun), second(stamped), second(begun + 3600), NameIndex(0U), true});
            log.end = second(begun + 3600);
        }
        const WorkLog work = workOf(log);
        for (const WorkVisit& visit : work.visits)
            QCOMPARE(visit.left - visit.started, Ticks {3600} * 1000000);
    }

    /// Somebody who looks only once a day begins late, and is not stamped late: nothing there shows that the work took so long.
    void startsAfterAPauseStay()
    {
        stats::Random random(24);
        StationLog log;
        log.stages = {{"Review", true}};
        for (int i = 0; i < 400; ++i) {
            const double entered = i * 86400.0;
            const double begun = entered + 3600 * (8 + 22 * random.uniform());
            const double left = begun + 2160 * random.exponential() + 60;
            log.items.push_back({second(entered), second(left), true, static_cast<std::uint32_t>(i), 1});
            log.visits.push_back({0, second(entered), second(begun), second(left), NameIndex(0U), true});
            log.end = second(left);
        }
        const WorkLog work = workOf(log);
        std::int64_t moved = 0;
        for (std::size_t v = 0; v < work.visits.size(); ++v)
            moved += work.visits[v].left - work.visits[v].started > (log.visits[v].left - log.visits[v].started).count() ? 1 : 0;
        QVERIFY2(moved < 100, qPrintable(QString::number(moved)));
        SilentProgress silent;
        const Gains gains = simulateGains(log, 1, silent, Doubted::Compute);
        const auto idle = std::ranges::find(gains.checks, "idle", &Check::name);
        QVERIFY2(idle->value && *idle->value > 0.3, qPrintable(QString::number(idle->value.value_or(-1))));
    }

    void aPersonWhoWorkedElsewhereWasNotFree()
    {
        StationLog log;
        log.stages = {{"Dev", true}, {"Review", true}};
        for (int i = 0; i < 60; ++i) { // review is queued while its only person develops, and is short at times
            const double t = i * 7200.0;
            const auto first = static_cast<std::uint32_t>(log.visits.size());
            const double work = i % 5 == 0 ? 100 : 2400;
            log.visits.push_back({0, second(t), second(t), second(t + 3600), NameIndex(0U), true});
            log.visits.push_back({1, second(t + 3600), second(t + 3600), second(t + 3600 + work), NameIndex(0U), true});
            if (i % 5 == 0)
                log.visits.back().entered = second(t + 3600);
            log.items.push_back({second(t), log.visits.back().left, true, first, 2});
            log.items.push_back({second(t + 60), second(t + 3600 + work + 50), true, static_cast<std::uint32_t>(log.visits.size()), 1});
            log.visits.push_back({1, second(t + 60), second(t + 3600 + work), second(t + 3600 + work + 50), NameIndex(0U), true});
            log.end = second(t + 7200);
        }
        const WorkLog work = workOf(log);
        for (const WorkVisit& visit : work.visits)
            QVERIFY(visit.left - visit.started <= Ticks {3600} * 1000000); // nothing reaches back into the development
    }
};

QTEST_GUILESS_MAIN(TestReadings)
#include "tst_readings.moc"
