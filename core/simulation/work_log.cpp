// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/work_log.h"

#include "core/simulation/shared_people.h"

#include <algorithm>
#include <numeric>

namespace weir::simulation {

namespace {

/// Of which stages the log tells starts: those with a queue that most visits come through, or with starts of their own.
std::vector<bool> seenStages(const StationLog& log)
{
    std::vector<std::int64_t> told(log.stages.size());
    std::vector<std::int64_t> bare(log.stages.size());
    for (const LoggedVisit& visit : log.visits) {
        if (!visit.worked)
            continue;
        if (isKnown(visit.started))
            ++told[visit.stage];
        else if (isKnown(visit.left))
            ++bare[visit.stage];
    }
    std::vector<bool> seen;
    for (std::size_t stage = 0; stage < told.size(); ++stage)
        seen.push_back(log.stages[stage].worked && told[stage] > 0 && told[stage] >= bare[stage]);
    return seen;
}

/// Adds what of an item is stays; what is none (a queue left for elsewhere, an instant) is time between them.
void addItem(const StationLog& log, const WorkTime& time, const std::vector<bool>& seen, std::uint32_t source, WorkLog& out)
{
    const LoggedItem& logged = log.items[source];
    WorkItem item;
    item.source = source;
    item.firstVisit = static_cast<std::uint32_t>(out.visits.size());
    item.release = time.at(logged.created);
    Ticks last = unknownTicks;
    for (std::uint32_t v = logged.firstVisit; v < logged.firstVisit + logged.visitCount; ++v) {
        const LoggedVisit& from = log.visits[v];
        WorkVisit visit;
        visit.stage = from.stage;
        visit.item = static_cast<std::uint32_t>(out.items.size());
        visit.entered = std::max(time.at(from.entered), last);
        visit.left = isKnown(from.left) ? time.at(from.left) : endOfTicks;
        if (!from.worked || visit.left <= visit.entered)
            continue;
        if (seen[from.stage] && isKnown(from.started))
            visit.started = std::clamp(time.at(from.started), visit.entered, visit.left);
        else if (seen[from.stage] && isKnown(from.left))
            visit.started = visit.entered; // nobody queued it
        visit.actor = from.actor;
        visit.lag = last == unknownTicks ? 0 : visit.entered - last;
        if (last == unknownTicks)
            item.release = visit.entered;
        last = visit.left;
        out.visits.push_back(visit);
        if (last == endOfTicks)
            break;
    }
    item.visitCount = static_cast<std::uint32_t>(out.visits.size()) - item.firstVisit;
    if (item.visitCount == 0)
        return;
    if (isKnown(logged.finished) && last != endOfTicks)
        item.tail = time.at(logged.finished) - last;
    out.items.push_back(item);
}

/// How long what was there when the log began is felt: nearly every item is through by then.
Ticks usualLead(const StationLog& log, const WorkLog& work, const WorkTime& time)
{
    std::vector<Ticks> leads;
    for (const WorkItem& item : work.items) {
        const LoggedItem& logged = log.items[item.source];
        if (isKnown(logged.finished))
            leads.push_back(time.at(logged.finished) - item.release);
    }
    if (leads.empty())
        return 0;
    const auto at = static_cast<std::ptrdiff_t>(0.98 * static_cast<double>(leads.size() - 1));
    std::ranges::nth_element(leads, leads.begin() + at);
    return std::max<Ticks>(0, leads[static_cast<std::size_t>(at)]);
}

} // namespace

WorkLog workLogOf(const StationLog& log, const WorkTime& time)
{
    WorkLog work;
    const std::vector<bool> seen = seenStages(log);
    for (std::uint32_t item = 0; item < log.items.size(); ++item)
        addItem(log, time, seen, item, work);
    work.end = time.at(log.end);
    work.begin = work.end;
    for (const WorkItem& item : work.items)
        work.begin = std::min(work.begin, item.release);
    work.window = log.open;
    work.warmUp = log.open ? usualLead(log, work, time) : 0;
    work.warm = work.begin + static_cast<Ticks>(0.7 * static_cast<double>(work.warmUp));
    work.stationOf.resize(log.stages.size());
    std::iota(work.stationOf.begin(), work.stationOf.end(), 0U);
    for (std::uint32_t stage = 0; stage < log.stages.size(); ++stage)
        work.stations.push_back({{stage}, log.stages[stage].worked, seen[stage]});
    joinSharedPeople(work);
    undoLateStarts(work);
    return work;
}

Stays staysOf(const WorkLog& log, std::uint32_t station)
{
    Stays stays;
    for (std::uint32_t v = 0; v < log.visits.size(); ++v) {
        if (log.visits[v].station == station)
            stays.visit.push_back(v);
    }
    std::ranges::stable_sort(stays.visit, {}, [&log](std::uint32_t v) { return log.visits[v].entered; });
    for (const std::uint32_t v : stays.visit) {
        stays.entered.push_back(log.visits[v].entered);
        stays.started.push_back(log.visits[v].started);
        stays.left.push_back(log.visits[v].left);
    }
    return stays;
}

} // namespace weir::simulation
