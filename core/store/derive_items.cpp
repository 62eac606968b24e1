// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stage_proposal.h"
#include "core/base/error.h"
#include "core/derivation/item_history.h"
#include "core/readers/zone_loader.h"
#include "core/store/derive.h"
#include "core/store/item_merge.h"
#include "core/store/row_batch.h"
#include "core/store/sources.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

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

/// Items whose observations have been read, and what was derived from them. Reading and writing is done by the thread that has
/// the database, deriving by another one, a block ahead of the writing.
struct Block {
    struct Entry {
        std::uint32_t object = 0;
        MergedItem stated;
        std::span<const ObservedEvent> events;
        ItemHistory history;
        Instant created = unknownInstant;
        std::uint16_t status = ObservedEvent::noStatus;
        bool discarded = false;
    };
    static constexpr std::size_t most = 4096;
    std::vector<Entry> entries;
};

/// The zone of each source, each loaded once.
struct SourceZones {
    SourceZones(const Connection& connection, const std::vector<RankedSource>& sources)
    {
        for (const std::int64_t source : idsOf(sources)) {
            const std::string name = sourceZone(connection, source);
            auto known = byName.find(name);
            if (known == byName.end())
                known = byName.emplace(name, load(name)).first;
            bySource.push_back(&known->second);
        }
    }

    /// A zone that this system does not know counts as UTC.
    static Zone load(const std::string& name)
    {
        try {
            return name.empty() ? Zone() : readers::loadZone(name);
        } catch (const Error&) {
            return {};
        }
    }

    std::map<std::string, Zone> byName;
    std::vector<const Zone*> bySource;
};

