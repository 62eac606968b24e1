// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/settle.h"

#include "core/store/event_gather.h"
#include "core/store/sources.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <span>

namespace weir::import {

namespace {

using store::EventRow;

/// What makes two events of one item and one source the same. Statuses by what they stand for now, so that a renamed one
/// is still itself.
struct Identity {
    std::int64_t at = 0;
    std::int64_t start = 0;
    std::uint16_t to = 0;
    std::uint16_t from = 0;
    Lifecycle lifecycle = Lifecycle::None;
    friend auto operator<=>(const Identity&, const Identity&) = default;
};

struct Known {
    EventRow row;
    Identity identity;
    [[nodiscard]] std::int64_t at() const { return identity.at; }
};

class Settling {
public:
    Settling(store::Connection& connection, const Target& target, std::int64_t firstOrdinal, std::vector<std::uint8_t>& changedObjects,
        std::vector<bool>& newRecords, const Progress& progress)
        : m_connection(connection)
        , m_codes(store::loadStatusCodes(connection))
        , m_chunks(connection, "event_chunk", target, firstOrdinal, false)
        , m_cut(connection.prepare("UPDATE item_observation SET from_event = ? WHERE source = ? AND object = ?"))
        , m_remove(connection.prepare("DELETE FROM item_observation WHERE source = ? AND object = ?"))
        , m_target(target)
        , m_changedObjects(changedObjects)
        , m_newRecords(newRecords)
        , m_progress(progress)
    {
    }

    Known known(const EventRow& row) const
    {
        const auto code = [this](std::uint32_t status) {
            return status < m_codes.codeOf.size() ? m_codes.codeOf[status] : store::StatusCodes::none;
        };
        return {row, {row.at, row.start, code(row.to), code(row.from), row.lifecycle}};
    }

    /// `record`: the one that states the object with its whole history, if one does.
    void settle(std::uint32_t object, std::span<const Known> before, std::span<const Known> now, std::optional<std::uint32_t> record)
    {
        if (std::ranges::equal(before, now, {}, &Known::identity, &Known::identity))
            return;
        match(before, now);
        if (m_target.anew) {
            if (m_left.size() + m_news.size() > 0)
                markChanged(object);
            noteRecords();
            noteTaken(record);
        } else if (record ? isCut(before, now) : agree(before, now)) {
            m_kept += static_cast<std::int64_t>(m_left.size());
            if (m_news.empty())
                return;
            if (continues(before))
                append(object);
            else
                replace(object, m_left, now); // what is missing now came before all that is said
        } else {
            replace(object, {}, now);
            noteTaken(record);
        }
    }

    /// The source says nothing about the object any more.
    void remove(std::uint32_t object)
    {
        m_remove.run(m_target.source, object);
        markChanged(object);
    }

    /// Nothing that was there holds; `rows` takes its place as it is.
    void replaceAll(store::ChunkReader& rows, const store::EventCuts& cuts)
    {
        m_connection.prepare("DELETE FROM event_chunk WHERE source = ?").run(m_target.source);
        rows.each(0, UINT32_MAX, [this](std::span<const EventRow> events, std::uint32_t, std::uint32_t) {
            for (const EventRow& event : events)
                m_chunks.add(event);
        });
        m_connection.prepare("UPDATE item_observation SET from_event = 0 WHERE source = ?").run(m_target.source);
        for (const auto& [object, first] : cuts.front())
            m_cut.run(first, m_target.source, object);
    }

    Settled finish()
    {
        m_chunks.flush();
        return {m_chunks.ordinal(), m_kept};
    }

private:
    /// Pairs equal events, one occurrence with one: m_left were there and are not said any more, m_news are said now. Both in
    /// their order.
    void match(std::span<const Known> before, std::span<const Known> now)
    {
        m_left.clear();
        m_news.clear();
        m_occurrences.clear();
        for (const Known& event : now) {
            look();
            ++m_occurrences[event.identity];
        }
        for (const Known& event : before) {
            look();
            const auto said = m_occurrences.find(event.identity);
            if (said != m_occurrences.end() && said->second > 0)
                --said->second;
            else
                m_left.push_back(&event);
        }
        // Of repetitions the last ones are new.
        for (auto event = now.rbegin(); event != now.rend(); ++event) {
            look();
            std::int64_t& unmatched = m_occurrences[event->identity];
            if (unmatched > 0) {
                --unmatched;
                m_news.push_back(&*event);
            }
        }
        std::ranges::reverse(m_news);
    }

