// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/level_view.h"

#include "core/analysis/stage_visits.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace weir::analysis {

namespace {

std::string_view partName(StatusPart part)
{
    switch (part) {
    case StatusPart::Queue:
        return "queue";
    case StatusPart::Unmapped:
    case StatusPart::Work:
        return "work";
    case StatusPart::Wait:
        return "wait";
    case StatusPart::Outside:
        return "outside";
    case StatusPart::Done:
        return "done";
    case StatusPart::Discarded:
        return "discarded";
    }
    return "work";
}

} // namespace

LevelView::LevelView(const Facts& facts, Level level)
    : m_facts(facts)
    , m_level(level)
    , m_first(level == Level::Status ? facts.data->items.firstVisit.data() : facts.items.firstStageVisit.data())
    , m_count(level == Level::Status ? facts.data->items.visitCount.data() : facts.items.stageVisitCount.data())
{
    if (statusLevel())
        listStatuses();
    else
        listStages();
    markTelling();
}

void LevelView::listStages()
{
    for (const Stage& stage : m_facts.map.stages)
        m_rows.push_back({stage.name, std::string(stageKindName(stage.kind)), partOfKind(stage.kind), stage.team, stage.wipLimit, true});
}

void LevelView::listStatuses()
{
    std::map<std::string_view, StatusPart> there; // what the data know, by name; a map, so that strays come in one order
    for (std::size_t s = 0; s < m_facts.data->statuses.size(); ++s)
        there.emplace(m_facts.data->statuses[s].name, m_facts.partOfStatus[s]);
    std::map<std::string_view, std::size_t> rowOfName;
    const auto add = [&](std::string_view name, const Stage* stage) {
        const auto found = there.find(name);
        if (found == there.end() || !rowOfName.emplace(found->first, m_rows.size()).second)
            return;
        addStatus(std::string(name), found->second, stage);
    };
    for (const Stage& stage : m_facts.map.stages) {
        for (const std::string& name : stage.queue)
            add(name, &stage);
        for (const std::string& name : stage.work)
            add(name, &stage);
    }
    for (const auto& [name, part] : there)
        add(name, nullptr);
    for (const Status& status : m_facts.data->statuses)
        m_rowOfStatus.push_back(rowOfName.at(status.name));
}

void LevelView::addStatus(const std::string& name, StatusPart part, const Stage* stage)
{
    m_rows.push_back({name, std::string(partName(part)), part, stage == nullptr ? std::nullopt : stage->team, std::nullopt, true});
}

/// A queue elsewhere says nothing of the waiting in a stage that has none.
void LevelView::markTelling()
{
    if (!m_facts.data->visits.begun.empty())
        return;
    const bool anyQueue = tellsWaiting();
    const auto hasQueue = [&](StageIndex stage) { return anyQueue && stage.valid() && !m_facts.map.stages[stage.row()].queue.empty(); };
    const auto mark = [](Row& row, bool queue) {
        row.tellsWaiting = queue || (row.part != StatusPart::Work && row.part != StatusPart::Unmapped);
    };
    if (statusLevel()) {
        for (std::size_t s = 0; s < m_rowOfStatus.size(); ++s)
            mark(m_rows[m_rowOfStatus[s]], hasQueue(m_facts.stageOfStatus[s]));
    } else {
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            mark(m_rows[row], hasQueue(StageIndex(row)));
    }
}

Duration LevelView::work(std::size_t item, std::size_t v) const noexcept
{
    if (!statusLevel())
        return m_facts.stageVisits.work[v];
    const VisitColumns& visits = m_facts.data->visits;
    if (m_facts.data->isSpan(item, v))
        return m_facts.lasted(visits.begun[v], visits.left[v]);
    const Row& r = m_rows[row(v)];
    if (!r.inStream())
        return unknownDuration;
    const Duration whole = time(v);
    return isKnown(whole) && (r.part == StatusPart::Queue || r.part == StatusPart::Wait) ? Duration::zero() : whole;
}

Duration LevelView::wait(std::size_t item, std::size_t v) const noexcept
{
    if (!statusLevel())
        return m_facts.stageVisits.wait[v];
    const VisitColumns& visits = m_facts.data->visits;
    if (m_facts.data->isSpan(item, v))
        return isKnown(visits.left[v]) ? m_facts.lasted(visits.entered[v], visits.begun[v]) : unknownDuration;
    const Row& r = m_rows[row(v)];
    if (!r.inStream())
        return unknownDuration;
    const Duration whole = time(v);
    return isKnown(whole) && (r.part == StatusPart::Work || r.part == StatusPart::Unmapped) ? Duration::zero() : whole;
}

bool LevelView::tellsWaiting() const noexcept
{
    const auto waits = [](StatusPart part) { return part == StatusPart::Queue || part == StatusPart::Wait; };
    return !m_facts.data->visits.begun.empty() || std::ranges::any_of(m_facts.partOfStatus, waits);
}

} // namespace weir::analysis
