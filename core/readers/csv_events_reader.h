// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/table_reader.h"

namespace weir::readers {

/// Format `csv-events`: every row is an event of an item (key, status or activity, instant). Columns by mapping,
/// else guessed from the header; columns without a role are attributes of the item.
class CsvEventsReader final : public TableReader {
public:
    [[nodiscard]] const FormatInfo& info() const override;

protected:
    [[nodiscard]] ColumnsGuess guess(const TableHead& table) const override;
    [[nodiscard]] std::unique_ptr<RowTable> table(const std::vector<std::string>& roles, std::vector<std::string> header,
        const Mapping& mapping, const ReadOptions& options) const override;
    [[nodiscard]] std::string_view rowWord() const override { return "event"; }
};

} // namespace weir::readers
