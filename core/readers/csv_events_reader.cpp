// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_events_reader.h"

#include "core/readers/event_columns.h"
#include "core/readers/event_table.h"

#include <utility>

namespace weir::readers {

const FormatInfo& CsvEventsReader::info() const
{
    static const FormatInfo info {"csv-events", "Table of events (CSV)", {"items", "transitions"}};
    return info;
}

ColumnsGuess CsvEventsReader::guess(const TableHead& table) const
{
    return guessEventColumns(table);
}

std::unique_ptr<RowTable> CsvEventsReader::table(
    const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options) const
{
    return std::make_unique<EventTable>(roles, std::move(header), mapping, options);
}

} // namespace weir::readers
