// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/csv_records.h"
#include "core/readers/input.h"
#include "core/readers/reader.h"
#include "core/readers/table_times.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The rows of one table whose columns have roles: what tables of events and tables of items do alike. Lives for one reading.
class RowTable {
public:
    RowTable(std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options);
    virtual ~RowTable() = default;
    RowTable(const RowTable&) = delete;
    RowTable& operator=(const RowTable&) = delete;

    /// What such a table cannot do without and this one lacks: "key", …; empty: nothing.
    [[nodiscard]] virtual std::string_view missingRole() const = 0;
    /// All rows behind the header.
    void read(CsvRecords& records, const Input& input, RecordSink& sink, Progress& progress);
    /// What was assumed, to be appended to a note.
    [[nodiscard]] std::string note() const { return m_times.note(); }

protected:
    static constexpr std::size_t none = SIZE_MAX;

    /// A record with a key.
    virtual void row(CsvRecords& records, RecordSink& sink) = 0;
    /// Behind the last row.
    virtual void ended(RecordSink&) { }

    /// Where the column with a role is kept.
    struct Slot {
        std::string_view role;
        std::size_t* column;
    };
    /// Gives a column the role that one of the slots has; without such a slot it is an attribute. Throws Error(Usage) where the slot is
    /// taken.
    void place(std::span<const Slot> slots, std::string_view role, std::size_t column);
    /// As the source states it: two names that differ in a blank are two names, unless blanks are the table's manner.
    [[nodiscard]] std::string_view value(std::span<const std::string_view> fields, std::size_t column) const;
    [[nodiscard]] Reject rejectOf(const CsvRecords& records, std::size_t column, std::string reason, std::string_view text) const;
    /// A reject for the field alone: its record is taken.
    void rejectTime(const CsvRecords& records, std::size_t column, RecordSink& sink) const;
    /// What stands in the columns without a role and behind the last named one, by name; valid until the next call.
    std::span<const Attribute> attributes(std::span<const std::string_view> fields);

    [[nodiscard]] const std::string& name(std::size_t column) const { return m_header[column]; }
    [[nodiscard]] std::size_t width() const { return m_header.size(); }

    std::size_t m_key = none;
    std::vector<std::size_t> m_attributeColumns;
    std::string m_project; ///< for rows without one
    TableTimes m_times;
    std::int64_t m_rows = 0; ///< records read, the header apart

private:
    [[nodiscard]] bool isHeader(std::span<const std::string_view> fields) const;

    std::vector<std::string> m_raw; ///< the header as it stands
    std::vector<std::string> m_header; ///< with a name for every column
    bool m_guarded = false; ///< Weir wrote it: an apostrophe before a formula is none of the value
    bool m_padded = false; ///< blanks stand around delimiters and belong to no value
    std::vector<Attribute> m_attributes;
    std::vector<std::string> m_extraNames; ///< of columns that the header does not have
};

} // namespace weir::readers
