// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scenario.h"

#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/simulation/rework.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace weir::simulation {

namespace {

constexpr double longest = 1e15; ///< ticks: 30 years
constexpr double mostReturns = 10; ///< times as many as there were, beyond which a log does not tell what they would do
constexpr double mostPlaces = 100'000;

Ticks scaled(Ticks ticks, const Change& change)
{
    const double wanted = change.scales ? static_cast<double>(ticks) * change.value : change.value * 1e6;
    return static_cast<Ticks>(std::clamp(wanted, 0.0, longest));
}

void changeWork(ReplayPlan& plan, const Change& change)
{
    for (PlannedVisit& visit : plan.visits) {
        if (visit.stage == change.stage)
            visit.work = scaled(visit.work, change);
    }
}

/// Its visits wait so long whatever happens around them, and are begun then; their work keeps the people busy as before.
/// `trace` is that of the unchanged plan.
void changeWait(const StreamModel& model, ReplayPlan& plan, const ReplayTrace& trace, const Change& change)
{
    const StationPlan of = plan.stations[model.work().stationOf[change.stage]];
    const bool waitsOnly = !model.log().stages[change.stage].worked;
    const auto apart = static_cast<std::uint32_t>(plan.stations.size());
    if (of.kind == StationKind::Shared)
        plan.stations.push_back({StationKind::Delay, 1, of.shifts});
    for (std::size_t v = 0; v < plan.visits.size(); ++v) {
        PlannedVisit& visit = plan.visits[v];
        if (visit.stage != change.stage)
            continue;
        if (waitsOnly) {
            visit.work = scaled(visit.work, change);
        } else if (of.kind == StationKind::Shared) {
            const auto own = [&of](Ticks t) { return of.shifts ? of.shifts->at(t) : t; };
            visit.work += scaled(std::max<Ticks>(0, own(trace.left[v]) - own(trace.entered[v]) - visit.work), change);
            visit.station = apart;
        } else {
            visit.lag += scaled(trace.started[v] - trace.entered[v], change);
            visit.atOnce = true;
        }
    }
}

int changedCapacity(int capacity, const Change& change)
{
    return static_cast<int>(std::lround(std::clamp(change.scales ? capacity * change.value : change.value, 1.0, mostPlaces)));
}

/// Items a week over the log.
double arrivalsPerWeek(const StreamModel& model)
{
    const double weeks = model.weeks();
    return weeks > 0 ? static_cast<double>(model.log().items.size()) / weeks : 0;
}

double arrivalsFactor(const StreamModel& model, const Change& change)
{
    return change.scales ? change.value : change.value / std::max(1e-9, arrivalsPerWeek(model));
}

/// The same items come closer together, or farther apart.
void changeArrivals(const StreamModel& model, ReplayPlan& plan, const Change& change)
{
    const double factor = std::clamp(arrivalsFactor(model, change), leastFactor, mostFactor);
    const Ticks begin = model.work().begin;
    for (PlannedItem& item : plan.items)
        item.release = begin + static_cast<Ticks>(static_cast<double>(item.release - begin) / factor);
}

/// Waits first, because they are those of the log; then what is read from top to bottom of Lever.
std::vector<Change> inOrder(std::span<const Change> changes)
{
    std::vector<Change> ordered(changes.begin(), changes.end());
    std::ranges::stable_sort(
        ordered, {}, [](const Change& change) { return std::tuple(change.lever != Lever::Wait, change.lever, change.stage); });
    return ordered;
}

std::string capacityRefusal(const StreamModel& model, const Change& change, const std::string& name)
{
    const StationReading reading = model.fits()[model.work().stationOf[change.stage]].chosen;
    if (!model.log().stages[change.stage].worked)
        return "Nobody works in " + name + ", so it has no capacity; use wait.";
    if (reading.reading == Reading::Delay)
        return "The log shows no limit of how many " + name + " works on at once, so its capacity changes nothing; use work.";
    if (change.scales && change.value != 1 && changedCapacity(reading.capacity, change) == reading.capacity)
        return name + " works on " + groupedNumber(std::int64_t {reading.capacity})
            + " at once, and that factor leaves it at that; use capacity=N.";
    return {};
}

} // namespace

ReplayPlan changed(const StreamModel& model, ReplayPlan plan, std::span<const Change> changes, Progress& progress)
{
    ReplayTrace trace;
    if (std::ranges::any_of(changes, [](const Change& change) { return change.lever == Lever::Wait; }))
        (void)replay(plan, &trace, progress);
    for (const Change& change : inOrder(changes)) {
        const std::uint32_t station = change.lever == Lever::Arrivals ? 0 : model.work().stationOf[change.stage];
        switch (change.lever) {
        case Lever::Work:
            changeWork(plan, change);
            break;
        case Lever::Wait:
            changeWait(model, plan, trace, change);
            break;
        case Lever::Capacity:
            plan.stations[station].capacity = changedCapacity(plan.stations[station].capacity, change);
            break;
        case Lever::Rework: {
            const double factor = reworkFactor(plan, change.stage, change.scales, change.value);
            plan = withRework(plan, change.stage, std::min(factor, mostReturns), model.seed(), progress);
            break;
        }
        case Lever::Arrivals:
            changeArrivals(model, plan, change);
            break;
        }
    }
    return plan;
}

std::string refusal(const StreamModel& model, const Change& change, const Progress& progress)
{
    if (change.lever == Lever::Arrivals) {
        const double factor = arrivalsFactor(model, change);
        return factor >= leastFactor && factor <= mostFactor
            ? std::string()
            : "So many arrivals a week are " + figure(factor) + " times what they were, which a log does not tell about.";
    }
    const std::string& name = model.log().stages[change.stage].name;
    const auto visited = [&change](const WorkVisit& visit) { return visit.stage == change.stage; };
    if (std::ranges::none_of(model.work().visits, visited))
        return "No item stayed in " + name + ", so nothing there can be changed.";
    const Reading reading = model.fits()[model.work().stationOf[change.stage]].chosen.reading;
    if (change.lever == Lever::Wait && model.log().stages[change.stage].worked && reading == Reading::Delay)
        return "Nobody waits for anybody in " + name + " as far as the log tells, so it has no wait to change; use work.";
    if (change.lever == Lever::Capacity)
        return capacityRefusal(model, change, name);
    if (change.lever == Lever::Rework) {
        const double factor = reworkFactor(model.plan(model.best(), progress), change.stage, change.scales, change.value);
        if (!std::isfinite(factor))
            return "No item came back to " + name + ", so the log does not tell what a return takes; scale work instead.";
        if (factor > mostReturns)
            return "That is " + figure(factor) + " times as many returns to " + name + " as there were, which a log does not tell about.";
    }
    return {};
}

std::string refusal(const StreamModel& model, std::span<const Change> changes, const Progress& progress)
{
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (std::string why = refusal(model, changes[i], progress); !why.empty())
            return why;
        for (std::size_t j = 0; j < i; ++j) {
            const Change& a = changes[i];
            const Change& b = changes[j];
            if (a.lever == b.lever && (a.lever == Lever::Arrivals || a.stage == b.stage))
                return "The same is changed twice; name each change once.";
            const auto holds = [&](Lever one, Lever other) {
                return (a.lever == one && b.lever == other) || (a.lever == other && b.lever == one);
            };
            if (holds(Lever::Wait, Lever::Capacity) && model.work().stationOf[a.stage] == model.work().stationOf[b.stage])
                return "How long items wait for " + model.log().stages[a.stage].name
                    + " follows from its capacity, so the two cannot both be told; name one.";
        }
    }
    return {};
}

} // namespace weir::simulation
