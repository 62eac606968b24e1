// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_dialect.h"

#include <algorithm>
#include <utility>

namespace weir::readers {

namespace {

constexpr std::size_t rowsLookedAt = 100;

std::size_t lineEnd(std::string_view text)
{
    return std::min(text.find_first_of("\r\n"), text.size());
}

bool isHint(std::string_view line)
{
    return line.size() == 5 && (line[0] | 0x20) == 's' && (line[1] | 0x20) == 'e' && (line[2] | 0x20) == 'p' && line[3] == '=';
}

} // namespace

std::vector<std::vector<std::string>> firstRows(std::string_view utf8, CsvDialect dialect, bool whole, std::size_t most)
{
    std::vector<std::vector<std::string>> rows;
    if (dialect.hint)
        utf8.remove_prefix(lineEnd(utf8));
    std::vector<std::string> row(1);
    bool quoted = false;
    bool fieldStart = true;
    bool blank = true;
    for (std::size_t i = 0; i < utf8.size() && rows.size() < most; ++i) {
        const char c = utf8[i];
        if (quoted) {
            quoted = c != '"';
            if (quoted)
                row.back().push_back(c);
            fieldStart = false;
        } else if (c == '"' && (fieldStart || utf8[i - 1] == '"')) {
            // Directly behind a closing quote: a doubled one.
            if (!fieldStart)
                row.back().push_back('"');
            quoted = true;
            blank = false;
        } else if (c == '\n' || c == '\r') {
            if (!blank)
                rows.push_back(std::move(row));
            row.assign(1, {});
            blank = fieldStart = true;
        } else {
            blank = false;
            fieldStart = c == dialect.delimiter;
            if (fieldStart)
                row.emplace_back();
            else
                row.back().push_back(c);
        }
    }
    if (whole && !blank && rows.size() < most)
        rows.push_back(std::move(row));
    if (!whole && rows.empty() && row.size() > 1) {
        row.pop_back(); // the end of the text may have cut it
        rows.push_back(std::move(row));
    }
    return rows;
}

CsvDialect detectDialect(std::string_view utf8, bool whole)
{
    const std::string_view first = utf8.substr(0, lineEnd(utf8));
    if (isHint(first))
        return {first[4], true};
    CsvDialect best;
    bool bestAgrees = false;
    std::size_t bestFields = 1;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const auto rows = firstRows(utf8, {delimiter, false}, whole, rowsLookedAt);
        if (rows.empty() || rows.front().size() < 2)
            continue;
        const std::size_t fields = rows.front().size();
        const auto same = static_cast<std::size_t>(std::ranges::count(rows, fields, &std::vector<std::string>::size));
        const bool agrees = same * 10 >= rows.size() * 8;
        if ((agrees && !bestAgrees) || (agrees == bestAgrees && fields > bestFields)) {
            best.delimiter = delimiter;
            bestAgrees = agrees;
            bestFields = fields;
        }
    }
    return best;
}

std::string delimiterWord(char delimiter)
{
    switch (delimiter) {
    case ',':
        return "commas";
    case ';':
        return "semicolons";
    case '\t':
        return "tabs";
    case '|':
        return "vertical bars";
    default:
        return std::string("\"") + delimiter + "\" between fields";
    }
}

} // namespace weir::readers