/// Derives items and writes their rows.
class ItemDeriver {
public:
    ItemDeriver(Connection& connection, const ObjectMask& touched, Progress& progress, FlowSketch* sketch, std::size_t eventsAtOnce)
        : m_connection(connection)
        , m_touched(touched)
        , m_progress(progress)
        , m_sketch(touched.empty() ? sketch : nullptr)
        , m_sources(rankedSources(connection))
        , m_zones(connection, m_sources)
        , m_codes(loadStatusCodes(connection))
        , m_observations(connection, m_sources)
        , m_events(
              ChunkReader(connection, "event_chunk", idsOf(m_sources)), loadCuts(connection, idsOf(m_sources)), touched,
              [this](const EventRow& row, std::uint32_t source, std::uint32_t ordinal) { return observed(row, source, ordinal); },
              eventsAtOnce)
        , m_transitions(connection, "transition", "item, at, from_status, to_status, actor, begun, entered", 7)
        , m_insertItem(connection.prepare("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        , m_insertOpen(connection.prepare("INSERT INTO open_visit VALUES (?, ?, ?, ?, ?)"))
        , m_issue(nameOf(plainKind))
    {
    }

    DerivedCounts run()
    {
        m_progress.stage("Deriving histories");
        const auto objects = static_cast<std::uint32_t>(queryInteger(m_connection.handle(), "SELECT max(id) FROM object")) + 1;
        removeOld(objects);
        m_nextTransition = queryInteger(m_connection.handle(), "SELECT max(id) FROM transition") + 1;
        if (m_sketch != nullptr)
            m_sketch->begin(m_connection);
        for (std::uint32_t object = 1; object < objects;) {
            // The events of a block lie in the pass of the gathering, so that its blocks are all derived before the next one begins.
            const std::uint32_t end = m_events.startPass(object, objects);
            derivePass(object, end, objects);
            object = end;
        }
        m_transitions.flush();
        return m_grown;
    }

private:
    using Deriving = std::future<std::unique_ptr<Block>>;

    void derivePass(std::uint32_t object, std::uint32_t end, std::uint32_t objects)
    {
        Deriving deriving; // its destructor waits
        try {
            while (object < end || deriving.valid()) {
                m_progress.checkpoint();
                m_progress.report(object, objects);
                auto block = object < end ? read(object, end) : nullptr;
                const auto derived = deriving.valid() ? wait(deriving) : nullptr;
                if (block)
                    deriving =
                        std::async(std::launch::async, [this, next = std::move(block)]() mutable { return derive(std::move(next)); });
                if (derived)
                    write(*derived);
            }
        } catch (...) {
            m_stop.stop();
            throw;
        }
    }

    /// One long history may take seconds.
    std::unique_ptr<Block> wait(Deriving& deriving) const
    {
        while (deriving.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout)
            m_progress.checkpoint();
        return deriving.get();
    }

    ObservedEvent observed(const EventRow& row, std::uint32_t source, std::uint32_t ordinal) const
    {
        ObservedEvent event;
        event.source = source;
        event.order = ordinal;
        event.at = Instant(Duration(row.at));
        event.start = Instant(Duration(row.start));
        event.to = codeOf(row.to);
        event.from = codeOf(row.from);
        event.lifecycle = row.lifecycle;
        event.actor = row.actor;
        event.spans = m_sources[source].spans;
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

    /// Reads from `object` on, which becomes the object after the block.
    std::unique_ptr<Block> read(std::uint32_t& object, std::uint32_t end)
    {
        auto block = std::make_unique<Block>();
        for (; object < end && block->entries.size() < Block::most; ++object) {
            if (!contains(m_touched, object))
                continue;
            Block::Entry entry;
            entry.object = object;
            m_observations.read(object, entry.stated);
            entry.events = m_events.events(object);
            if (entry.stated.known)
                block->entries.push_back(std::move(entry));
        }
        return block;
    }

    std::unique_ptr<Block> derive(std::unique_ptr<Block> block)
    {
        for (Block::Entry& entry : block->entries) {
            derive(entry);
            if (m_sketch != nullptr)
                m_sketch->add(entry.object, entry.history);
        }
        return block;
    }

    void derive(Block::Entry& entry) const
    {
        const MergedItem& stated = entry.stated;
        ObservedItem item;
        item.created = stated.created;
        item.status = codeOf(stated.status);
        item.unmoved = codeOf(stated.knownStatus);
        const Instant newest = m_sources[stated.statusFrom].newest;
        const auto spans = std::ranges::count(entry.events, true, &ObservedEvent::spans);
        const bool both = spans > 0 && std::cmp_less(spans, entry.events.size());
        if (both && m_sources[stated.statusFrom].spans)
            item.status = ObservedEvent::noStatus; // where the item is, the others tell
        Instant first = unknownInstant;
        for (const ObservedEvent& event : entry.events) {
            const Instant begun = isKnown(event.start) ? std::min(event.start, event.at) : event.at;
            first = isKnown(first) ? std::min(first, begun) : begun;
            // A statement of where the item is, is out of date once another source saw it move later.
            if (event.source != stated.statusFrom && isKnown(newest) && event.at > newest && !(both && event.spans))
                item.status = ObservedEvent::noStatus;
        }
        entry.history = derivation::deriveHistory(entry.events, item, m_zones.bySource, m_stop);
        entry.status = item.status != ObservedEvent::noStatus ? item.status : derivation::lastStatus(entry.history);
        entry.created = isKnown(stated.created) ? stated.created : first;
        entry.discarded = !stated.resolution.empty() && analysis::looksDiscarded(stated.resolution);
    }

    void write(const Block& block)
    {
        for (const Block::Entry& entry : block.entries)
            write(entry);
    }

    void write(const Block::Entry& entry)
    {
        for (const derivation::Transition& row : entry.history.transitions)
            m_transitions.add(entry.object, micros(row.at), statusOf(row.from), statusOf(row.to), codeOrNull(row.actor), micros(row.begun),
                micros(row.entered));
        std::int64_t open = 0;
        for (const ItemHistory::Open& visit : entry.history.open)
            m_insertOpen.run(entry.object, open++, statusOf(visit.status), visit.entered, visit.begun);
        const MergedItem& stated = entry.stated;
        const std::int64_t status = statusOf(entry.status);
        const auto count = static_cast<std::int64_t>(entry.history.transitions.size());
        m_insertItem.run(entry.object, stated.kind == noCode ? m_issue : stated.kind, nullIfNone(stated.type), nullIfNone(stated.project),
            nullIfNone(stated.team), nullIfNone(stated.assignee), nullIfEmpty(stated.title), entry.created, stated.finished,
            status == RowBatch::null ? std::nullopt : std::optional(status), entry.discarded ? 1 : 0, entry.history.spans, m_nextTransition,
            count, open, stated.started);
        m_nextTransition += count;
        ++m_grown.items;
        m_grown.transitions += count;
    }

    Connection& m_connection;
    const ObjectMask& m_touched;
    Progress& m_progress;
    FlowSketch* m_sketch;
    StopFlag m_stop; ///< for the thread that derives
    std::vector<RankedSource> m_sources;
    SourceZones m_zones;
    StatusCodes m_codes;
    ItemObservations m_observations;
    EventGather<ObservedEvent> m_events;
    RowBatch m_transitions;
    Statement m_insertItem;
    Statement m_insertOpen;
    std::int64_t m_issue;
    std::int64_t m_nextTransition = 1;
    DerivedCounts m_grown;
};

} // namespace

DerivedCounts deriveItems(
    Connection& connection, const ObjectMask& touched, Progress& progress, FlowSketch* sketch, std::size_t eventsAtOnce)
{
    return ItemDeriver(connection, touched, progress, sketch, eventsAtOnce).run();
}

} // namespace weir::store
