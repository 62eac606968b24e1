// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"

namespace weir::readers {

namespace {

ColumnsGuess guessItems(const TableHead& table)
{
    using namespace columns;
    ColumnGuess guess(table);
    const bool keyed = guess.give("key", keyNames);
    if (!keyed || guess.named(toNames) || guess.named(activityNames))
        return {guess.takeRoles(), Confidence::No};
    guess.give("created", itemCreatedNames);
    guess.give("finished", finishedNames);
    guess.give("started", startedNames);
    guess.give("status", statusNames);
    guess.give("category", categoryNames);
    guess.give("resolution", resolutionNames);
    guess.give("type", typeNames);
    guess.give("title", titleNames);
    guess.give("project", projectNames);
    guess.give("team", teamNames);
    guess.give("assignee", assigneeNames);
    guess.give("parent", parentNames);
    guess.give("url", urlNames);
    const bool repeats = guess.repeatedKeys() * 5 >= table.rows.size() && !table.rows.empty();
    const bool created = guess.has("created");
    const bool ended = guess.has("finished") || guess.has("started");
    const Confidence confidence = repeats || !(created || ended) ? Confidence::No
        : created && ended                                       ? Confidence::Likely
                                                                 : Confidence::Maybe;
    return {guess.takeRoles(), confidence};
}

} // namespace

const ItemFormat& csvItemsFormat()
{
    static const ItemFormat format {{"csv-items", "List of items with created, started, finished (CSV)", {"items"}}, {}, guessItems};
    return format;
}

} // namespace weir::readers
