// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/waiting_causes.h"

#include "core/simulation/log_checks.h"
#include "core/simulation/station_fit.h"
#include "core/simulation/work_log.h"

#include <algorithm>
#include <map>

namespace weir::simulation {

namespace {

constexpr std::int64_t enoughVisits = 20;

/// Working time of a station in which all its places were taken, up to any instant of its clock.
class FullTime {
public:
    FullTime(const Stays& stays, int capacity)
    {
        std::vector<std::pair<Ticks, int>> steps;
        for (std::size_t i = 0; i < stays.size(); ++i) {
            if (stays.started[i] == unknownTicks)
                continue;
            steps.emplace_back(stays.started[i], 1);
            if (stays.left[i] != endOfTicks)
                steps.emplace_back(stays.left[i], -1);
        }
        std::ranges::sort(steps); // at one instant exits come first
        int busy = 0;
        Ticks full = 0;
        for (const auto& [at, step] : steps) {
            full += busy >= capacity ? at - m_rows.back().at : 0;
            busy += step;
            m_rows.push_back({at, full, busy >= capacity});
        }
    }

    [[nodiscard]] Ticks upTo(Ticks t) const
    {
        const auto next = std::ranges::upper_bound(m_rows, t, {}, &Row::at);
        if (next == m_rows.begin())
            return 0;
        const Row& row = *(next - 1);
        return row.before + (row.full ? t - row.at : 0);
    }

private:
    struct Row {
        Ticks at, before;
        bool full;
    };
    std::vector<Row> m_rows;
};

/// Starts as they are logged: what is said of waiting must add up to it.
void keepLoggedStarts(const StationLog& log, const WorkTime& time, WorkLog& work)
{
    for (const WorkItem& item : work.items) {
        std::uint32_t v = item.firstVisit;
        const LoggedItem& logged = log.items[item.source];
        for (std::uint32_t from = logged.firstVisit; from < logged.firstVisit + logged.visitCount && v < item.firstVisit + item.visitCount;
             ++from) {
            const LoggedVisit& told = log.visits[from];
            WorkVisit& visit = work.visits[v];
            const bool same =
                told.worked && told.stage == visit.stage && (isKnown(told.left) ? time.at(told.left) : endOfTicks) == visit.left;
            if (!same)
                continue;
            if (isKnown(told.started))
                visit.started = std::clamp(time.at(told.started), visit.entered, visit.left);
            ++v;
        }
    }
}

CausesKnown knownOf(const LoggedStage& stage, const Station& station, std::int64_t visits)
{
    if (!stage.worked)
        return CausesKnown::NobodyWorks;
    if (!station.seen)
        return CausesKnown::HiddenStarts;
    return visits < enoughVisits ? CausesKnown::FewVisits : CausesKnown::Yes;
}

} // namespace

std::vector<StageWaiting> waitingCauses(const StationLog& log, const Progress& progress)
{
    const StreamHours hours = hoursOf(log, progress);
    const WorkTime time = workTimeOf(log, hours);
    WorkLog work = workLogOf(log, hours, time, progress);
    keepLoggedStarts(log, time, work);
    const std::vector<Stays> stays = staysByStation(work);
    std::vector<FullTime> full;
    for (const Stays& each : stays)
        full.emplace_back(each, seenCapacity(each));
    std::vector<std::vector<MinuteMove>> begun(log.stages.size());
    for (std::uint32_t item = 0; item < log.items.size(); ++item) {
        for (std::uint32_t v = log.items[item].firstVisit; v < log.items[item].firstVisit + log.items[item].visitCount; ++v) {
            if (isKnown(log.visits[v].started))
                begun[log.visits[v].stage].emplace_back(minuteOf(log.visits[v].started), item);
        }
    }
    std::vector<std::map<std::int64_t, double>> crowded;
    for (auto& moves : begun)
        crowded.push_back(crowdedMinutes(std::move(moves)));
    progress.checkpoint();
    std::vector<StageWaiting> causes(log.stages.size());
    for (const LoggedItem& item : log.items) {
        for (std::uint32_t v = item.firstVisit; item.counted && v < item.firstVisit + item.visitCount; ++v) {
            const LoggedVisit& visit = log.visits[v];
            const std::uint32_t station = work.stationOf[visit.stage];
            if (!visit.worked || !isKnown(visit.started) || visit.started < visit.entered)
                continue;
            StageWaiting& stage = causes[visit.stage];
            ++stage.visits;
            const Shifts* shifts = work.stations[station].shifts.get();
            const auto own = [&](Instant t) { return shifts == nullptr ? time.at(t) : shifts->at(time.at(t)); };
            const Ticks from = own(visit.entered);
            const Ticks to = own(visit.started);
            const double wait = seconds(visit.started - visit.entered);
            const double inHours = std::min(wait, tickSeconds(to - from));
            const double contended = std::min(inHours, tickSeconds(full[station].upTo(to) - full[station].upTo(from)));
            stage.wait += wait;
            stage.offHours += wait - inHours;
            if (crowded[visit.stage].contains(minuteOf(visit.started))) {
                stage.batching += inHours;
            } else {
                stage.contention += contended;
                stage.unexplained += inHours - contended;
            }
        }
    }
    // Where everything is entered at once, or only the day is told, no start tells when work began.
    const bool stamped = stampedTogether(log);
    for (std::uint32_t stage = 0; stage < causes.size(); ++stage)
        causes[stage].known = stamped && log.stages[stage].worked
            ? CausesKnown::HiddenStarts
            : knownOf(log.stages[stage], work.stations[work.stationOf[stage]], causes[stage].visits);
    return causes;
}

} // namespace weir::simulation
