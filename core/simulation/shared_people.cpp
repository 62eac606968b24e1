// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/shared_people.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace weir::simulation {

namespace {

struct Busy {
    Ticks from = 0, to = 0;
};
using BusyOf = std::map<NameIndex, std::vector<Busy>>; ///< ordered, so that sums are the same everywhere

/// Sorts stretches and makes one of those that overlap.
void merge(std::vector<Busy>& stretches)
{
    std::ranges::sort(stretches, {}, &Busy::from);
    std::vector<Busy> merged;
    for (const Busy& stretch : stretches) {
        if (!merged.empty() && stretch.from <= merged.back().to)
            merged.back().to = std::max(merged.back().to, stretch.to);
        else
            merged.push_back(stretch);
    }
    stretches = std::move(merged);
}

double lengthOf(const std::vector<Busy>& stretches)
{
    double sum = 0;
    for (const Busy& stretch : stretches)
        sum += static_cast<double>(stretch.to - stretch.from);
    return sum;
}

Ticks overlap(const std::vector<Busy>& a, const std::vector<Busy>& b)
{
    Ticks sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        sum += std::max<Ticks>(0, std::min(a[i].to, b[j].to) - std::max(a[i].from, b[j].from));
        if (a[i].to < b[j].to)
            ++i;
        else
            ++j;
    }
    return sum;
}

Ticks quantileOf(std::vector<Ticks>& values, double p)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(p * static_cast<double>(values.size()));
    std::ranges::nth_element(values, at);
    return *at;
}

/// Of the services seen, one that was not stamped late although half of them were.
constexpr double ownService = 0.8;

/// Visits that a stage must have before who works there is compared with who works elsewhere.
constexpr std::size_t enoughVisits = 20;
/// Services of usual length that unrelated stages would have been busy in both at once, below which their absence proves nothing.
constexpr double enoughExpected = 5;

/// Who worked in a stage when.
struct StagePeople {
    BusyOf busy;
    std::size_t visits = 0;
    Ticks usual = 0; ///< median service
};

bool samePeople(const StagePeople& a, const StagePeople& b, Ticks span)
{
    if (std::min(a.visits, b.visits) < enoughVisits)
        return false;
    std::size_t common = 0;
    double both = 0;
    double expected = 0;
    for (const auto& [actor, inA] : a.busy) {
        const auto found = b.busy.find(actor);
        if (found == b.busy.end())
            continue;
        ++common;
        both += static_cast<double>(overlap(inA, found->second));
        expected += lengthOf(inA) * lengthOf(found->second) / static_cast<double>(std::max<Ticks>(1, span));
    }
    const auto usual = static_cast<double>(std::min(a.usual, b.usual));
    return common > 0 && common * 2 >= std::min(a.busy.size(), b.busy.size()) && expected >= enoughExpected * usual
        && both < 0.1 * expected;
}

std::vector<StagePeople> peopleByStage(const WorkLog& log, const Progress& progress)
{
    std::vector<StagePeople> people(log.stationOf.size());
    std::vector<std::vector<Ticks>> services(people.size());
    for (const WorkVisit& visit : log.visits) {
        if (!visit.actor.valid() || visit.started == unknownTicks || visit.left == endOfTicks)
            continue;
        people[visit.stage].busy[visit.actor].push_back({visit.started, visit.left});
        services[visit.stage].push_back(visit.left - visit.started);
    }
    for (std::size_t stage = 0; stage < people.size(); ++stage) {
        progress.checkpoint();
        people[stage].visits = services[stage].size();
        people[stage].usual = quantileOf(services[stage], 0.5);
        for (auto& [actor, stretches] : people[stage].busy)
            merge(stretches);
    }
    return people;
}

} // namespace

void joinSharedPeople(WorkLog& log, const Progress& progress)
{
    const std::vector<StagePeople> people = peopleByStage(log, progress);
    const Ticks span = log.end - log.begin;
    for (std::uint32_t a = 0; a < people.size(); ++a) {
        for (std::uint32_t b = a + 1; b < people.size(); ++b) {
            progress.checkpoint();
            const std::uint32_t from = log.stationOf[b];
            const std::uint32_t to = log.stationOf[a];
            if (from == to || !log.stations[from].seen || !log.stations[to].seen)
                continue;
            // Whoever is busy in two of the stages at once is not one station.
            const auto same = [&](std::uint32_t one) {
                return std::ranges::all_of(
                    log.stations[from].stages, [&](std::uint32_t other) { return samePeople(people[one], people[other], span); });
            };
            if (!std::ranges::all_of(log.stations[to].stages, same))
                continue;
            for (const std::uint32_t stage : log.stations[from].stages) {
                log.stationOf[stage] = to;
                log.stations[to].stages.push_back(stage);
            }
            log.stations[from].stages.clear();
        }
    }
    for (WorkVisit& visit : log.visits)
        visit.station = log.stationOf[visit.stage];
}

void undoLateStarts(WorkLog& log, const Progress& progress)
{
    progress.checkpoint();
    std::vector<std::uint32_t> byLeft;
    std::vector<std::vector<Ticks>> services(log.stationOf.size());
    for (std::uint32_t v = 0; v < log.visits.size(); ++v) {
        const WorkVisit& visit = log.visits[v];
        if (!visit.actor.valid() || visit.started == unknownTicks || visit.left == endOfTicks)
            continue;
        byLeft.push_back(v);
        services[visit.stage].push_back(visit.left - visit.started);
    }
    std::ranges::stable_sort(byLeft, {}, [&log](std::uint32_t v) { return log.visits[v].left; });
    std::vector<Ticks> usual;
    std::vector<Ticks> longest;
    for (auto& values : services) {
        longest.push_back(values.empty() ? 0 : std::ranges::max(values));
        usual.push_back(quantileOf(values, ownService));
    }
    progress.checkpoint();
    std::map<NameIndex, Ticks> freeSince; // wherever that person worked before
    for (const std::uint32_t v : byLeft) {
        WorkVisit& visit = log.visits[v];
        Ticks& free = freeSince.try_emplace(visit.actor, visit.entered).first->second;
        const Ticks could = std::min(visit.started, std::max(visit.entered, free)); // when its person could have begun it
        const Ticks seen = visit.left - visit.started;
        const Ticks whole = visit.left - could;
        if (seen * 10 < usual[visit.stage] || (seen * 10 < whole && whole <= longest[visit.stage]))
            visit.started = could;
        free = std::max(free, visit.left);
    }
}

} // namespace weir::simulation
