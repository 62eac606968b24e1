// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scenario.h"

#include "core/base/number_text.h"
#include "core/simulation/rework.h"

#include <algorithm>
#include <cmath>

namespace weir::simulation {

namespace {

Ticks scaled(Ticks ticks, const Change& change)
{
    return static_cast<Ticks>(change.scales ? static_cast<double>(ticks) * change.value : change.value * 1e6);
}

void changeWork(ReplayPlan& plan, const Change& change)
{
    for (PlannedVisit& visit : plan.visits) {
        if (visit.stage == change.stage)
            visit.work = scaled(visit.work, change);
    }
}

/// Its visits wait so long whatever happens around them: a delay of their own.
void changeWait(ReplayPlan& plan, const Change& change, Progress& progress)
{
    ReplayTrace trace;
    (void)replay(plan, &trace, progress);
    const auto station = static_cast<std::uint32_t>(plan.stations.size());
    plan.stations.push_back({StationKind::Delay, 1});
    for (std::size_t v = 0; v < plan.visits.size(); ++v) {
        PlannedVisit& visit = plan.visits[v];
        if (visit.stage != change.stage)
            continue;
        const Ticks wait = std::max<Ticks>(0, trace.left[v] - trace.entered[v] - visit.work);
        visit.work += scaled(wait, change);
        visit.station = station;
    }
}

int changedCapacity(int capacity, const Change& change)
{
    return std::max(1, static_cast<int>(std::lround(change.scales ? capacity * change.value : change.value)));
}

/// Items a week over the log.
double arrivalsPerWeek(const StreamModel& model)
{
    const StationLog& log = model.log();
    Instant first = log.end;
    for (const LoggedItem& item : log.items)
        first = std::min(first, item.created);
    const double weeks = seconds(log.end - first) / (7 * 86400.0);
    return weeks > 0 ? static_cast<double>(log.items.size()) / weeks : 0;
}

/// The same items come closer together, or farther apart.
void changeArrivals(const StreamModel& model, ReplayPlan& plan, const Change& change)
{
    const double factor = change.scales ? change.value : change.value / std::max(1e-9, arrivalsPerWeek(model));
    const Ticks begin = model.work().begin;
    for (PlannedItem& item : plan.items)
        item.release = begin + static_cast<Ticks>(static_cast<double>(item.release - begin) / factor);
}

} // namespace

ReplayPlan changed(const StreamModel& model, ReplayPlan plan, std::span<const Change> changes, Progress& progress)
{
    for (const Change& change : changes) {
        const std::uint32_t station = change.lever == Lever::Arrivals ? 0 : model.work().stationOf[change.stage];
        switch (change.lever) {
        case Lever::Work:
            changeWork(plan, change);
            break;
        case Lever::Wait:
            changeWait(plan, change, progress);
            break;
        case Lever::Capacity:
            plan.stations[station].capacity = changedCapacity(plan.stations[station].capacity, change);
            break;
        case Lever::Rework:
            plan = withRework(plan, change.stage, reworkFactor(plan, change.stage, change.scales, change.value), model.seed());
            break;
        case Lever::Arrivals:
            changeArrivals(model, plan, change);
            break;
        }
    }
    return plan;
}

std::string refusal(const StreamModel& model, const Change& change)
{
    if (change.lever == Lever::Arrivals)
        return {};
    const std::string& name = model.log().stages[change.stage].name;
    const auto visited = [&change](const WorkVisit& visit) { return visit.stage == change.stage; };
    if (std::ranges::none_of(model.work().visits, visited))
        return "No item stayed in " + name + ", so nothing there can be changed.";
    const Reading reading = model.fits()[model.work().stationOf[change.stage]].chosen.reading;
    if (change.lever == Lever::Capacity && reading == Reading::Delay)
        return "The log shows no limit of how many " + name + " works on at once, so its capacity changes nothing; use work or wait.";
    if (change.lever == Lever::Rework && !change.scales && change.value > 0
        && !std::isfinite(reworkFactor(model.plan(model.best()), change.stage, false, change.value)))
        return "No item came back to " + name + ", so the log does not tell what a return takes; scale work instead.";
    return {};
}

} // namespace weir::simulation
