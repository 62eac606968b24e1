// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/station_log_source.h"

#include "core/analysis/stage_visits.h"

#include <algorithm>

namespace weir::analysis {

namespace {

using simulation::LoggedItem;
using simulation::LoggedVisit;
using simulation::StationLog;

/// Collects the stays of one item in stages: a queue and the work behind it are one, and so is work that goes on in another
/// status of the stage. Queued again is another.
class StayBuilder {
public:
    StayBuilder(const Facts& facts, Instant end, StationLog& log)
        : m_facts(facts)
        , m_end(end)
        , m_log(log)
    {
    }

    void add(std::size_t item, std::size_t v)
    {
        const VisitColumns& visits = m_facts.data->visits;
        const std::size_t status = visits.status[v].row();
        const StatusPart part = m_facts.partOfStatus[status];
        const bool here = part == StatusPart::Queue || part == StatusPart::Work || part == StatusPart::Wait;
        const Instant entered = visits.entered[v];
        Instant left = endOfStay(m_facts, item, v);
        if (!here) {
            close();
            return;
        }
        const bool hole = !isKnown(entered) || (!isKnown(left) && visits.open[v] == 0) || entered > m_end;
        if (hole || (isKnown(left) && left < entered)) {
            close();
            m_log.holes += isKnown(entered) && entered > m_end ? 0 : 1;
            return;
        }
        if (left > m_end)
            left = unknownInstant;
        const std::uint32_t stage = m_facts.stageOfStatus[status].value;
        const bool goesOn = m_running && m_current.stage == stage && isKnown(m_current.left) && m_current.left == entered;
        if (part == StatusPart::Queue) {
            if (!(goesOn && m_queued))
                begin(stage, entered);
            m_queued = true;
            m_current.worked = false;
        } else {
            if (!goesOn)
                begin(stage, entered);
            if (m_queued) {
                m_current.started = entered;
                m_current.actor = visits.actor[v];
            }
            m_queued = false;
            m_current.worked = true;
            if (!m_current.actor.valid())
                m_current.actor = visits.actor[v];
        }
        m_current.left = left;
    }

    /// A visit of a log that marks when work began.
    void addSpan(std::size_t v)
    {
        const VisitColumns& visits = m_facts.data->visits;
        const std::size_t status = visits.status[v].row();
        const StageIndex stage = m_facts.stageOfStatus[status];
        if (!stage.valid() || m_facts.map.stages[stage.row()].kind == StageKind::Outside
            || m_facts.map.stages[stage.row()].kind == StageKind::Discarded)
            return;
        if (!isKnown(visits.entered[v]) || !isKnown(visits.left[v]) || visits.left[v] > m_end) {
            ++m_log.holes;
            return;
        }
        begin(stage.value, visits.entered[v]);
        m_current.started = visits.begun[v];
        m_current.left = visits.left[v];
        m_current.actor = visits.actor[v];
        close();
    }

    void close()
    {
        if (m_running)
            m_log.visits.push_back(m_current);
        m_running = m_queued = false;
    }

private:
    void begin(std::uint32_t stage, Instant entered)
    {
        close();
        m_current = LoggedVisit();
        m_current.stage = stage;
        m_current.entered = entered;
        m_running = true;
    }

    const Facts& m_facts;
    Instant m_end;
    StationLog& m_log;
    LoggedVisit m_current;
    bool m_running = false;
    bool m_queued = false; ///< it was last seen in its queue
};

void addStages(const Facts& facts, StationLog& log)
{
    for (const Stage& stage : facts.map.stages)
        log.stages.push_back({stage.name, stage.kind != StageKind::Wait});
}

} // namespace

simulation::StationLog stationLogOf(const Facts& facts, const Selection& selection, const Progress& progress)
{
    StationLog log;
    addStages(facts, log);
    log.zone = facts.calendar.zone();
    log.hours = facts.map.calendar;
    log.hoursZone = facts.hoursZone;
    const ResolvedWindow window = resolveWindow(facts, selection);
    log.end = isKnown(window.coveredLast) ? window.coveredLast : window.last;
    const std::vector<std::uint8_t> passed = passes(facts, selection);
    const Dataset& data = *facts.data;
    StayBuilder builder(facts, log.end, log);
    for (std::size_t item = 0; item < data.items.size(); ++item) {
        if (item % 4096 == 0)
            progress.checkpoint();
        if (facts.items.inStream[item] == 0)
            continue;
        LoggedItem row;
        row.firstVisit = static_cast<std::uint32_t>(log.visits.size());
        const std::size_t begin = data.items.firstVisit[item];
        const std::size_t end = begin + data.items.visitCount[item];
        const std::size_t way = data.wayBegin(item);
        for (std::size_t v = way; v < end; ++v) {
            if (data.isSpan(item, v))
                builder.addSpan(v);
            else
                builder.add(item, v);
        }
        builder.close();
        row.visitCount = static_cast<std::uint32_t>(log.visits.size()) - row.firstVisit;
        row.created = data.items.created[item];
        if (!isKnown(row.created) && row.visitCount > 0)
            row.created = log.visits[row.firstVisit].entered;
        if (!isKnown(row.created) || row.created < facts.plausibleFrom || row.created > log.end) {
            log.visits.resize(row.firstVisit);
            continue;
        }
        if (facts.items.state[item] == ItemState::Finished && isKnown(facts.items.finished[item]) && facts.items.finished[item] <= log.end)
            row.finished = facts.items.finished[item];
        row.counted =
            isKnown(row.finished) && passed[item] != 0 && isKnown(facts.items.lead[item]) && window.counted.contains(row.finished);
        const bool inside = row.visitCount > 0 && !isKnown(log.visits.back().left);
        log.open = log.open || (inside && !isKnown(row.finished));
        if (row.counted || row.visitCount > 0)
            log.items.push_back(row);
        else
            log.visits.resize(row.firstVisit);
    }
    return log;
}

} // namespace weir::analysis
