// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/table_times.h"

#include "core/readers/calendar_words.h"
#include "core/readers/zone_loader.h"

#include <algorithm>

namespace weir::readers {

namespace {

const char* words(DateOrder order)
{
    return order == DateOrder::MonthDayYear ? "month/day/year" : order == DateOrder::DayMonthYear ? "day/month/year" : "year/month/day";
}

} // namespace

TableTimes::TableTimes(const Mapping& mapping, const std::string& zone)
    : m_zoneName(mapping.zone.value_or(zone))
    , m_zone(loadZone(m_zoneName))
    , m_given(mapping.dates ? parseDateOrder(*mapping.dates) : std::nullopt)
{
}

std::size_t TableTimes::add(std::size_t column, const std::string& name)
{
    const bool saysUtc = foldCase(name).ends_with("(utc)");
    m_columns.push_back({column, name, saysUtc, ColumnTimes(saysUtc ? Zone() : m_zone, m_given)});
    return m_columns.size() - 1;
}

TimeState TableTimes::read(std::size_t number, CsvRecords& records, std::int64_t row, Instant& out)
{
    Column& column = m_columns[number];
    const TimeState state = column.times.read(cell(records.fields(), column.column), out);
    if (state != TimeState::NeedsOrder)
        return state;
    decideOrders(records, row);
    return column.times.read(cell(records.fields(), column.column), out);
}

void TableTimes::decideOrders(CsvRecords& records, std::int64_t row)
{
    records.rewind();
    records.next(); // the header
    while (records.next()) {
        for (Column& column : m_columns)
            column.times.observe(cell(records.fields(), column.column));
    }
    std::optional<DateOrder> spoken;
    bool contradiction = false;
    for (const Column& column : m_columns) {
        const auto order = column.times.evidence();
        contradiction = contradiction || (order && spoken && *order != *spoken);
        spoken = order ? order : spoken;
    }
    for (Column& column : m_columns)
        column.times.decide(contradiction ? std::nullopt : spoken);
    m_decided = true;
    records.rewind();
    for (std::int64_t i = 0; i <= row; ++i)
        records.next();
}

void TableTimes::report(RecordSink& sink) const
{
    for (const Column& column : m_columns) {
        if (!m_decided || !column.times.uncertain() || !column.times.order())
            continue;
        if (column.times.contradicts())
            sink.warn("The dates in column \"" + column.name
                + "\" contradict each other: some have the day first, some the month; they were "
                  "read as "
                + words(*column.times.order()) + ". Correct the export, or say the order with a mapping (\"dates\").");
        else
            sink.warn("The dates in column \"" + column.name + "\" never show which number is the day; they were read as "
                + words(*column.times.order()) + ". A mapping can say otherwise (\"dates\").");
    }
}

std::string TableTimes::note() const
{
    std::string text;
    std::int64_t withoutZone = 0;
    std::int64_t yearOne = 0;
    for (const Column& column : m_columns) {
        yearOne += column.times.yearOne();
        withoutZone += column.saysZone ? 0 : column.times.withoutZone();
        if (m_decided && column.times.order() && !column.times.uncertain())
            text += ", dates in \"" + column.name + "\" are " + words(*column.times.order());
    }
    if (withoutZone > 0)
        text.append(zonelessNote).append(m_zoneName);
    if (yearOne > 0)
        text += ", " + yearOneNote(yearOne);
    return text;
}

} // namespace weir::readers
