// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stage_proposal.h"
#include "core/derivation/item_history.h"
#include "core/store/derive.h"
#include "core/store/item_merge.h"
#include "core/store/row_batch.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <unordered_map>

namespace weir::store {

namespace {

using derivation::ItemHistory;
using derivation::ObservedEvent;
using derivation::ObservedItem;

std::int64_t micros(Instant t)
{
    return isKnown(t) ? t.time_since_epoch().count() : RowBatch::null;
}

std::int64_t codeOrNull(std::uint32_t code)
{
    return code == noCode ? RowBatch::null : code;
}

/// Derives one item after the other and writes its rows.
class ItemDeriver {
public:
    ItemDeriver(Connection& connection, const ObjectMask& touched, Progress& progress, FlowSketch* sketch)
        : m_connection(connection)
        , m_touched(touched)
        , m_progress(progress)
        , m_sketch(touched.empty() ? sketch : nullptr)
        , m_sources(rankedSources(connection))
        , m_codes(loadStatusCodes(connection))
        , m_observations(connection, m_sources)
        , m_events(ChunkReader(connection, "event_chunk", idsOf(m_sources)), loadCuts(connection, idsOf(m_sources)), touched,
              [this](const EventRow& row, std::uint32_t source, std::uint32_t ordinal) { return observed(row, source, ordinal); })
        , m_transitions(connection, "transition", "item, at, from_status, to_status, actor, begun, entered", 7)
        , m_insertItem(connection.prepare("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        , m_insertOpen(connection.prepare("INSERT INTO open_visit VALUES (?, ?, ?, ?, ?)"))
        , m_issue(nameOf("issue"))
    {
    }

    DerivedCounts run()
    {
        m_progress.stage("Deriving histories");
        const auto objects = static_cast<std::uint32_t>(queryInteger(m_connection.handle(), "SELECT max(id) FROM object")) + 1;
        removeOld(objects);
        m_nextTransition = queryInteger(m_connection.handle(), "SELECT max(id) FROM transition") + 1;
        for (std::uint32_t object = 1; object < objects; ++object) {
            if (!contains(m_touched, object))
                continue;
            m_observations.read(object, m_item);
            if (m_item.known)
                derive(object);
            if (object % 256 == 0) {
                m_progress.checkpoint();
                m_progress.report(object, objects);
            }
        }
        m_transitions.flush();
        return m_grown;
    }

private:
    ObservedEvent observed(const EventRow& row, std::uint32_t source, std::uint32_t ordinal) const
    {
        ObservedEvent event;
        event.source = source;
        event.order = ordinal;
        event.at = Instant(Duration(row.at));
        event.start = Instant(Duration(row.start));
        event.to = codeOf(row.to);
        event.from = codeOf(row.from);
        event.saysFrom = row.saysFrom;
        event.lifecycle = row.lifecycle;
        event.actor = row.actor;
        return event;
    }

    std::uint16_t codeOf(std::uint32_t observedStatus) const
    {
        return observedStatus < m_codes.codeOf.size() ? m_codes.codeOf[observedStatus] : StatusCodes::none;
    }

    std::int64_t statusOf(std::uint16_t code) const { return code == StatusCodes::none ? RowBatch::null : m_codes.statusOf[code]; }

    std::int64_t nameOf(const char* text)
    {
        Statement query = m_connection.prepare("SELECT min(id) FROM name WHERE text = ?");
        query.start(text);
        if (query.step() && !query.isNull(0))
            return query.integer(0);
        m_connection.prepare("INSERT INTO name(text) VALUES (?)").run(text);
        return queryInteger(m_connection.handle(), "SELECT last_insert_rowid()");
    }

    void removeOld(std::uint32_t objects)
    {
        if (m_touched.empty()) {
            m_grown.items -= queryInteger(m_connection.handle(), "SELECT count(*) FROM item");
            m_grown.transitions -= queryInteger(m_connection.handle(), "SELECT sum(transitions) FROM item");
            m_connection.run("DELETE FROM item; DELETE FROM transition; DELETE FROM open_visit");
            return;
        }
        Statement find = m_connection.prepare("SELECT first_transition, transitions, open_visits FROM item WHERE id = ?");
        Statement removeTransitions = m_connection.prepare("DELETE FROM transition WHERE id >= ? AND id < ?");
        Statement removeOpen = m_connection.prepare("DELETE FROM open_visit WHERE item = ?");
        Statement removeItem = m_connection.prepare("DELETE FROM item WHERE id = ?");
        for (std::uint32_t object = 1; object < objects; ++object) {
            if (!contains(m_touched, object))
                continue;
            find.start(object);
            if (!find.step())
                continue;
            const std::int64_t first = find.integer(0);
            const std::int64_t count = find.integer(1);
            if (count != 0)
                removeTransitions.run(first, first + count);
            if (find.integer(2) != 0)
                removeOpen.run(object);
            find.reset();
            removeItem.run(object);
            --m_grown.items;
            m_grown.transitions -= count;
            if (m_grown.items % 256 == 0)
                m_progress.checkpoint();
        }
    }

    void derive(std::uint32_t object)
    {
        const std::span<const ObservedEvent> events = m_events.events(object);
        ObservedItem item;
        item.created = m_item.created;
        item.status = codeOf(m_item.status);
        Instant first = unknownInstant;
        for (const ObservedEvent& event : events) {
            const Instant begun = isKnown(event.start) ? std::min(event.start, event.at) : event.at;
            first = isKnown(first) ? std::min(first, begun) : begun;
            // A statement of where the item is, is out of date once another source saw it move later.
            if (event.source != m_item.statusFrom && isKnown(m_sources[m_item.statusFrom].newest)
                && event.at > m_sources[m_item.statusFrom].newest)
                item.status = ObservedEvent::noStatus;
        }
        const ItemHistory history = derivation::deriveHistory(events, item, m_item.spans);
        std::uint16_t status = item.status;
        if (status == ObservedEvent::noStatus && !history.open.empty())
            status = history.open.back().status;
        if (status == ObservedEvent::noStatus && !history.transitions.empty())
            status = history.transitions.back().to;
        if (m_sketch != nullptr)
            m_sketch->add(object, history);
        write(object, history, isKnown(m_item.created) ? m_item.created : first, statusOf(status));
    }

    void write(std::uint32_t object, const ItemHistory& history, Instant created, std::int64_t status)
    {
        for (const derivation::Transition& row : history.transitions)
            m_transitions.add(object, micros(row.at), statusOf(row.from), statusOf(row.to), codeOrNull(row.actor), micros(row.begun),
                micros(row.entered));
        std::int64_t open = 0;
        for (const ItemHistory::Open& visit : history.open)
            m_insertOpen.run(object, open++, statusOf(visit.status), visit.entered, visit.begun);
        const bool discarded = !m_item.resolution.empty() && analysis::looksDiscarded(m_item.resolution);
        const auto count = static_cast<std::int64_t>(history.transitions.size());
        m_insertItem.run(object, m_item.kind == noCode ? m_issue : m_item.kind, nullIfNone(m_item.type), nullIfNone(m_item.project),
            nullIfNone(m_item.team), nullIfNone(m_item.assignee), nullIfEmpty(m_item.title), created, m_item.finished,
            status == RowBatch::null ? std::nullopt : std::optional(status), discarded ? 1 : 0, history.spans ? 1 : 0, m_nextTransition,
            count, open);
        m_nextTransition += count;
        ++m_grown.items;
        m_grown.transitions += count;
    }

    Connection& m_connection;
    const ObjectMask& m_touched;
    Progress& m_progress;
    FlowSketch* m_sketch;
    std::vector<RankedSource> m_sources;
    StatusCodes m_codes;
    ItemObservations m_observations;
    EventGather<ObservedEvent> m_events;
    RowBatch m_transitions;
    Statement m_insertItem;
    Statement m_insertOpen;
    std::int64_t m_issue;
    MergedItem m_item;
    std::int64_t m_nextTransition = 1;
    DerivedCounts m_grown;
};

} // namespace

DerivedCounts deriveItems(Connection& connection, const ObjectMask& touched, Progress& progress, FlowSketch* sketch)
{
    return ItemDeriver(connection, touched, progress, sketch).run();
}

} // namespace weir::store
