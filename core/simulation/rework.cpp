// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/rework.h"

#include "core/stats/random.h"

#include <cmath>
#include <limits>
#include <vector>

namespace weir::simulation {

namespace {

/// The stays of one item with its loops to `stage` left out or repeated.
std::vector<PlannedVisit> routeOf(
    const ReplayPlan& plan, const PlannedItem& item, std::uint32_t stage, double factor, stats::Random& random)
{
    std::vector<PlannedVisit> route;
    std::vector<PlannedVisit> loop; // since the last visit to the stage
    bool been = false;
    const double whole = std::floor(factor);
    for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v) {
        loop.push_back(plan.visits[v]);
        if (plan.visits[v].stage != stage)
            continue;
        const int times = been ? static_cast<int>(whole) + (random.chance(factor - whole) ? 1 : 0) : 1;
        for (int t = 0; t < times; ++t)
            route.insert(route.end(), loop.begin(), loop.end());
        loop.clear();
        been = true;
    }
    route.insert(route.end(), loop.begin(), loop.end());
    return route;
}

} // namespace

double reworkFactor(const ReplayPlan& plan, std::uint32_t stage, bool scales, double value)
{
    if (scales)
        return value;
    double firsts = 0;
    double returns = 0;
    for (const PlannedItem& item : plan.items) {
        bool been = false;
        for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v) {
            if (plan.visits[v].stage != stage)
                continue;
            (been ? returns : firsts) += 1;
            been = true;
        }
    }
    const double wanted = value / (1 - value) * firsts;
    if (returns == 0)
        return wanted > 0 ? std::numeric_limits<double>::infinity() : 1;
    return wanted / returns;
}

ReplayPlan withRework(const ReplayPlan& plan, std::uint32_t stage, double factor, std::uint64_t seed, const Progress& progress)
{
    ReplayPlan out;
    out.stations = plan.stations;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        if (i % 4096 == 0)
            progress.checkpoint();
        PlannedItem item = plan.items[i];
        stats::Random random(seed + 15485863 * (i + 1));
        const std::vector<PlannedVisit> route = routeOf(plan, item, stage, factor, random);
        item.firstVisit = static_cast<std::uint32_t>(out.visits.size());
        item.visitCount = static_cast<std::uint32_t>(route.size());
        out.visits.insert(out.visits.end(), route.begin(), route.end());
        out.items.push_back(item);
    }
    return out;
}

} // namespace weir::simulation