    /// One item may have a million events.
    void look()
    {
        constexpr std::int64_t often = 4096;
        if (++m_steps % often == 0)
            m_progress.checkpoint();
    }

    /// A tracker's history that begins later than the one that is there, where that one stood then, and agrees with it
    /// from then on, was cut by the export, not corrected: what came before still holds.
    [[nodiscard]] bool isCut(std::span<const Known> before, std::span<const Known> now) const
    {
        if (before.empty() || before.front().row.from == store::noCode)
            return false;
        if (now.empty())
            return true;
        const Known* first = &*std::ranges::min_element(now, {}, &Known::at);
        const Known* last = nullptr; ///< of those that are missing now
        for (const Known* event : m_left) {
            if (event->at() >= first->at())
                return false;
            if (last == nullptr || event->at() >= last->at())
                last = event;
        }
        return last == nullptr || last->identity.to == first->identity.from;
    }

    /// Events of an item in a table or log agree with those that are there if both tell the same of the time that both cover, from
    /// the first event now to the last one before: then the source has grown, or was cut off, or both. If not, it was corrected.
    [[nodiscard]] bool agree(std::span<const Known> before, std::span<const Known> now) const
    {
        if (before.empty() || now.empty())
            return true;
        const std::int64_t from = std::ranges::min_element(now, {}, &Known::at)->at();
        const std::int64_t to = std::ranges::max_element(before, {}, &Known::at)->at();
        const auto inBoth = [from, to](const Known* event) { return event->at() >= from && event->at() <= to; };
        return std::ranges::none_of(m_left, inBoth) && std::ranges::none_of(m_news, inBoth);
    }

    /// All that is new came later than what was there, so that it can be numbered after it.
    [[nodiscard]] bool continues(std::span<const Known> before) const
    {
        if (before.empty())
            return true;
        const std::int64_t last = std::ranges::max_element(before, {}, &Known::at)->at();
        return std::ranges::all_of(m_news, [last](const Known* event) { return event->at() > last; });
    }

    void append(std::uint32_t object)
    {
        markChanged(object);
        noteRecords();
        for (const Known* event : m_news)
            m_chunks.add(event->row);
    }

    /// `kept` of what was there, and then what is said now, in its order.
    void replace(std::uint32_t object, std::span<const Known* const> kept, std::span<const Known> now)
    {
        m_cut.run(m_chunks.ordinal(), m_target.source, object);
        markChanged(object);
        noteRecords();
        for (const Known* event : kept)
            m_chunks.add(event->row);
        for (const Known& event : now)
            m_chunks.add(event.row);
    }

    void noteRecords()
    {
        for (const Known* event : m_news)
            noteRecord(event->row.record);
    }

    /// A record that states a whole history has also changed by what it does not say any more.
    void noteTaken(std::optional<std::uint32_t> record)
    {
        if (record && !m_left.empty())
            noteRecord(*record);
    }

    void noteRecord(std::uint32_t record)
    {
        if (record >= m_newRecords.size())
            m_newRecords.resize(std::max<std::size_t>(record + std::size_t {1}, m_newRecords.size() * 2), false);
        m_newRecords[record] = true;
    }

    void markChanged(std::uint32_t object)
    {
        if (object >= m_changedObjects.size())
            m_changedObjects.resize(object + std::size_t {1}, 0);
        m_changedObjects[object] = 1;
    }

