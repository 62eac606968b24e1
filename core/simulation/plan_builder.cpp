// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/plan_builder.h"

#include "core/stats/random.h"

#include <algorithm>

namespace weir::simulation {

namespace {

StationKind kindOf(Reading reading)
{
    switch (reading) {
    case Reading::Delay:
        return StationKind::Delay;
    case Reading::SharedAttention:
        return StationKind::Shared;
    case Reading::Seen:
    case Reading::FirstCome:
    case Reading::AnyOrder:
        break;
    }
    return StationKind::Places;
}

/// Finished visits by stage, ascending by work: how an open one may have gone on.
class Donors {
public:
    Donors(const WorkLog& log, const VisitWorks& works)
        : m_works(works)
        , m_byStage(log.stationOf.size())
        , m_times(log.visits.size(), 0)
        , m_most(usualVisits(log))
    {
        std::vector<std::uint32_t> times(log.stationOf.size());
        for (const WorkItem& item : log.items) {
            for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v)
                ++times[log.visits[v].stage];
            for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v) {
                m_times[v] = times[log.visits[v].stage];
                if (log.visits[v].left != endOfTicks)
                    m_byStage[log.visits[v].stage].push_back(v);
            }
            for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v)
                times[log.visits[v].stage] = 0;
        }
        for (auto& visits : m_byStage)
            std::ranges::stable_sort(visits, {}, [&works](std::uint32_t v) { return works.work[v]; });
    }

    /// One that needed more than `attained`, each item alike, however often it came; null: there is none.
    [[nodiscard]] const std::uint32_t* draw(std::uint32_t stage, Ticks attained, stats::Random& random) const
    {
        const auto& visits = m_byStage[stage];
        const auto above = std::ranges::upper_bound(visits, attained, {}, [this](std::uint32_t v) { return m_works.work[v]; });
        if (above == visits.end())
            return nullptr;
        const std::uint32_t* drawn = nullptr;
        constexpr int tries = 32;
        for (int i = 0; i < tries; ++i) {
            drawn = &*(above + static_cast<std::ptrdiff_t>(random.below(static_cast<std::size_t>(visits.end() - above))));
            if (m_times[*drawn] == 1 || random.chance(1.0 / m_times[*drawn]))
                break;
        }
        return drawn;
    }

    /// Visits that hardly any item has more of.
    [[nodiscard]] std::uint32_t most() const { return m_most; }

private:
    static std::uint32_t usualVisits(const WorkLog& log)
    {
        std::vector<std::uint32_t> counts;
        for (const WorkItem& item : log.items)
            counts.push_back(item.visitCount);
        if (counts.empty())
            return 0;
        const auto at = static_cast<std::ptrdiff_t>(0.98 * static_cast<double>(counts.size() - 1));
        std::ranges::nth_element(counts, counts.begin() + at);
        return counts[static_cast<std::size_t>(at)];
    }

    const VisitWorks& m_works;
    std::vector<std::vector<std::uint32_t>> m_byStage;
    std::vector<std::uint32_t> m_times; ///< by visit: how often its item came to that stage
    std::uint32_t m_most;
};

void addVisit(const WorkVisit& visit, Ticks lag, Ticks work, Ticks key, ReplayPlan& plan)
{
    plan.visits.push_back({visit.station, visit.stage, lag, work, key, false});
}

void addItem(
    const WorkLog& log, const WorkItem& item, const VisitWorks& works, const Donors& donors, stats::Random& random, ReplayPlan& plan)
{
    PlannedItem planned;
    planned.release = item.release;
    planned.firstVisit = static_cast<std::uint32_t>(plan.visits.size());
    planned.source = item.source;
    planned.copy = item.copy;
    for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v) {
        const WorkVisit& visit = log.visits[v];
        if (visit.left != endOfTicks) {
            addVisit(visit, visit.lag, works.work[v], works.key[v], plan);
            continue;
        }
        const std::uint32_t* donor = donors.draw(visit.stage, works.work[v], random);
        addVisit(visit, visit.lag, donor != nullptr ? works.work[*donor] : works.work[v] + works.work[v] / 4, works.key[v], plan);
        if (donor == nullptr)
            continue;
        const WorkItem& like = log.items[log.visits[*donor].item];
        const std::uint32_t so = v - item.firstVisit + 1; // visits that it has
        const std::uint32_t more = std::max(donors.most(), so) - so;
        for (std::uint32_t next = *donor + 1; next < std::min(like.firstVisit + like.visitCount, *donor + 1 + more); ++next) {
            if (log.visits[next].left != endOfTicks)
                addVisit(log.visits[next], log.visits[next].lag, works.work[next], endOfTicks, plan);
        }
    }
    planned.visitCount = static_cast<std::uint32_t>(plan.visits.size()) - planned.firstVisit;
    plan.items.push_back(planned);
}

} // namespace

ReplayPlan buildPlan(const WorkLog& log, const std::vector<Stays>& stays, const std::vector<StationReading>& readings, std::uint64_t seed,
    const Progress& progress)
{
    ReplayPlan plan;
    VisitWorks works(log.visits.size());
    for (std::uint32_t s = 0; s < log.stations.size(); ++s) {
        progress.checkpoint();
        stats::Random random(seed + s);
        readStation(stays[s], readings[s], random, works);
        plan.stations.push_back({kindOf(readings[s].reading), std::max(1, readings[s].capacity), log.stations[s].shifts});
    }
    progress.checkpoint();
    stats::Random random(seed ^ 0x5DEECE66DU);
    const Donors donors(log, works);
    for (const WorkItem& item : log.items)
        addItem(log, item, works, donors, random, plan);
    return plan;
}

void shuffle(ReplayPlan& plan, const std::vector<bool>& stations, std::uint64_t order, std::uint64_t seed)
{
    stats::Random random(seed + 7919 * order);
    for (PlannedVisit& visit : plan.visits) {
        const auto key = static_cast<Ticks>(random.next() >> 2U);
        if (stations[visit.station])
            visit.key = key;
    }
}

} // namespace weir::simulation
