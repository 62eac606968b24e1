// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// How a table separates its fields. Quotes are always double quotes, doubled inside a quoted field (RFC 4180).
struct CsvDialect {
    char delimiter = ',';
    /// The first line is "sep=;", a hint for spreadsheets and not part of the table.
    bool hint = false;
    friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

/// The first rows of a table that is in memory, at most `most`; without blank lines, the hint and a row that the end cuts
/// (of the very first row, what stands before the cut).
[[nodiscard]] std::vector<std::vector<std::string>> firstRows(std::string_view utf8, CsvDialect dialect, bool whole, std::size_t most);

/// Decides between , ; TAB | from the beginning of a table: the one that cuts most rows into as many fields as the
/// first; of several the one that makes more fields. `whole`: nothing follows the text.
[[nodiscard]] CsvDialect detectDialect(std::string_view utf8, bool whole);

/// "semicolons", "tabs", …: for the note that says how a table was understood.
[[nodiscard]] std::string delimiterWord(char delimiter);

} // namespace weir::readers
