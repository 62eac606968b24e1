// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/table_head.h"

#include "core/readers/csv_records.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/limits.h"
#include "core/readers/sha256.h"

#include <utility>

namespace weir::readers {

namespace {

constexpr std::size_t rowsLookedAt = 200;

} // namespace

std::optional<TableHead> tableHead(std::string_view utf8, bool whole, std::optional<char> delimiter)
{
    const std::size_t begin = utf8.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || looksBinary(utf8))
        return std::nullopt;
    const char first = utf8[begin];
    if (first == '{' || first == '[' || first == '<')
        return std::nullopt;
    TableHead table;
    table.dialect = detectDialect(utf8, whole);
    if (delimiter)
        table.dialect.delimiter = *delimiter;
    table.rows = firstRows(utf8, table.dialect, whole, rowsLookedAt + 1);
    if (table.rows.empty() || table.rows.front().size() < 2 || table.rows.front().size() > limits::columns)
        return std::nullopt;
    table.header = std::move(table.rows.front());
    table.rows.erase(table.rows.begin());
    return table;
}

std::optional<TableHead> tableHead(const Head& head)
{
    return head.folder ? std::nullopt : tableHead(toUtf8(head.bytes, head.whole), head.whole);
}

std::string headerFingerprint(const std::vector<std::string>& header)
{
    Sha256 hash;
    for (const std::string& name : header) {
        hash.update(name);
        hash.update("\x1F");
    }
    return hash.hex().substr(0, 32);
}

std::optional<std::string> headerFingerprint(const std::filesystem::path& source, std::optional<char> delimiter)
{
    const SourceHead head = readHead(source);
    if (head.folder)
        return std::nullopt;
    Input input(source);
    TextInput text(input);
    const auto table = tableHead(text.head(), text.headIsWhole(), delimiter);
    if (!table)
        return std::nullopt;
    // The header may be longer than the head.
    const SilentProgress progress;
    CsvRecords records(text, table->dialect, progress);
    if (!records.next() || records.problem() != CsvProblem::None)
        return std::nullopt;
    return headerFingerprint(std::vector<std::string>(records.fields().begin(), records.fields().end()));
}

} // namespace weir::readers
