// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/replay.h"
#include "core/simulation/rework.h"
#include "tests/core/simulation/made_logs.h"

#include <QTest>

#include <cmath>

using namespace weir;
using namespace weir::simulation;
using namespace testsupport;

namespace {

constexpr Ticks one = 1000000;

/// One station; arrivals and works in seconds.
ReplayPlan planOf(StationPlan station, const std::vector<std::int64_t>& arrivals, const std::vector<std::int64_t>& works)
{
    ReplayPlan plan;
    plan.stations.push_back(station);
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        plan.items.push_back({arrivals[i] * one, static_cast<std::uint32_t>(i), 1, static_cast<std::uint32_t>(i), false});
        plan.visits.push_back({0, 0, 0, works[i] * one, 0});
    }
    return plan;
}

struct Drawn {
    std::vector<std::int64_t> arrivals, works;
};
Drawn draw(int n, std::uint64_t seed)
{
    stats::Random random(seed);
    Drawn drawn;
    std::int64_t now = 0;
    for (int i = 0; i < n; ++i) {
        now += 1 + static_cast<std::int64_t>(random.below(40));
        drawn.arrivals.push_back(now);
        drawn.works.push_back(1 + static_cast<std::int64_t>(random.below(90)));
    }
    return drawn;
}

/// A plan of which the first stage is gone back to.
ReplayPlan loops(int items)
{
    ReplayPlan plan;
    plan.stations.resize(2);
    for (int i = 0; i < items; ++i) {
        plan.items.push_back({i * one, static_cast<std::uint32_t>(plan.visits.size()), 4, static_cast<std::uint32_t>(i), false});
        for (const std::uint32_t stage : {0U, 1U, 0U, 1U})
            plan.visits.push_back({stage, stage, 0, one, 0});
    }
    return plan;
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT
private slots:
    void placesServeAsTheSlowWayDoes()
    {
        SilentProgress silent;
        for (const int places : {1, 2, 5}) {
            const Drawn drawn = draw(200, static_cast<std::uint64_t>(places));
            const Served slow = serve(drawn.arrivals, drawn.works, places);
            const auto ends = replay(planOf({StationKind::Places, places}, drawn.arrivals, drawn.works), silent);
            for (std::size_t i = 0; i < ends.size(); ++i)
                QCOMPARE(ends[i], slow.left[i] * one);
        }
    }

    void attentionIsSharedAsTheSlowWayDoes()
    {
        SilentProgress silent;
        for (const int places : {1, 3}) {
            const Drawn drawn = draw(200, 10 + static_cast<std::uint64_t>(places));
            const std::vector<double> slow = shareOut(drawn.arrivals, drawn.works, places);
            const auto ends = replay(planOf({StationKind::Shared, places}, drawn.arrivals, drawn.works), silent);
            for (std::size_t i = 0; i < ends.size(); ++i)
                QVERIFY2(std::abs(tickSeconds(ends[i]) - slow[i]) < 0.001, qPrintable(QString::number(i)));
        }
    }

    void nobodyWaitsInADelay()
    {
        SilentProgress silent;
        const Drawn drawn = draw(50, 4);
        const auto ends = replay(planOf({StationKind::Delay, 1}, drawn.arrivals, drawn.works), silent);
        for (std::size_t i = 0; i < ends.size(); ++i)
            QCOMPARE(ends[i], (drawn.arrivals[i] + drawn.works[i]) * one);
    }

    void whoWaitsIsTakenByKey()
    {
        SilentProgress silent;
        ReplayPlan plan = planOf({StationKind::Places, 1}, {0, 1, 2, 3}, {10, 10, 10, 10});
        plan.visits[3].key = -1;
        const auto ends = replay(plan, silent);
        QCOMPARE(ends, (std::vector<Ticks> {10 * one, 30 * one, 40 * one, 20 * one}));
    }

    void anExitFreesThePlaceForWhoComesInThatInstant()
    {
        SilentProgress silent;
        const auto ends = replay(planOf({StationKind::Places, 1}, {0, 10}, {10, 5}), silent);
        QCOMPARE(ends[1], 15 * one);
    }

    void lagsPassBetweenStays()
    {
        SilentProgress silent;
        ReplayPlan plan;
        plan.stations.push_back({StationKind::Places, 1});
        plan.items.push_back({0, 0, 2, 0, false});
        plan.visits.push_back({0, 0, 0, 5 * one, 0});
        plan.visits.push_back({0, 0, 7 * one, 3 * one, 0});
        QCOMPARE(replay(plan, silent).front(), 15 * one);
    }

    void cancelStopsIt()
    {
        StopFlag stop;
        stop.stop();
        const Drawn drawn = draw(20000, 5);
        QVERIFY_EXCEPTION_THROWN((void)replay(planOf({StationKind::Places, 1}, drawn.arrivals, drawn.works), stop), Cancelled);
    }

    void lessReworkLeavesLoopsOut()
    {
        const ReplayPlan plan = loops(400);
        QCOMPARE(
            withRework(plan, 0, 0, 1, SilentProgress()).visits.size(), std::size_t {800}); // the second visit and what led to it are gone
        QCOMPARE(withRework(plan, 0, 1, 1, SilentProgress()).visits.size(), plan.visits.size());
        QCOMPARE(withRework(plan, 0, 2, 1, SilentProgress()).visits.size(), std::size_t {2400});
        const std::size_t half = withRework(plan, 0, 0.5, 1, SilentProgress()).visits.size();
        QVERIFY(half > 1000 && half < 1400);
        QCOMPARE(withRework(plan, 0, 0.5, 1, SilentProgress()).visits.size(), half);
    }

    void aShareOfReworkIsReached()
    {
        const ReplayPlan plan = loops(10);
        QCOMPARE(reworkFactor(plan, 0, true, 0.3), 0.3);
        QCOMPARE(reworkFactor(plan, 0, false, 0.5), 1.0); // half of the visits are returns already
        QCOMPARE(reworkFactor(plan, 0, false, 0), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
