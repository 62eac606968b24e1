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

namespace {

/// Where nearly all items are still to come; one that is older by years says nothing of when the log began.
Ticks beginOf(const WorkLog& work)
{
    std::vector<Ticks> releases;
    for (const WorkItem& item : work.items)
        releases.push_back(item.release);
    if (releases.empty())
        return work.end;
    const auto at = static_cast<std::ptrdiff_t>(0.01 * static_cast<double>(releases.size()));
    std::ranges::nth_element(releases, releases.begin() + at);
    return std::min(work.end, releases[static_cast<std::size_t>(at)]);
}

void giveHours(const StationLog& log, const StreamHours& hours, const WorkTime& time, WorkLog& work)
{
    const auto [first, last] = reachOf(log);
    for (Station& station : work.stations) {
        if (station.stages.empty() || !station.worked)
            continue;
        const auto own = station.stages.size() == 1 ? hours.ofStage[station.stages.front()] : ownHours(log, station.stages, hours.common);
        if (own)
            station.shifts = shiftsOf(*own, time, hoursZoneOf(log), first, last);
    }
}

} // namespace

WorkLog workLogOf(const StationLog& log, const StreamHours& hours, const WorkTime& time, const Progress& progress)
{
    WorkLog work;
    const std::vector<bool> seen = seenStages(log);
    for (std::uint32_t item = 0; item < log.items.size(); ++item) {
        if (item % 4096 == 0)
            progress.checkpoint();
        addItem(log, time, seen, item, work);
    }
    work.end = time.at(log.end);
    work.begin = beginOf(work);
    work.week = hours.week();
    work.window = log.open;
    const Ticks usual = usualLead(log, work, time);
    work.warmUp = log.open ? usual : 0;
    // With nothing open, the stations empty towards the end, be it because they did or because the export left out what was there.
    work.cool = log.open ? work.end : std::max(work.end - usual, work.begin + (work.end - work.begin) / 2);
    work.warm = work.begin + static_cast<Ticks>(0.7 * static_cast<double>(work.warmUp));
    work.stationOf.resize(log.stages.size());
    std::iota(work.stationOf.begin(), work.stationOf.end(), 0U);
    for (std::uint32_t stage = 0; stage < log.stages.size(); ++stage)
        work.stations.push_back({{stage}, log.stages[stage].worked, seen[stage], nullptr});
    joinSharedPeople(work, progress);
    undoLateStarts(work, progress);
    giveHours(log, hours, time, work);
    return work;
}

std::vector<Stays> staysByStation(const WorkLog& log)
{
    std::vector<Stays> all(log.stations.size());
    for (std::uint32_t v = 0; v < log.visits.size(); ++v)
        all[log.visits[v].station].visit.push_back(v);
    for (std::uint32_t s = 0; s < all.size(); ++s) {
        Stays& stays = all[s];
        const Shifts* shifts = log.stations[s].shifts.get();
        const auto own = [shifts](Ticks t) { return shifts == nullptr || t == unknownTicks || t == endOfTicks ? t : shifts->at(t); };
        stays.begin = own(log.begin);
        stays.warm = own(log.warm);
        stays.cool = own(log.cool);
        stays.end = own(log.end);
        std::ranges::stable_sort(stays.visit, {}, [&log](std::uint32_t v) { return log.visits[v].entered; });
        for (const std::uint32_t v : stays.visit) {
            stays.entered.push_back(own(log.visits[v].entered));
            stays.started.push_back(own(log.visits[v].started));
            // Where both ends lie outside the station's hours, it was there for a moment.
            stays.left.push_back(std::max(own(log.visits[v].left), stays.entered.back() + 1));
        }
    }
    return all;
}

Stays staysOf(const WorkLog& log, std::uint32_t station)
{
    return std::move(staysByStation(log)[station]);
}

} // namespace weir::simulation
