// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"

namespace weir::readers {

namespace {

/// An item is born and ends, or it has a start and an end and is called something. Keys that come again are one item, but also the mark of
/// a log, so that a reader of logs that is as sure comes first.
Confidence confidenceOf(const ColumnGuess& guess)
{
    const bool created = guess.has("created");
    const bool ended = guess.has("started") || guess.has("finished");
    const bool called = guess.has("title") || guess.has("type");
    if (!(created && ended) && !(called && (created || (guess.has("started") && guess.has("finished")))))
        return Confidence::No;
    const std::size_t rows = guess.table().rows.size();
    const bool repeats = rows > 0 && guess.repeatedKeys() * 5 >= rows;
    return created && ended && !repeats ? Confidence::Likely : Confidence::Maybe;
}

ColumnsGuess guessItems(const TableHead& table)
{
    using namespace columns;
    ColumnGuess guess(table);
    if (!guess.give("key", keyNames) || guess.named(toNames) || guess.named(activityNames) || guess.named(foreignItemNames))
        return {guess.takeRoles(), Confidence::No};
    guess.giveTime("created", itemCreatedNames);
    guess.giveTime("finished", finishedNames);
    guess.giveTime("started", startedNames);
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
    const Confidence confidence = confidenceOf(guess);
    return {guess.takeRoles(), confidence};
}

} // namespace

const ItemFormat& csvItemsFormat()
{
    static const ItemFormat format {{"csv-items", "List of items with created, started, finished (CSV)", {"items"}}, {}, guessItems};
    return format;
}

} // namespace weir::readers
