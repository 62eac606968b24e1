// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/table_reader.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/mapping.h"

#include <utility>

namespace weir::readers {

namespace {

constexpr std::string_view stagePrefix = "stage:";

std::string listed(const std::vector<std::string>& header)
{
    std::string names;
    for (std::size_t i = 0; i < header.size() && i < 12; ++i)
        names += (i == 0 ? "" : ", ") + header[i];
    return header.size() > 12 ? names + ", …" : names;
}

TableHead headOf(const TextInput& text, std::optional<char> delimiter, std::string_view rowWord)
{
    auto table = tableHead(text.head(), text.headIsWhole(), delimiter);
    if (!table)
        throw Error(ErrorCode::NotThis,
            text.input().name() + " is not a table of " + std::string(rowWord)
                + "s: its beginning has no columns; export it as CSV, or name its format.");
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

} // namespace

Confidence TableReader::probe(const Head& head) const noexcept
{
    try {
        const auto table = tableHead(head);
        return table ? guess(*table).confidence : Confidence::No;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

/// The mapping in force: the given one, or a guess that names every column it gives a role. A given one without columns says how the table
/// is cut, its zone or its dates; what each column is, is guessed all the same.
Mapping TableReader::mappingFor(const TableHead& table, const ReadOptions& options, const std::string& source) const
{
    const std::string format(info().id);
    Mapping mapping = options.mapping.value_or(Mapping {});
    if (!mapping.format.empty() && mapping.format != format)
        throw Error(ErrorCode::Usage,
            "The mapping is for " + mapping.format + ", but " + source + " is read as " + format + "; change one of the two.");
    mapping.format = format;
    if (!mapping.columns.empty())
        return mapping;
    const bool ordered = !mapping.stages.empty();
    ColumnsGuess guessed = guess(table);
    for (std::size_t i = 0; i < guessed.roles.size(); ++i) {
        std::string& role = guessed.roles[i];
        if (role.starts_with(stagePrefix) && !ordered)
            mapping.stages.push_back(role.substr(stagePrefix.size()));
        if (!role.empty())
            mapping.columns.emplace_back(table.header[i], std::move(role));
    }
    if (!mapping.delimiter)
        mapping.delimiter = table.dialect.delimiter;
    return mapping;
}

std::optional<Mapping> TableReader::guessMapping(const std::filesystem::path& source, std::optional<char> delimiter) const
{
    Input input(source);
    TextInput text(input);
    TableHead head = headOf(text, delimiter, rowWord());
    const SilentProgress progress;
    CsvRecords records(text, head.dialect, progress);
    head.header = readHeader(records, input.name());
    return mappingFor(head, {}, input.name());
}

ReadOutcome TableReader::read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    TextInput text(input);
    TableHead head = headOf(text, options.mapping ? options.mapping->delimiter : std::nullopt, rowWord());
    CsvRecords records(text, head.dialect, progress);
    head.header = readHeader(records, input.name());
    const Mapping mapping = mappingFor(head, options, input.name());

    ReadOptions inForce = options;
    inForce.mappingGuessed = options.mappingGuessed || !options.mapping || options.mapping->columns.empty();
    inForce.mapping = mapping;
    const std::unique_ptr<RowTable> rows = table(rolesOf(mapping, head.header, input.name()), head.header, mapping, inForce);
    if (const std::string_view missing = rows->missingRole(); !missing.empty())
        throw Error(ErrorCode::NotThis,
            input.name() + " cannot be read as " + std::string(rowWord()) + "s: no column is its " + std::string(missing) + " (it has "
                + listed(head.header) + "); say with a mapping which column is what.");
    rows->read(records, input, sink, progress);

    ReadOutcome outcome;
    outcome.mapping = mapping;
    outcome.mappingFingerprint = headerFingerprint(head.header);
    outcome.note = delimiterWord(head.dialect.delimiter) + ", " + std::string(encodingName(text.encoding())) + ", one row an "
        + std::string(rowWord()) + rows->note();
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
