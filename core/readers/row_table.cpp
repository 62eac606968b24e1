// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/row_table.h"

#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/model/event_log_columns.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

namespace {

std::string columnName(const std::string& name, std::size_t column)
{
    return name.empty() ? "column " + std::to_string(column + 1) : name;
}

} // namespace

RowTable::RowTable(std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options)
    : m_project(options.project)
    , m_times(mapping, options.zone)
    , m_raw(std::move(header))
    , m_header(m_raw)
    , m_guarded(isEventLog(m_raw))
    , m_padded(std::ranges::any_of(m_raw, [](const std::string& name) { return name.starts_with(' '); }))
{
    for (std::size_t i = 0; i < m_header.size(); ++i)
        m_header[i] = columnName(m_header[i], i);
}

void RowTable::place(std::span<const Slot> slots, std::string_view role, std::size_t column)
{
    const auto slot = std::ranges::find(slots, role, &Slot::role);
    if (slot == slots.end()) {
        m_attributeColumns.push_back(column);
        return;
    }
    if (*slot->column != none)
        throw Error(ErrorCode::Usage,
            "The mapping gives both \"" + m_header[*slot->column] + "\" and \"" + m_header[column] + "\" the role " + std::string(role)
                + "; a row has only one.");
    *slot->column = column;
}

std::string_view RowTable::value(std::span<const std::string_view> fields, std::size_t column) const
{
    std::string_view text = cell(fields, column);
    if (m_guarded)
        text = withoutFormulaGuard(text);
    return m_padded ? trimmed(text) : text;
}

Reject RowTable::rejectOf(const CsvRecords& records, std::size_t column, std::string reason, std::string_view text) const
{
    Reject reject;
    reject.line = records.line();
    reject.byte = records.byte();
    reject.record = excerpt(value(records.fields(), m_key));
    reject.field = column < m_header.size() ? m_header[column] : "";
    reject.reason = std::move(reason);
    reject.text = excerpt(text);
    return reject;
}

void RowTable::rejectTime(const CsvRecords& records, std::size_t column, RecordSink& sink) const
{
    Reject reject = rejectOf(records, column, "This is not a time that can be read.", cell(records.fields(), column));
    reject.kept = true;
    sink.reject(reject);
}

/// A row that repeats the header, as files put behind each other have it.
bool RowTable::isHeader(std::span<const std::string_view> fields) const
{
    return fields.size() == m_raw.size() && std::ranges::equal(fields, m_raw);
}

void RowTable::read(CsvRecords& records, const Input& input, RecordSink& sink, Progress& progress)
{
    std::int64_t reported = 0;
    while (records.next()) {
        ++m_rows;
        if (std::exchange(reported, input.consumed()) != input.consumed())
            progress.report(input.consumed(), input.storedSize());
        if (records.problem() != CsvProblem::None)
            sink.reject(rejectOf(records, none, describe(records.problem()), records.raw()));
        else if (isHeader(records.fields()))
            sink.reject(rejectOf(records, none, "The header stands here again; this row holds nothing.", records.raw()));
        else if (trimmed(cell(records.fields(), m_key)).empty())
            sink.reject(rejectOf(records, m_key, "The key is missing.", records.raw()));
        else
            row(records, sink);
    }
    progress.report(input.storedSize(), input.storedSize());
    m_times.report(sink);
    if (m_rows == 0)
        sink.warn("The table has a header and no rows; export it again if it should hold some.");
    ended(sink);
    if (records.mended() > 0)
        sink.warn(std::to_string(records.mended()) + " fields were not valid UTF-8; they were read as Windows-1252.");
}

std::span<const Attribute> RowTable::attributes(std::span<const std::string_view> fields)
{
    m_attributes.clear();
    for (const std::size_t column : m_attributeColumns) {
        if (const std::string_view text = cell(fields, column); !text.empty())
            m_attributes.push_back({m_header[column], text});
    }
    if (fields.size() > m_header.size() && m_extraNames.size() < fields.size() - m_header.size())
        m_extraNames.resize(fields.size() - m_header.size());
    for (std::size_t column = m_header.size(); column < fields.size(); ++column) {
        if (fields[column].empty())
            continue;
        std::string& name = m_extraNames[column - m_header.size()];
        name = columnName({}, column);
        m_attributes.push_back({name, fields[column]});
    }
    return m_attributes;
}

} // namespace weir::readers
