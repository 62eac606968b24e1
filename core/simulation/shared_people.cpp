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

/// Length of [from, to) stretches, with what overlaps counted once; sorts and merges them.
Ticks merge(std::vector<Busy>& stretches)
{
    std::ranges::sort(stretches, {}, &Busy::from);
    std::vector<Busy> merged;
    Ticks sum = 0;
    for (const Busy& stretch : stretches) {
        if (!merged.empty() && stretch.from <= merged.back().to)
            merged.back().to = std::max(merged.back().to, stretch.to);
        else
            merged.push_back(stretch);
    }
    for (const Busy& stretch : merged)
        sum += stretch.to - stretch.from;
    stretches = std::move(merged);
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

std::vector<BusyOf> busyByStage(const WorkLog& log)
{
    std::vector<BusyOf> busy(log.stationOf.size());
    for (const WorkVisit& visit : log.visits) {
        if (visit.actor.valid() && visit.started != unknownTicks && visit.left != endOfTicks)
            busy[visit.stage][visit.actor].push_back({visit.started, visit.left});
    }
    for (BusyOf& stage : busy) {
        for (auto& [actor, stretches] : stage)
            merge(stretches);
    }
    return busy;
}

bool samePeople(const BusyOf& a, const BusyOf& b, Ticks span)
{
    std::size_t common = 0;
    double both = 0;
    double expected = 0;
    for (const auto& [actor, inA] : a) {
        const auto found = b.find(actor);
        if (found == b.end())
            continue;
        ++common;
        std::vector<Busy> copyA = inA;
        std::vector<Busy> copyB = found->second;
        const auto busyA = static_cast<double>(merge(copyA));
        const auto busyB = static_cast<double>(merge(copyB));
        both += static_cast<double>(overlap(copyA, copyB));
        expected += busyA * busyB / static_cast<double>(std::max<Ticks>(1, span));
    }
    return common > 0 && common * 2 >= std::min(a.size(), b.size()) && both < 0.1 * expected;
}

Ticks medianOf(std::vector<Ticks>& values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace

void joinSharedPeople(WorkLog& log)
{
    const std::vector<BusyOf> busy = busyByStage(log);
    for (std::uint32_t a = 0; a < busy.size(); ++a) {
        for (std::uint32_t b = a + 1; b < busy.size(); ++b) {
            const std::uint32_t from = log.stationOf[b];
            const std::uint32_t to = log.stationOf[a];
            if (from == to || !log.stations[from].seen || !log.stations[to].seen || !samePeople(busy[a], busy[b], log.end - log.begin))
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

void undoLateStarts(WorkLog& log)
{
    std::vector<std::uint32_t> byLeft;
    for (std::uint32_t v = 0; v < log.visits.size(); ++v) {
        const WorkVisit& visit = log.visits[v];
        if (visit.actor.valid() && visit.started != unknownTicks && visit.left != endOfTicks)
            byLeft.push_back(v);
    }
    std::ranges::stable_sort(byLeft, {}, [&log](std::uint32_t v) { return log.visits[v].left; });
    std::map<std::pair<std::uint32_t, NameIndex>, Ticks> freeSince;
    std::vector<Ticks> could(log.visits.size()); // when its person could have begun it
    std::vector<std::vector<Ticks>> services(log.stationOf.size());
    for (const std::uint32_t v : byLeft) {
        const WorkVisit& visit = log.visits[v];
        Ticks& free = freeSince.try_emplace({visit.station, visit.actor}, visit.entered).first->second;
        could[v] = std::min(visit.started, std::max(visit.entered, free));
        services[visit.stage].push_back(visit.left - could[v]);
        free = std::max(free, visit.left);
    }
    std::vector<Ticks> usual;
    for (auto& values : services)
        usual.push_back(medianOf(values));
    for (const std::uint32_t v : byLeft) {
        WorkVisit& visit = log.visits[v];
        const Ticks seen = visit.left - visit.started;
        const bool hardlyAny = seen * 10 < usual[visit.stage] || seen * 10 < visit.left - could[v];
        if (hardlyAny && could[v] < visit.started)
            visit.started = could[v];
    }
}

} // namespace weir::simulation
