// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/stream_model.h"

#include "core/simulation/past.h"
#include "core/simulation/plan_builder.h"

#include <algorithm>

namespace weir::simulation {

StreamModel::StreamModel(const StationLog& log, std::uint64_t seed, Progress& progress, Begun)
    : m_log(log)
    , m_seed(seed)
    , m_hours(hoursOf(log, progress))
    , m_time(workTimeOf(log, m_hours))
    , m_work(workLogOf(log, m_hours, m_time, progress))
    , m_stays(staysByStation(m_work))
{
    for (std::uint32_t item = 0; item < log.items.size(); ++item) {
        if (!log.items[item].counted)
            continue;
        m_counted.push_back(item);
        m_observed.push_back(seconds(log.items[item].finished - log.items[item].created));
    }
    m_pasts.emplace_back();
}

StreamModel::StreamModel(const StationLog& log, std::uint64_t seed, Progress& progress)
    : StreamModel(log, seed, progress, Begun {})
{
    readStations(progress);
    findPast(progress);
}

StreamModel StreamModel::begun(const StationLog& log, std::uint64_t seed, Progress& progress)
{
    return {log, seed, progress, Begun {}};
}

void StreamModel::readStations(Progress& progress)
{
    stats::Random random(m_seed);
    for (std::uint32_t s = 0; s < m_work.stations.size(); ++s) {
        progress.checkpoint();
        m_fits.push_back(fitStation(m_work, s, m_stays[s], random, progress));
        const StationFit& fit = m_fits.back();
        m_best.readings.push_back(fit.chosen);
        m_otherOrder.push_back(fit.chosen.reading == Reading::AnyOrder || (fit.chosen.reading == Reading::Seen && !fit.inOrder));
    }
}

void StreamModel::findPast(Progress& progress)
{
    if (m_work.window)
        m_pasts = rankPasts(m_work, m_best.readings, m_seed, progress);
}

double StreamModel::weeks() const
{
    return seconds(m_time.when(m_work.end) - m_time.when(m_work.begin)) / (7 * 86400.0);
}

ReplayPlan StreamModel::plan(const Understanding& understanding, const Progress& progress) const
{
    const Past& past = m_pasts[understanding.past];
    ReplayPlan plan;
    if (past.length == 0) {
        plan = buildPlan(m_work, m_stays, understanding.readings, m_seed, progress);
    } else {
        const WorkLog extended = withPast(m_work, past, m_seed, progress);
        plan = buildPlan(extended, staysByStation(extended), understanding.readings, m_seed, progress);
    }
    if (understanding.order != 0)
        shuffle(plan, m_otherOrder, understanding.order, m_seed);
    return plan;
}

LeadTimes StreamModel::run(const ReplayPlan& plan, Progress& progress) const
{
    std::int64_t through = 0;
    return run(plan, through, progress);
}

LeadTimes StreamModel::run(const ReplayPlan& plan, std::int64_t& through, Progress& progress) const
{
    const std::vector<Ticks> ends = replay(plan, progress);
    std::vector<Ticks> finishes(m_log.items.size(), unknownTicks);
    std::vector<Duration> moved(m_log.items.size(), Duration::zero()); // of creations
    std::size_t row = 0;
    through = 0;
    for (const WorkItem& item : m_work.items) { // copies stand behind these
        while (plan.items[row].copy)
            ++row;
        const Ticks finish = ends[row] + item.tail;
        finishes[item.source] = finish;
        if (plan.items[row].release != item.release)
            moved[item.source] = m_time.when(plan.items[row].release) - m_time.when(item.release);
        ++row;
        const bool mayFinish =
            isKnown(m_log.items[item.source].finished) || m_work.visits[item.firstVisit + item.visitCount - 1].left == endOfTicks;
        through += mayFinish && finish <= m_work.end ? 1 : 0;
    }
    LeadTimes leads;
    leads.reserve(m_counted.size());
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        const std::uint32_t item = m_counted[i];
        const bool stays = finishes[item] != unknownTicks; // else it passed no station: nothing changes it
        leads.push_back(stays ? seconds(m_time.when(finishes[item]) - m_log.items[item].created - moved[item]) : m_observed[i]);
    }
    return leads;
}

double meanOf(const LeadTimes& leads)
{
    double sum = 0;
    for (const double lead : leads)
        sum += lead;
    return leads.empty() ? 0 : sum / static_cast<double>(leads.size());
}

} // namespace weir::simulation
