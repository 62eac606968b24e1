// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stage_visits.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace weir::analysis {

namespace {

StatusPart partIn(const Stage& stage, bool queue)
{
    return stage.kind == StageKind::Work && queue ? StatusPart::Queue : partOfKind(stage.kind);
}

/// Work and wait of one stay in a status, of an item whose source does not mark when work began.
void addStay(StatusPart part, Duration time, Duration& wait, Duration& work)
{
    switch (part) {
    case StatusPart::Queue:
    case StatusPart::Wait:
        wait = plus(wait, time);
        break;
    case StatusPart::Work:
        work = plus(work, time);
        break;
    case StatusPart::Unmapped:
    case StatusPart::Outside:
    case StatusPart::Done:
    case StatusPart::Discarded:
        wait = work = unknownDuration;
        break;
    }
}

/// Work of spans [first, last] of one stage: the length of what they cover together, so that work done side by side
/// counts once. Visits of spans ascend by their end, so one pass from the back finds the union.
Duration coveredWork(const Facts& facts, std::size_t first, std::size_t last)
{
    const VisitColumns& visits = facts.data->visits;
    Duration work = Duration::zero();
    Instant uncoveredTo = Instant::max();
    for (std::size_t v = last + 1; v-- > first;) {
        const StatusPart part = facts.partOfStatus[visits.status[v].row()];
        if (part == StatusPart::Queue || part == StatusPart::Wait)
            continue;
        if (!isKnown(visits.begun[v]) || part == StatusPart::Outside || part == StatusPart::Discarded)
            return unknownDuration;
        const Instant end = std::min(visits.left[v], uncoveredTo);
        if (visits.begun[v] < end)
            work += end - visits.begun[v];
        uncoveredTo = std::min(uncoveredTo, visits.begun[v]);
    }
    return work;
}

/// Collects the visits of one item.
class Builder {
public:
    Builder(Facts& facts, std::size_t item)
        : m_facts(facts)
        , m_visits(facts.data->visits)
        , m_item(item)
    {
    }

    void add(std::size_t v)
    {
        const StageIndex stage = m_facts.stageOfStatus[m_visits.status[v].row()];
        const bool continues = m_running && stage == m_stage && m_visits.from[v].valid() && m_visits.open[m_last] == 0;
        if (!continues) {
            const StageIndex before = m_running && m_visits.from[v].valid() ? m_stage : StageIndex();
            flush();
            if (!stage.valid())
                return;
            m_running = true;
            m_spans = m_facts.data->isSpan(m_item, v);
            m_stage = stage;
            m_from = before;
            m_first = v;
            m_entered = m_visits.entered[v];
            m_wait = m_work = Duration::zero();
        }
        m_last = v;
        if (m_spans)
            m_entered = std::min(m_entered, m_visits.entered[v]); // the first of the run may have begun later than one beside it
        else
            addStay(m_facts.partOfStatus[m_visits.status[v].row()], m_facts.lasted(m_visits.entered[v], endOfStay(m_facts, m_item, v)),
                m_wait, m_work);
    }

    void flush()
    {
        if (!std::exchange(m_running, false))
            return;
        StageVisitColumns& out = m_facts.stageVisits;
        const Instant left = endOfStay(m_facts, m_item, m_last);
        const bool finished = isKnown(left);
        if (m_spans && finished) {
            m_work = coveredWork(m_facts, m_first, m_last);
            const Duration time = m_facts.lasted(m_entered, left);
            m_wait = isKnown(m_work) && isKnown(time) ? time - m_work : unknownDuration;
        }
        // Where one part is not known, the visit may hold more of the other than was seen.
        const bool known = finished && isKnown(m_wait) && isKnown(m_work);
        out.item.push_back(ItemIndex(m_item));
        out.stage.push_back(m_stage);
        out.from.push_back(m_from);
        out.entered.push_back(m_entered);
        out.left.push_back(left);
        out.wait.push_back(known ? m_wait : unknownDuration);
        out.work.push_back(known ? m_work : unknownDuration);
        out.open.push_back(m_visits.open[m_last] != 0 && !finished ? 1 : 0);
        if (!m_visits.begun.empty())
            out.taken.push_back(m_facts.data->edgeAt(m_item, m_first));
    }

private:
    Facts& m_facts;
    const VisitColumns& m_visits;
    std::size_t m_item;
    bool m_running = false;
    bool m_spans = false; ///< what runs
    StageIndex m_stage, m_from;
    std::size_t m_first = 0, m_last = 0;
    Instant m_entered;
    Duration m_wait {}, m_work {};
};

} // namespace

StatusPart partOfKind(StageKind kind)
{
    switch (kind) {
    case StageKind::Work:
        return StatusPart::Work;
    case StageKind::Wait:
        return StatusPart::Wait;
    case StageKind::Outside:
        return StatusPart::Outside;
    case StageKind::Done:
        return StatusPart::Done;
    case StageKind::Discarded:
        return StatusPart::Discarded;
    }
    return StatusPart::Unmapped;
}

void mapStatuses(Facts& facts)
{
    std::unordered_map<std::string_view, std::pair<StageIndex, StatusPart>> places;
    for (std::size_t s = 0; s < facts.map.stages.size(); ++s) {
        const Stage& stage = facts.map.stages[s];
        for (const std::string& name : stage.queue)
            places.emplace(name, std::pair(StageIndex(s), partIn(stage, true)));
        for (const std::string& name : stage.work)
            places.emplace(name, std::pair(StageIndex(s), partIn(stage, false)));
    }
    facts.stageOfStatus.clear();
    facts.partOfStatus.clear();
    for (const Status& status : facts.data->statuses) {
        const auto place = places.find(status.name);
        const bool known = place != places.end();
        facts.stageOfStatus.push_back(known ? place->second.first : StageIndex());
        facts.partOfStatus.push_back(known ? place->second.second : StatusPart::Unmapped);
    }
}

Instant endOfStay(const Facts& facts, std::size_t item, std::size_t v)
{
    const VisitColumns& visits = facts.data->visits;
    const Instant ended = facts.data->items.resolved[item];
    const StatusPart part = facts.partOfStatus[visits.status[v].row()];
    const bool inStream = part == StatusPart::Queue || part == StatusPart::Work || part == StatusPart::Wait;
    const bool staysOn = visits.open[v] != 0 && inStream && !facts.data->isSpan(item, v);
    return staysOn && isKnown(visits.entered[v]) && ended >= visits.entered[v] ? ended : visits.left[v];
}

std::size_t appendStageVisits(Facts& facts, std::size_t item)
{
    const ItemColumns& items = facts.data->items;
    const auto first = static_cast<std::uint32_t>(facts.stageVisits.size());
    Builder builder(facts, item);
    const std::size_t begin = items.firstVisit[item];
    const std::size_t end = begin + items.visitCount[item];
    for (std::size_t v = begin; v < begin + items.spans[item]; ++v)
        builder.add(v);
    builder.flush();
    const std::size_t spans = facts.stageVisits.size() - first;
    for (std::size_t v = begin + items.spans[item]; v < end; ++v)
        builder.add(v);
    builder.flush();
    facts.items.firstStageVisit[item] = first;
    facts.items.stageVisitCount[item] = static_cast<std::uint32_t>(facts.stageVisits.size()) - first;
    return spans;
}

} // namespace weir::analysis