    store::Connection& m_connection;
    store::StatusCodes m_codes;
    ChunkWriter m_chunks;
    store::Statement m_cut, m_remove;
    Target m_target;
    std::vector<std::uint8_t>& m_changedObjects;
    std::vector<bool>& m_newRecords;
    const Progress& m_progress;
    std::int64_t m_steps = 0;
    std::map<Identity, std::int64_t> m_occurrences;
    std::vector<const Known*> m_left, m_news;
    std::int64_t m_kept = 0;
};

} // namespace

Settled settleEvents(store::Connection& connection, const Target& target, std::int64_t firstOrdinal, const Encoder& encoder,
    std::vector<std::uint8_t>& changedObjects, std::vector<bool>& newRecords, Progress& progress)
{
    progress.stage("Comparing with what is there");
    Settling settling(connection, target, target.anew ? 0 : firstOrdinal, changedObjects, newRecords, progress);
    const store::ObjectMask said = encoder.touched();
    // Also what is not said any more is looked at: to count it, or to take it out.
    store::ObjectMask all = store::objectsOf(connection, target.source);
    all.resize(std::max(all.size(), said.size()), 0);
    for (std::size_t object = 0; object < said.size(); ++object)
        all[object] = all[object] != 0 || said[object] != 0 ? 1 : 0;
    const auto convert = [&settling](const EventRow& row, std::uint32_t, std::uint32_t) { return settling.known(row); };
    store::EventCuts staged(1);
    for (const auto& [object, first] : encoder.cuts())
        staged.front()[object] = first;
    // New chunks are written while the old ones are read; the readers stop at what was there before.
    store::EventGather<Known> before(store::ChunkReader(connection, "event_chunk", {target.source}, target.import),
        store::loadCuts(connection, {target.source}), all, convert);
    store::ChunkReader stagedChunks(connection, BatchWriter::stagedChunks, {target.source});
    store::EventGather<Known> now(stagedChunks, staged, all, convert);
    for (std::uint32_t object = 1; object < all.size(); ++object) {
        if (object % 256 == 0) {
            progress.checkpoint();
            progress.report(object, static_cast<std::int64_t>(all.size()));
        }
        if (all[object] == 0)
            continue;
        const bool isSaid = object < said.size() && said[object] != 0;
        if (isSaid || !target.anew)
            settling.settle(object, before.events(object), now.events(object),
                isSaid && encoder.isWhole(object) ? std::optional(encoder.recordOf(object)) : std::nullopt);
        else
            settling.remove(object);
    }
    if (target.anew)
        settling.replaceAll(stagedChunks, staged);
    connection.run("DROP TABLE temp.staged_chunk");
    return settling.finish();
}

Holding whatHolds(store::Connection& connection, std::int64_t source, Instant importedAt, const Progress& progress)
{
    Holding holding;
    holding.statuses.assign(
        static_cast<std::size_t>(store::queryInteger(connection.handle(), "SELECT max(id) FROM observed_status")) + 1, 0);
    const auto use = [&holding](std::uint32_t status) {
        if (status < holding.statuses.size())
            holding.statuses[status] = 1;
    };
    const auto note = [&holding, importedAt](Instant t) {
        if (t <= importedAt)
            holding.newest = std::max(holding.newest, t);
    };
    const store::EventCuts cuts = store::loadCuts(connection, {source});
    store::ChunkReader chunks(connection, "event_chunk", {source});
    chunks.each(0, UINT32_MAX, [&](std::span<const EventRow> rows, std::uint32_t, std::uint32_t ordinal) {
        progress.checkpoint();
        for (const EventRow& row : rows) {
            const auto cut = cuts.front().find(row.object);
            if (const std::uint32_t number = ordinal++; cut != cuts.front().end() && number < cut->second)
                continue;
            use(row.to);
            use(row.from);
            note(Instant(Duration(row.at)));
            holding.marks |= markOf(row.lifecycle, isKnown(Instant(Duration(row.start))));
        }
    });
    store::Statement items = connection.prepare("SELECT status, created, finished, started FROM item_observation WHERE source = ?");
    items.start(source);
    while (items.step()) {
        use(items.codeOr(0, store::noCode));
        note(items.instant(1));
        note(items.instant(2));
        note(items.instant(3));
    }
    return holding;
}

} // namespace weir::import
