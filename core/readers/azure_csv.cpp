// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_formats.h"

#include <array>

namespace weir::readers {

namespace {

/// The columns of a query are the user's choice; a resolved item is not finished yet; a query that shows a tree has a title column a level.
ColumnsGuess guessAzure(const TableHead& table)
{
    struct Column {
        std::string_view role;
        std::array<std::string_view, 3> names;
    };
    constexpr auto columns = std::to_array<Column>(
        {{"key", {"id", "work item id"}}, {"type", {"work item type"}}, {"status", {"state"}}, {"assignee", {"assigned to"}},
            {"project", {"team project"}}, {"team", {"node name", "area path"}}, {"parent", {"parent"}}, {"created", {"created date"}},
            {"started", {"activated date"}}, {"finished", {"closed date"}}, {"resolution", {"resolved reason", "reason"}}});
    ColumnGuess guess(table);
    for (const Column& column : columns)
        guess.give(column.role, column.names);
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        const std::string& name = guess.plainName(i);
        const bool level = name.starts_with("title ") && name.find_first_not_of("0123456789", 6) == std::string::npos;
        if (guess.isFree(i) && (name == "title" || level))
            guess.give("title", i);
    }
    const bool sure = guess.has("key") && guess.has("type") && (guess.has("title") || guess.has("status"));
    return {guess.takeRoles(), sure ? Confidence::Certain : Confidence::No};
}

} // namespace

const ItemFormat& azureCsvFormat()
{
    static const ItemFormat format {{"azure-csv", "Azure DevOps, CSV export of a query", {"items"}},
        {.history = "add a table with one row a status change (key, status, instant)"}, guessAzure};
    return format;
}

} // namespace weir::readers
