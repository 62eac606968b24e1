// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir::readers {

/// What traces and events of a log become, whatever parser reads them. Knows no XML.
class XesLog {
public:
    /// Where something stands in the source.
    struct Place {
        std::int64_t line = 0;
        std::int64_t byte = 0;
    };

    /// `source`: what the file is called; traces without a name are named after it.
    XesLog(const Zone& zone, std::string project, std::string source, RecordSink& sink);

    void beginTrace();
    void traceAttribute(std::string_view key, std::string_view value);
    void beginEvent(Place place);
    void eventAttribute(std::string_view key, std::string_view value);
    void endEvent();
    void endTrace();
    void end();

    /// Times read so far that had no zone of their own.
    [[nodiscard]] std::int64_t timesWithoutZone() const { return m_at.withoutZone() + m_start.withoutZone(); }
    /// Times of the year 1 read so far, which stand for none.
    [[nodiscard]] std::int64_t yearOne() const { return m_at.yearOne() + m_start.yearOne(); }

private:
    struct Event {
        Place place;
        std::string name;
        std::string time;
        std::string start;
        std::string lifecycle;
        std::string resource;
        void clear();
        [[nodiscard]] std::size_t bytes() const;
    };

    void settleTrace();
    void emitItem();
    /// Unknown: there is none, or one that is rejected.
    [[nodiscard]] Instant itemTime(const std::string& name, const std::string& value);
    void emitEvent(const Event& event);
    void rejectDropped();
    [[nodiscard]] Reject rejectOf(const Event& event, std::string field, std::string reason, std::string_view text) const;
    [[nodiscard]] std::string distinctKey(const std::string& name);

    RecordSink& m_sink;
    std::string m_project;
    std::string m_source;
    ColumnTimes m_at;
    ColumnTimes m_start;

    std::int64_t m_traces = 0;
    std::unordered_map<std::uint64_t, std::int64_t> m_keys; ///< hashes of the keys given so far, and the next number for each

    std::optional<std::string> m_name; ///< of the trace in hand
    std::string m_key; ///< empty: not settled yet
    std::vector<std::pair<std::string, std::string>> m_attributes;
    std::size_t m_attributeBytes = 0;
    std::int64_t m_dropped = 0; ///< attributes beyond the limit,
    std::string m_firstDropped; ///< and the name of the first
    std::size_t m_told = 0; ///< attributes that an item record has stated already
    Event m_event;
    std::vector<Event> m_held; ///< events that came before the trace's name
    std::size_t m_heldBytes = 0;
    std::int64_t m_unnamed = 0; ///< events without an activity
    std::int64_t m_firstUnnamed = 0; ///< the line of the first
};

} // namespace weir::readers
