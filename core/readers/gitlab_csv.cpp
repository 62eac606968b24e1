// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_formats.h"

#include <array>

namespace weir::readers {

namespace {

ColumnsGuess guessGitLab(const TableHead& table)
{
    struct Column {
        std::string_view role;
        std::array<std::string_view, 3> names;
    };
    constexpr auto columns = std::to_array<Column>({{"key", {"issue id", "iid", "id"}}, {"title", {"title"}}, {"url", {"url"}},
        {"status", {"state", "status"}}, {"type", {"type", "issue type"}}, {"assignee", {"assignee", "assignees", "assignee(s)"}},
        {"created", {"created at"}}, {"finished", {"closed at"}}});
    ColumnGuess guess(table);
    for (const Column& column : columns)
        guess.give(column.role, column.names);
    const bool authors = guess.named(std::to_array<std::string_view>({"author username"}));
    const bool sure = authors && guess.has("key") && guess.has("url") && guess.has("status") && guess.has("created");
    return {guess.takeRoles(), sure ? Confidence::Certain : Confidence::No};
}

} // namespace

const ItemFormat& gitlabCsvFormat()
{
    static const ItemFormat format {{"gitlab-csv", "GitLab, CSV export of issues", {"items"}},
        {.keyInUrl = true, .history = "add a table with one row a status change (key, status, instant)"}, guessGitLab};
    return format;
}

} // namespace weir::readers
