// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/settle.h"

#include "core/store/event_gather.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <compare>
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
        std::vector<bool>& newRecords)
        : m_codes(store::loadStatusCodes(connection))
        , m_chunks(connection, "event_chunk", target, firstOrdinal, false)
        , m_cut(connection.prepare("UPDATE item_observation SET from_event = ? WHERE source = ? AND object = ?"))
        , m_target(target)
        , m_changedObjects(changedObjects)
        , m_newRecords(newRecords)
    {
    }

    Known known(const EventRow& row) const
    {
        const auto code = [this](std::uint32_t status) {
            return status < m_codes.codeOf.size() ? m_codes.codeOf[status] : store::StatusCodes::none;
        };
        return {row, {row.at, row.start, code(row.to), code(row.from), row.lifecycle}};
    }

    void settle(std::uint32_t object, std::span<const Known> before, std::span<const Known> now, bool whole)
    {
        if (std::ranges::equal(before, now, {}, &Known::identity, &Known::identity))
            return;
        if (whole && !isCut(before, now))
            replace(object, now);
        else
            addNew(object, before, now);
    }

    std::int64_t finish()
    {
        m_chunks.flush();
        return m_chunks.ordinal();
    }

private:
    /// A tracker's history that begins later than the one that is there, where that one stood then, and agrees with it
    /// from then on, was cut by the export, not corrected: what came before still holds.
    static bool isCut(std::span<const Known> before, std::span<const Known> now)
    {
        if (before.empty() || before.front().row.from == store::noCode)
            return false;
        if (now.empty())
            return true;
        const Known* first = &*std::ranges::min_element(now, {}, &Known::at);
        const Known* last = nullptr; ///< of those that are missing now
        for (const Known& event : before) {
            if (std::ranges::find(now, event.identity, &Known::identity) != now.end())
                continue;
            if (event.at() >= first->at())
                return false;
            if (last == nullptr || event.at() >= last->at())
                last = &event;
        }
        return last == nullptr || last->identity.to == first->identity.from;
    }

    void replace(std::uint32_t object, std::span<const Known> now)
    {
        m_cut.run(m_chunks.ordinal(), m_target.source, object);
        markChanged(object);
        for (const Known& event : now)
            add(event);
    }

    void addNew(std::uint32_t object, std::span<const Known> before, std::span<const Known> now)
    {
        m_unmatched.clear();
        for (const Known& event : before)
            m_unmatched.push_back(event.identity);
        std::ranges::sort(m_unmatched);
        m_taken.assign(m_unmatched.size(), false);
        for (const Known& event : now) {
            auto place = static_cast<std::size_t>(std::ranges::lower_bound(m_unmatched, event.identity) - m_unmatched.begin());
            while (place < m_unmatched.size() && m_unmatched[place] == event.identity && m_taken[place])
                ++place;
            if (place < m_unmatched.size() && m_unmatched[place] == event.identity) {
                m_taken[place] = true;
                continue;
            }
            markChanged(object);
            add(event);
        }
    }

    void add(const Known& event)
    {
        m_chunks.add(event.row);
        if (event.row.record >= m_newRecords.size())
            m_newRecords.resize(std::max<std::size_t>(event.row.record + std::size_t {1}, m_newRecords.size() * 2), false);
        m_newRecords[event.row.record] = true;
    }

    void markChanged(std::uint32_t object)
    {
        if (object >= m_changedObjects.size())
            m_changedObjects.resize(object + std::size_t {1}, 0);
        m_changedObjects[object] = 1;
    }

    store::StatusCodes m_codes;
    ChunkWriter m_chunks;
    store::Statement m_cut;
    Target m_target;
    std::vector<std::uint8_t>& m_changedObjects;
    std::vector<bool>& m_newRecords;
    std::vector<Identity> m_unmatched;
    std::vector<bool> m_taken;
};

} // namespace

std::int64_t settleEvents(store::Connection& connection, const Target& target, std::int64_t firstOrdinal, const Encoder& encoder,
    std::vector<std::uint8_t>& changedObjects, std::vector<bool>& newRecords, Progress& progress)
{
    progress.stage("Comparing with what is there");
    Settling settling(connection, target, firstOrdinal, changedObjects, newRecords);
    const store::ObjectMask touched = encoder.touched();
    const auto convert = [&settling](const EventRow& row, std::uint32_t, std::uint32_t) { return settling.known(row); };
    store::EventCuts staged(1);
    for (const auto& [object, first] : encoder.cuts())
        staged.front()[object] = first;
    // New chunks are written while the old ones are read; the readers stop at what was there before.
    store::EventGather<Known> before(store::ChunkReader(connection, "event_chunk", {target.source}, target.import),
        store::loadCuts(connection, {target.source}), touched, convert);
    store::EventGather<Known> now(
        store::ChunkReader(connection, BatchWriter::stagedChunks, {target.source}), std::move(staged), touched, convert);
    for (std::uint32_t object = 1; object < touched.size(); ++object) {
        if (object % 1024 == 0) {
            progress.checkpoint();
            progress.report(object, static_cast<std::int64_t>(touched.size()));
        }
        if (touched[object] != 0)
            settling.settle(object, before.events(object), now.events(object), encoder.isWhole(object));
    }
    connection.run("DROP TABLE temp.staged_chunk");
    return settling.finish();
}

} // namespace weir::import
