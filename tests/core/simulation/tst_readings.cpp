// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
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

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

WorkLog workOf(const StationLog& log)
{
    return workLogOf(log, WorkTime(log.items.front().created));
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
        QCOMPARE(readStation(work, staysOf(work, 0), fit.chosen, random, works), 0.0);
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
            const Occupancy occupancy = occupancyOf(stays, work.begin, work.end);
            for (const Reading reading : {Reading::FirstCome, Reading::AnyOrder, Reading::SharedAttention}) {
                stats::Random random(1);
                VisitWorks works(work.visits.size());
                const double unexplained = readStation(work, stays, {reading, 3}, random, works);
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
            (void)readStation(work, stays, {Reading::FirstCome, places}, random, works);
            return loadCorrelation(work, stays, works)->z();
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

    void joinsStagesOfTheSamePeopleUnlessTheyAreBusyInBoth()
    {
        const auto logWith = [](bool atOnce) {
            StationLog log;
            log.stages = {{"Dev", true}, {"Test", true}};
            for (int i = 0; i < 100; ++i) {
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
        QCOMPARE(workOf(logWith(false)).stationOf[1], 0U);
        QCOMPARE(workOf(logWith(true)).stationOf[1], 1U);
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
};

QTEST_GUILESS_MAIN(TestReadings)
#include "tst_readings.moc"
