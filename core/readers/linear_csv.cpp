// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_formats.h"

#include <array>

namespace weir::readers {

namespace {

/// The header of Linear's export has been English and the same for years, but columns were added.
ColumnsGuess guessLinear(const TableHead& table)
{
    struct Column {
        std::string_view name, role;
    };
    constexpr auto columns = std::to_array<Column>({{"id", "key"}, {"team", "team"}, {"title", "title"}, {"status", "status"},
        {"project", "project"}, {"assignee", "assignee"}, {"created", "created"}, {"started", "started"}, {"completed", "finished"},
        {"canceled", "cancelled"}, {"parent issue", "parent"}});
    ColumnGuess guess(table);
    for (const Column& column : columns)
        guess.give(column.role, std::array {column.name});
    const bool cycles = guess.named(std::to_array<std::string_view>({"cycle number", "cycle name"}));
    const bool times = guess.has("created") && guess.has("finished") && guess.has("cancelled");
    const bool sure = guess.has("key") && guess.has("status") && cycles && times;
    return {guess.takeRoles(), sure ? Confidence::Certain : Confidence::No};
}

} // namespace

const ItemFormat& linearCsvFormat()
{
    static const ItemFormat format {{"linear-csv", "Linear, CSV export", {"items"}},
        {.history = "add a table with one row a status change (key, status, instant)"}, guessLinear};
    return format;
}

} // namespace weir::readers
