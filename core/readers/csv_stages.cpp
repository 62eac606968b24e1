// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"
#include "core/readers/timestamp.h"

#include <algorithm>

namespace weir::readers {

namespace {

/// Columns that hold times and are not known to mean anything else.
std::vector<std::size_t> stageColumns(const ColumnGuess& guess)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        const bool other = std::ranges::find(columns::otherTimeNames, guess.plainName(i)) != columns::otherTimeNames.end();
        if (guess.isFree(i) && !other && !guess.table().header[i].empty() && guess.holdsTimes(i))
            found.push_back(i);
    }
    return found;
}

/// Numbers that happen to look like times, such as points or durations, are no dates.
bool holdsDates(const TableHead& table, std::size_t column)
{
    const auto isNumber = [column](const auto& row) {
        return column < row.size() && !row[column].empty() && row[column].find_first_not_of("0123456789.,-") == std::string::npos
            && std::ranges::count(row[column], '-') < 2 && std::ranges::count(row[column], '.') < 2;
    };
    return std::ranges::none_of(table.rows, isNumber);
}

/// Most dates of a row come in the order of the columns.
bool mostlyInOrder(const TableHead& table, const std::vector<std::size_t>& stages)
{
    std::size_t pairs = 0;
    std::size_t inOrder = 0;
    for (const auto& row : table.rows) {
        std::optional<Instant> before;
        for (const std::size_t column : stages) {
            const auto at = column < row.size() ? parseInstant(row[column], Zone()) : std::nullopt;
            if (at && before) {
                ++pairs;
                inOrder += *before <= *at ? 1 : 0;
            }
            before = at ? at : before;
        }
    }
    return pairs > 0 && inOrder * 5 >= pairs * 4;
}

ColumnsGuess guessStages(const TableHead& table)
{
    using namespace columns;
    ColumnGuess guess(table);
    const bool keyed = guess.give("key", keyNames);
    if (!keyed || guess.named(toNames) || guess.named(activityNames))
        return {guess.takeRoles(), Confidence::No};
    // A status beside dates is the tracker's own and none of the stages: it stays an attribute.
    guess.give("type", typeNames);
    guess.give("title", titleNames);
    guess.give("title", std::to_array<std::string_view>({"name"}));
    guess.give("project", projectNames);
    guess.give("team", teamNames);
    guess.give("assignee", assigneeNames);
    guess.give("parent", parentNames);
    guess.give("url", urlNames);
    std::vector<std::size_t> stages = stageColumns(guess);
    std::erase_if(stages, [&table](std::size_t column) { return !holdsDates(table, column); });
    if (stages.size() < 3 || !mostlyInOrder(table, stages))
        return {guess.takeRoles(), Confidence::No};
    for (const std::size_t column : stages)
        guess.give("stage:" + table.header[column], column);
    const bool repeats = guess.repeatedKeys() * 5 >= table.rows.size();
    // Created, started and finished are as well a list of items; other names are stages.
    const auto isItemTime = [&](std::size_t column) {
        const auto named = [&](Names names) { return std::ranges::find(names, guess.plainName(column)) != names.end(); };
        return named(itemCreatedNames) || named(startedNames) || named(finishedNames);
    };
    const auto ofItems = static_cast<std::size_t>(std::ranges::count_if(stages, isItemTime));
    const Confidence confidence = repeats || ofItems == stages.size() ? Confidence::No
        : stages.size() - ofItems >= 2                                ? Confidence::Certain
                                                                      : Confidence::Maybe;
    return {guess.takeRoles(), confidence};
}

} // namespace

const ItemFormat& csvStagesFormat()
{
    static const ItemFormat format {
        {"csv-stages", "Table with a column for each stage (CSV)", {"items", "transitions"}}, {.needsStages = true}, guessStages};
    return format;
}

} // namespace weir::readers
