// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/store/event_chunk.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace weir::store {

/// Which objects something is about, by object row. Empty: all of them.
using ObjectMask = std::vector<std::uint8_t>;
[[nodiscard]] inline bool contains(const ObjectMask& mask, std::uint32_t object)
{
    return mask.empty() || (object < mask.size() && mask[object] != 0);
}

/// A table of event chunks: event_chunk, or where an import puts what it compares first.
class ChunkReader {
public:
    /// `sources` in the order in which they are to be read and numbered.
    /// Only chunks of imports before `beforeImport`.
    ChunkReader(
        const Connection& connection, const std::string& table, std::vector<std::int64_t> sources, std::int64_t beforeImport = INT64_MAX);

    using Use = std::function<void(std::span<const EventRow> rows, std::uint32_t source, std::uint32_t ordinal)>;
    /// Chunks that may hold objects in [first, last), in the order of each source. `ordinal`: of the first row.
    void each(std::uint32_t first, std::uint32_t last, const Use& use);
    /// Events an object, by object row.
    [[nodiscard]] std::vector<std::uint32_t> countByObject();

private:
    void decode(const Statement& query);

    const Connection& m_connection;
    std::string m_table;
    std::vector<std::int64_t> m_sources;
    std::int64_t m_beforeImport;
    std::vector<EventRow> m_rows;
};

/// Per source: the first event of an object that holds; those before it came with records that a later one replaced.
using EventCuts = std::vector<std::unordered_map<std::uint32_t, std::uint32_t>>;
[[nodiscard]] EventCuts loadCuts(const Connection& connection, const std::vector<std::int64_t>& sources);

/// Events that are in memory at once.
inline constexpr std::size_t mostGatheredEvents = 2'000'000;

/// Brings the events of a source-ordered log together by object, in as many passes over the chunks as keep the events in
/// memory below a bound. `Event` is what is kept of a row.
template <typename Event>
class EventGather {
public:
    /// `convert(row, source, ordinal)`.
    using Convert = std::function<Event(const EventRow&, std::uint32_t, std::uint32_t)>;

    EventGather(ChunkReader reader, EventCuts cuts, const ObjectMask& mask, Convert convert, std::size_t most = mostGatheredEvents)
        : m_reader(std::move(reader))
        , m_cuts(std::move(cuts))
        , m_mask(mask)
        , m_convert(std::move(convert))
        , m_most(most)
        , m_counts(m_reader.countByObject())
    {
    }

    /// Begins a pass with `first` and makes the events of the one before invalid; only then, for those who ask for no object beyond
    /// it. Returns the object after the pass, at most `end`.
    [[nodiscard]] std::uint32_t startPass(std::uint32_t first, std::uint32_t end)
    {
        nextPass(first);
        return m_last < m_counts.size() ? std::min(m_last, end) : end;
    }
    /// Events of `object`, in the order of their sources. Objects must be asked for in ascending order; the first one beyond the pass
    /// begins the next.
    [[nodiscard]] std::span<const Event> events(std::uint32_t object)
    {
        if (object >= m_counts.size() || m_counts[object] == 0)
            return {};
        if (object >= m_last)
            nextPass(object);
        return {m_events.data() + m_begin[object - m_first], m_filled[object - m_first]};
    }

private:
    void nextPass(std::uint32_t first)
    {
        m_first = m_last = first;
        m_begin.clear();
        std::size_t total = 0;
        while (m_last < m_counts.size()) {
            const std::size_t count = contains(m_mask, m_last) ? m_counts[m_last] : 0;
            if (total != 0 && total + count > m_most)
                break;
            m_begin.push_back(static_cast<std::uint32_t>(total));
            total += count;
            ++m_last;
        }
        m_events.resize(total);
        m_filled.assign(m_begin.size(), 0);
        if (total == 0)
            return;
        m_reader.each(m_first, m_last, [this](std::span<const EventRow> rows, std::uint32_t source, std::uint32_t ordinal) {
            const auto& cuts = m_cuts[source];
            for (const EventRow& row : rows) {
                const std::uint32_t number = ordinal++;
                if (row.object < m_first || row.object >= m_last || !contains(m_mask, row.object))
                    continue;
                if (!cuts.empty()) {
                    const auto cut = cuts.find(row.object);
                    if (cut != cuts.end() && number < cut->second)
                        continue;
                }
                const std::uint32_t slot = row.object - m_first;
                m_events[m_begin[slot] + m_filled[slot]++] = m_convert(row, source, number);
            }
        });
    }

    ChunkReader m_reader;
    EventCuts m_cuts;
    const ObjectMask& m_mask;
    Convert m_convert;
    std::size_t m_most;
    std::vector<std::uint32_t> m_counts;
    std::uint32_t m_first = 0, m_last = 0; ///< objects of this pass
    std::vector<Event> m_events;
    std::vector<std::uint32_t> m_begin, m_filled;
};

} // namespace weir::store
