// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_dialect.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace weir::readers {

namespace {

constexpr std::size_t rowsLookedAt = 100;

/// How many fields each of the first rows has; blank lines and a row that the end cuts are left out.
std::vector<std::size_t> fieldCounts(std::string_view text, char delimiter, bool whole)
{
    std::vector<std::size_t> counts;
    std::size_t fields = 1;
    bool quoted = false;
    bool fieldStart = true;
    bool blank = true;
    for (std::size_t i = 0; i < text.size() && counts.size() < rowsLookedAt; ++i) {
        const char c = text[i];
        if (quoted) {
            // A doubled quote closes and opens again, which comes to the same.
            quoted = c != '"';
        } else if (c == '"' && (fieldStart || text[i - 1] == '"')) {
            quoted = true;
            blank = false;
        } else if (c == '\n' || c == '\r') {
            if (!blank)
                counts.push_back(fields);
            fields = 1;
            blank = true;
        } else {
            fields += c == delimiter ? 1U : 0U;
            blank = false;
        }
        fieldStart = !quoted && (c == delimiter || c == '\n' || c == '\r');
    }
    if (whole && !blank && counts.size() < rowsLookedAt)
        counts.push_back(fields);
    return counts;
}

std::size_t lineEnd(std::string_view text)
{
    return std::min(text.find_first_of("\r\n"), text.size());
}

bool isHint(std::string_view line)
{
    return line.size() == 5 && (line[0] | 0x20) == 's' && (line[1] | 0x20) == 'e' && (line[2] | 0x20) == 'p' && line[3] == '=';
}

} // namespace

CsvDialect detectDialect(std::string_view utf8, bool whole)
{
    const std::string_view first = utf8.substr(0, lineEnd(utf8));
    if (isHint(first))
        return {first[4], true};
    CsvDialect best;
    bool bestAgrees = false;
    std::size_t bestFields = 1;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<std::size_t> counts = fieldCounts(utf8, delimiter, whole);
        if (counts.empty() || counts.front() < 2)
            continue;
        const auto same = static_cast<std::size_t>(std::ranges::count(counts, counts.front()));
        const bool agrees = same * 10 >= counts.size() * 8;
        if ((agrees && !bestAgrees) || (agrees == bestAgrees && counts.front() > bestFields)) {
            best.delimiter = delimiter;
            bestAgrees = agrees;
            bestFields = counts.front();
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
