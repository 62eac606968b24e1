// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"
#include "core/readers/timestamp.h"

#include <algorithm>

namespace weir::readers {

namespace {

/// "ABC-17", "AB_1-2".
bool isJiraKey(std::string_view text)
{
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == text.size() || !isUpper(text[0]))
        return false;
    return std::ranges::all_of(text.substr(0, dash), [](char c) { return isUpper(c) || isDigit(c) || c == '_'; })
        && std::ranges::all_of(text.substr(dash + 1), isDigit);
}

bool holdsJiraKeys(const ColumnGuess& guess, std::size_t column)
{
    const auto& rows = guess.table().rows;
    return guess.filled(column) > 0 && std::ranges::all_of(rows, [column](const auto& row) {
        return column >= row.size() || row[column].empty() || isJiraKey(row[column]);
    });
}

/// The first column full of keys, whatever its language calls it.
bool giveKey(ColumnGuess& guess)
{
    for (const std::string_view name : columns::jiraKeyNames) {
        for (std::size_t i = 0; i < guess.columns(); ++i) {
            if (guess.plainName(i) == name && guess.isFree(i) && (guess.table().rows.empty() || holdsJiraKeys(guess, i))) {
                guess.give("key", i);
                return true;
            }
        }
    }
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        if (guess.isFree(i) && holdsJiraKeys(guess, i) && guess.filled(i) == guess.table().rows.size()) {
            guess.give("key", i);
            return true;
        }
    }
    return false;
}

/// In a language that nobody listed: of the columns that hold a time in every row, the one that is never behind another is the creation.
void giveCreatedByValues(ColumnGuess& guess)
{
    const auto& rows = guess.table().rows;
    std::vector<std::size_t> times;
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        if (guess.isFree(i) && guess.filled(i) == rows.size() && guess.holdsTimes(i))
            times.push_back(i);
    }
    const auto neverBehind = [&](std::size_t one, std::size_t other) {
        return std::ranges::all_of(rows, [&](const auto& row) {
            const auto a = parseInstant(row[one], Zone());
            const auto b = parseInstant(row[other], Zone());
            return !a || !b || *a <= *b;
        });
    };
    for (const std::size_t candidate : times) {
        if (std::ranges::all_of(times, [&](std::size_t other) { return neverBehind(candidate, other); })) {
            guess.give("created", candidate);
            return;
        }
    }
}

ColumnsGuess guessJira(const TableHead& table)
{
    using namespace columns;
    ColumnGuess guess(table);
    if (guess.named(toNames) || guess.named(activityNames) || !giveKey(guess))
        return {guess.takeRoles(), Confidence::No};
    guess.give("type", jiraTypeNames);
    guess.give("title", titleNames);
    guess.give("status", statusNames);
    guess.give("category", categoryNames);
    guess.give("resolution", resolutionNames);
    guess.give("project",
        std::to_array<std::string_view>({"project key", "projektschlüssel", "clé de projet", "clave del proyecto", "clave de proyecto",
            "chave do projeto", "プロジェクトキー", "プロジェクト キー", "项目关键字", "프로젝트 키"}));
    guess.give("assignee", assigneeNames);
    guess.give("created", itemCreatedNames);
    guess.give("finished", finishedNames);
    guess.give("parent", jiraParentNames);
    guess.give("team", jiraTeamNames);
    // A status and when it changed: a row is an event.
    if (!guess.has("created") && guess.named(instantNames))
        return {guess.takeRoles(), Confidence::No};
    if (!guess.has("created") && !table.rows.empty())
        giveCreatedByValues(guess);
    const bool repeats = guess.repeatedKeys() * 5 >= table.rows.size() && !table.rows.empty();
    constexpr auto marks = std::to_array<std::string_view>({"issue key", "issue id", "issue type", "project lead", "work ratio",
        "custom field (rank)", "status category changed", "work item key", "work type", "issue color", "vorgangs id", "vorgangsschlüssel",
        "clave de incidencia", "clé de ticket", "課題キー", "问题关键字", "이슈 키"});
    const bool items = guess.has("title") || guess.has("type");
    const bool states = guess.has("status") || guess.has("created");
    const Confidence confidence = repeats || !items || !states ? Confidence::No
        : guess.named(marks)                                   ? Confidence::Certain
                                                               : Confidence::Likely;
    return {guess.takeRoles(), confidence};
}

} // namespace

const ItemFormat& jiraCsvFormat()
{
    static const ItemFormat format {{"jira-csv", "Jira, CSV export", {"items"}},
        {.projectInKey = true, .history = "export the issues with their history as JSON (a search with expand=changelog)"}, guessJira};
    return format;
}

} // namespace weir::readers
