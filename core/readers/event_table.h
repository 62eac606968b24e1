// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/csv_records.h"
#include "core/readers/input.h"
#include "core/readers/reader.h"
#include "core/readers/timestamp.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The part of an activity that a word of the lifecycle extension means, in any case; empty: None.
[[nodiscard]] Lifecycle parseLifecycle(std::string_view word);

/// What is said of events whose status or activity is empty: they happened, but nobody knows into what they led.
[[nodiscard]] std::string unnamedStatusWarning(std::int64_t events, std::int64_t firstLine, std::string_view field);

/// Turns the rows of one table into events and what they say about their items. Lives for one reading.
class EventTable {
public:
    /// `roles` by position as rolesOf() gives them.
    EventTable(const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options);

    /// What a table of events cannot do without and this one lacks: "key", …; empty: nothing.
    [[nodiscard]] std::string_view missingRole() const;
    /// All rows behind the header.
    void read(CsvRecords& records, const Input& input, RecordSink& sink, Progress& progress);
    /// What was assumed, to be appended to a note.
    [[nodiscard]] std::string note() const;

private:
    static constexpr std::size_t none = SIZE_MAX;
    /// Texts of an item that have a column of their own.
    enum Field : std::size_t { Title, Type, Project, Team, Assignee, Parent, Url, Status, fieldCount };
    /// Times; the first is the event's.
    enum TimeField : std::size_t { At, Start, Created, Finished, timeCount };
    struct TimeColumn {
        std::size_t column = none;
        std::optional<ColumnTimes> times;
    };

    [[nodiscard]] std::string_view value(std::span<const std::string_view> fields, std::size_t column) const;
    void place(std::string_view role, std::size_t column, const Mapping& mapping, const Zone& zone);
    void row(CsvRecords& records, RecordSink& sink);
    [[nodiscard]] bool readTimes(CsvRecords& records, RecordSink& sink);
    void decideOrders(CsvRecords& records);
    void emitItem(const CsvRecords& records, RecordSink& sink);
    [[nodiscard]] bool sameItemAsBefore(std::span<const std::string_view> fields);
    [[nodiscard]] bool isHeader(std::span<const std::string_view> fields) const;
    [[nodiscard]] Reject rejectOf(const CsvRecords& records, std::size_t column, std::string reason, std::string_view text) const;
    void reportOrders(RecordSink& sink) const;

    std::vector<std::string> m_header;
    std::string m_project; ///< for rows without one
    std::string m_zoneName;
    std::size_t m_key = none;
    std::size_t m_to = none;
    std::size_t m_from = none;
    std::size_t m_lifecycle = none;
    std::size_t m_author = none;
    std::array<std::size_t, fieldCount> m_fields {};
    std::array<TimeColumn, timeCount> m_times;
    std::vector<std::size_t> m_attributes;
    std::vector<std::size_t> m_itemColumns; ///< whatever says something about the item
    bool m_padded = false; ///< blanks stand around delimiters and belong to no value
    std::int64_t m_rows = 0; ///< records read, the header apart
    bool m_decided = false; ///< orders of dates
    std::int64_t m_unnamed = 0; ///< events without a status
    std::int64_t m_firstUnnamed = 0; ///< the line of the first

    // The item of the row before, as it stands there.
    std::string m_before;
    std::vector<std::size_t> m_beforeSizes;
    std::size_t m_beforeWidth = 0;

    // Of the row in hand.
    std::array<std::optional<Instant>, timeCount> m_instants;
    std::vector<Attribute> m_row;
    std::vector<std::string> m_extraNames; ///< of columns that the header does not have
};

} // namespace weir::readers
