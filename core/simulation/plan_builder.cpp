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
    {
        for (std::uint32_t v = 0; v < log.visits.size(); ++v) {
            if (log.visits[v].left != endOfTicks)
                m_byStage[log.visits[v].stage].push_back(v);
        }
        for (auto& visits : m_byStage)
            std::ranges::stable_sort(visits, {}, [&works](std::uint32_t v) { return works.work[v]; });
    }

    /// One that needed more than `attained`; null: there is none.
    [[nodiscard]] const std::uint32_t* draw(std::uint32_t stage, Ticks attained, stats::Random& random) const
    {
        const auto& visits = m_byStage[stage];
        const auto above = std::ranges::upper_bound(visits, attained, {}, [this](std::uint32_t v) { return m_works.work[v]; });
        if (above == visits.end())
            return nullptr;
        return &*(above + static_cast<std::ptrdiff_t>(random.below(static_cast<std::size_t>(visits.end() - above))));
    }

private:
    const VisitWorks& m_works;
    std::vector<std::vector<std::uint32_t>> m_byStage;
};

void addVisit(const WorkVisit& visit, Ticks lag, Ticks work, Ticks key, ReplayPlan& plan)
{
    plan.visits.push_back({visit.station, visit.stage, lag, work, key});
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
        for (std::uint32_t next = *donor + 1; next < like.firstVisit + like.visitCount; ++next) {
            if (log.visits[next].left != endOfTicks)
                addVisit(log.visits[next], log.visits[next].lag, works.work[next], endOfTicks, plan);
        }
    }
    planned.visitCount = static_cast<std::uint32_t>(plan.visits.size()) - planned.firstVisit;
    plan.items.push_back(planned);
}

} // namespace

ReplayPlan buildPlan(const WorkLog& log, const std::vector<StationReading>& readings, std::uint64_t order, std::uint64_t seed)
{
    ReplayPlan plan;
    VisitWorks works(log.visits.size());
    for (std::uint32_t s = 0; s < log.stations.size(); ++s) {
        stats::Random random(seed + s);
        readStation(log, staysOf(log, s), readings[s], random, works);
        plan.stations.push_back({kindOf(readings[s].reading), std::max(1, readings[s].capacity)});
    }
    stats::Random random(seed ^ 0x5DEECE66DU);
    const Donors donors(log, works);
    for (const WorkItem& item : log.items)
        addItem(log, item, works, donors, random, plan);
    if (order != 0) {
        stats::Random shuffled(seed + 7919 * order);
        for (PlannedVisit& visit : plan.visits)
            visit.key = static_cast<Ticks>(shuffled.next() >> 2U);
    }
    return plan;
}

} // namespace weir::simulation
