// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"

#include <algorithm>

namespace weir::readers {

namespace {

bool isDoneStage(const ColumnGuess& guess, std::size_t column)
{
    return std::ranges::find(columns::doneStageNames, guess.plainName(column)) != columns::doneStageNames.end();
}

/// Nothing that tells what the column holds: no cell, or in a table of a few rows a single one that may be a mistyped date.
bool tellsNothing(const ColumnGuess& guess, std::size_t column)
{
    constexpr std::size_t fewRows = 5; // of more, a lone text is rather a remark
    if (guess.filled(column) != 1 || guess.table().rows.size() > fewRows)
        return guess.filled(column) == 0;
    const auto isNumber = [column](const auto& row) {
        return column < row.size() && !row[column].empty() && row[column].find_first_not_of("0123456789.,") == std::string::npos;
    };
    return !guess.mostlyDates(column) && std::ranges::none_of(guess.table().rows, isNumber);
}

/// Columns that hold dates and are not known to mean anything else; one that tells nothing is a stage between two others, or if it is
/// called like a last one: nothing may have come so far yet. What stands behind the last stage by its name is none.
std::vector<std::size_t> stageColumns(const ColumnGuess& guess)
{
    std::vector<std::size_t> found;
    std::vector<std::size_t> empty;
    bool ended = false;
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        const bool other = std::ranges::find(columns::otherTimeNames, guess.plainName(i)) != columns::otherTimeNames.end();
        const bool done = isDoneStage(guess, i);
        if (!guess.isFree(i) || other || guess.table().header[i].empty() || (ended && !done))
            continue;
        const bool nothing = tellsNothing(guess, i);
        if (nothing && !done && !found.empty())
            empty.push_back(i);
        if ((nothing && !done) || (nothing && found.empty()) || (!nothing && !guess.mostlyDates(i)))
            continue;
        found.insert(found.end(), empty.begin(), empty.end());
        empty.clear();
        found.push_back(i);
        ended = ended || done;
    }
    return found;
}

/// Most dates of a row come in the order of the columns.
bool mostlyInOrder(const TableHead& table, const std::vector<std::size_t>& stages, std::optional<DateOrder> order)
{
    std::size_t pairs = 0;
    std::size_t inOrder = 0;
    for (const auto& row : sampleTimes(table, stages, order)) {
        std::optional<Instant> before;
        for (const auto& at : row) {
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
    if (!guess.give("key", keyNames) || guess.named(toNames) || guess.named(activityNames))
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
    guess.giveTime("created", itemCreatedNames);
    guess.giveTime("finished",
        std::to_array<std::string_view>({"completed date", "closed date", "finished date", "resolution date", "resolved date", "end date",
            "completed at", "closed at", "finished at", "resolved at"}));
    const std::vector<std::size_t> stages = stageColumns(guess);
    const bool ordered = mostlyInOrder(table, stages, std::nullopt) || mostlyInOrder(table, stages, DateOrder::MonthDayYear);
    if (stages.size() < 3 || !ordered)
        return {guess.takeRoles(), Confidence::No};
    // Started and finished are as well a list of items; other names are stages.
    const auto isItemTime = [&](std::size_t column) {
        const auto named = [&](Names names) { return std::ranges::find(names, guess.plainName(column)) != names.end(); };
        return named(startedNames) || named(finishedNames);
    };
    const auto others = stages.size() - static_cast<std::size_t>(std::ranges::count_if(stages, isItemTime));
    const bool repeats = guess.repeatedKeys() * 5 >= table.rows.size();
    const Confidence confidence = others == 0 ? Confidence::No : others >= 2 && !repeats ? Confidence::Certain : Confidence::Maybe;
    for (const std::size_t column : stages)
        guess.give("stage:" + std::string(trimmed(table.header[column])), column);
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
