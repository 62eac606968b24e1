// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/csv_dialect.h"
#include "core/readers/reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The beginning of a table: what its columns are called and a few of their values.
struct TableHead {
    CsvDialect dialect;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// Absent: the text is no table of at least two columns (binary, JSON, XML, prose).
[[nodiscard]] std::optional<TableHead> tableHead(std::string_view utf8, bool whole, std::optional<char> delimiter = std::nullopt);

/// The same for a head as it was read.
[[nodiscard]] std::optional<TableHead> tableHead(const Head& head);

/// Under which a mapping is kept: the same for tables with the same columns in the same order.
[[nodiscard]] std::string headerFingerprint(const std::vector<std::string>& header);

/// The fingerprint of a file's header, to look a kept mapping up before reading; absent if the file is no table.
/// `delimiter`: of the mapping that it is to be read by, else it is detected.
[[nodiscard]] std::optional<std::string> headerFingerprint(
    const std::filesystem::path& source, std::optional<char> delimiter = std::nullopt);

} // namespace weir::readers
