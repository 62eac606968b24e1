// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/csv_records.h"
#include "core/readers/reader.h"
#include "core/readers/timestamp.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The columns of a table that hold times. Columns of one table come from one program: those that speak for an order of
/// day and month speak for the silent ones, too.
class TableTimes {
public:
    /// `mapping` may give an order; its zone, else `zone`, is that of times without one.
    TableTimes(const Mapping& mapping, const std::string& zone);

    /// Returns the number under which read() knows the column. A header such as "Created At (UTC)" says its zone.
    std::size_t add(std::size_t column, const std::string& name);

    /// The time in the record at hand, the `row`-th behind the header (from 1). The first one with an open order makes this run
    /// through all records and come back: views of the record become invalid, its values stay the same.
    TimeState read(std::size_t number, CsvRecords& records, std::int64_t row, Instant& out);

    /// What was assumed: warnings for orders that no cell shows.
    void report(RecordSink& sink) const;
    /// The same as a part of a note: ", times without a zone read as UTC".
    [[nodiscard]] std::string note() const;

private:
    struct Column {
        std::size_t column;
        std::string name;
        bool saysZone;
        ColumnTimes times;
    };
    void decideOrders(CsvRecords& records, std::int64_t row);

    std::vector<Column> m_columns;
    std::string m_zoneName;
    Zone m_zone;
    std::optional<DateOrder> m_given;
    bool m_decided = false;
};

/// The field of a column; empty where the row has none.
[[nodiscard]] inline std::string_view cell(std::span<const std::string_view> fields, std::size_t column)
{
    return column < fields.size() ? fields[column] : std::string_view();
}

} // namespace weir::readers
