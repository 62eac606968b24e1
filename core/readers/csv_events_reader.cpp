// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_events_reader.h"

#include "core/base/error.h"
#include "core/readers/csv_records.h"
#include "core/readers/encoding.h"
#include "core/readers/event_columns.h"
#include "core/readers/event_table.h"
#include "core/readers/input.h"
#include "core/readers/mapping.h"
#include "core/readers/table_head.h"

#include <array>
#include <utility>

namespace weir::readers {

namespace {

constexpr std::string_view formatId = "csv-events";

std::string listed(const std::vector<std::string>& header)
{
    std::string names;
    for (std::size_t i = 0; i < header.size() && i < 12; ++i)
        names += (i == 0 ? "" : ", ") + header[i];
    return header.size() > 12 ? names + ", …" : names;
}

/// The mapping in force: the given one, or a guess that names every column it gives a role.
Mapping mappingFor(const TableHead& table, const ReadOptions& options, const std::string& source)
{
    if (options.mapping) {
        if (!options.mapping->format.empty() && options.mapping->format != formatId)
            throw Error(ErrorCode::Usage,
                "The mapping is for " + options.mapping->format + ", but " + source + " is read as csv-events; change one of the two.");
        Mapping mapping = *options.mapping;
        mapping.format = formatId;
        return mapping;
    }
    EventColumnsGuess guess = guessEventColumns(table);
    Mapping mapping;
    mapping.format = formatId;
    for (std::size_t i = 0; i < guess.roles.size(); ++i) {
        if (!guess.roles[i].empty())
            mapping.columns.emplace_back(table.header[i], std::move(guess.roles[i]));
    }
    mapping.delimiter = table.dialect.delimiter;
    return mapping;
}

TableHead headOf(const TextInput& text, const ReadOptions& options)
{
    const auto delimiter = options.mapping ? options.mapping->delimiter : std::nullopt;
    auto table = tableHead(text.head(), text.headIsWhole(), delimiter);
    if (!table)
        throw Error(ErrorCode::NotThis,
            text.input().name() + " is not a table of events: its beginning has no columns; export it as CSV, or name its format.");
    return std::move(*table);
}

/// The whole header, also where it is longer than the head of the source.
std::vector<std::string> readHeader(CsvRecords& records, const std::string& source)
{
    if (!records.next())
        throw Error(ErrorCode::NotThis, source + " has no header; export it with one.");
    if (records.problem() != CsvProblem::None)
        throw Error(ErrorCode::Limit,
            source + ", line " + std::to_string(records.line()) + ": " + describe(records.problem())
                + " The header cannot be read; correct it.");
    return {records.fields().begin(), records.fields().end()};
}

void checkRoles(const EventTable& table, const std::vector<std::string>& header, const std::string& source)
{
    const std::string_view missing = table.missingRole();
    if (!missing.empty())
        throw Error(ErrorCode::NotThis,
            source + " cannot be read as events: no column is its " + std::string(missing) + " (it has " + listed(header)
                + "); say with a mapping which column is what.");
}

} // namespace

const FormatInfo& CsvEventsReader::info() const
{
    static const FormatInfo info {formatId, "Table of events (CSV)", {"items", "transitions"}};
    return info;
}

Confidence CsvEventsReader::probe(const Head& head) const noexcept
{
    try {
        const auto table = tableHead(head);
        return table ? guessEventColumns(*table).confidence : Confidence::No;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

ReadOutcome CsvEventsReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    TextInput text(input);
    TableHead head = headOf(text, options);
    CsvRecords records(text, head.dialect, progress);
    head.header = readHeader(records, input.name());
    const Mapping mapping = mappingFor(head, options, input.name());

    EventTable table(rolesOf(mapping, head.header, input.name()), head.header, mapping, options);
    checkRoles(table, head.header, input.name());
    table.read(records, input, sink, progress);

    ReadOutcome outcome;
    outcome.mapping = mapping;
    outcome.mappingFingerprint = headerFingerprint(head.header);
    outcome.note =
        delimiterWord(head.dialect.delimiter) + ", " + std::string(encodingName(text.encoding())) + ", one row an event" + table.note();
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
