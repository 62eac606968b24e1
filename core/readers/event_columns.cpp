// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_columns.h"

#include "core/readers/column_names.h"

#include <algorithm>
#include <array>

namespace weir::readers {

namespace {

using namespace columns;

/// As our own exports call them; "created" alone may be that of the event.
constexpr auto ownCreatedNames = std::to_array<std::string_view>({"item created"});
constexpr auto ownFinishedNames = std::to_array<std::string_view>({"item finished"});

struct RoleNames {
    std::string_view role;
    Names names;
};
constexpr auto itemRoles = std::to_array<RoleNames>(
    {{"type", typeNames}, {"title", titleNames}, {"project", projectNames}, {"team", teamNames}, {"assignee", assigneeNames},
        {"parent", parentNames}, {"url", urlNames}, {"created", ownCreatedNames}, {"finished", ownFinishedNames}});

/// How sure it is that rows are events of items, not the items themselves.
Confidence confidenceOf(const ColumnGuess& guess, std::size_t rows)
{
    constexpr auto logNames = std::to_array<std::string_view>({"case concept name", "time timestamp"});
    if (guess.named(logNames) && guess.has("activity"))
        return Confidence::Certain;
    if (guess.has("from") && guess.has("to"))
        return Confidence::Certain;
    const bool repeats = guess.repeatedKeys() * 5 >= rows && rows > 0;
    if (guess.named(itemListNames) && !repeats)
        return Confidence::No;
    if (repeats || guess.has("activity") || guess.has("to"))
        return Confidence::Likely;
    return Confidence::Maybe;
}

} // namespace

ColumnsGuess guessEventColumns(const TableHead& table)
{
    ColumnGuess guess(table);
    // Object-centric tables and histories of every field at once are other formats.
    constexpr auto foreignNames = std::to_array<std::string_view>({"ocel eid", "ocel activity", "field name", "field"});
    if (guess.named(foreignNames))
        return {guess.takeRoles(), Confidence::No};
    bool keyed = guess.give("key", keyNames);
    const bool happened = guess.give("to", toNames) || guess.give("activity", activityNames) || guess.give("status", statusNames);
    guess.give("from", fromNames);
    const bool change = guess.has("to") || guess.has("activity");
    bool timed = guess.give("instant", instantNames) || (change && guess.give("instant", endNames))
        || (guess.has("to") && guess.give("instant", creationNames));
    guess.give("start_instant", startNames);
    guess.give("lifecycle", lifecycleNames);
    guess.give("author", authorNames);
    for (const RoleNames& item : itemRoles)
        guess.give(item.role, item.names);
    if (!happened)
        return {guess.takeRoles(), Confidence::No};
    timed = timed || (keyed && change && guess.giveInstantByValues());
    keyed = keyed || (timed && change && guess.giveKeyByValues());
    const Confidence confidence = keyed && timed ? confidenceOf(guess, table.rows.size()) : Confidence::No;
    return {guess.takeRoles(), confidence};
}

std::string_view itemRole(std::string_view name)
{
    std::string plain = plainColumnName(name);
    if (plain.starts_with("case "))
        plain.erase(0, 5);
    for (const RoleNames& item : itemRoles) {
        if (std::ranges::find(item.names, plain) != item.names.end())
            return item.role;
    }
    return {};
}

} // namespace weir::readers
