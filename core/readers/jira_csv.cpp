// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/readers/column_names.h"
#include "core/readers/item_column_names.h"
#include "core/readers/item_formats.h"

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

enum class KeyBy { Nothing, Name, Values };

/// The first column full of keys, whatever its language calls it.
KeyBy giveKey(ColumnGuess& guess)
{
    for (const std::string_view name : columns::jiraKeyNames) {
        for (std::size_t i = 0; i < guess.columns(); ++i) {
            if (guess.plainName(i) == name && guess.isFree(i) && (guess.table().rows.empty() || holdsJiraKeys(guess, i))) {
                guess.give("key", i);
                return KeyBy::Name;
            }
        }
    }
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        if (guess.isFree(i) && holdsJiraKeys(guess, i) && guess.filled(i) == guess.table().rows.size()) {
            guess.give("key", i);
            return KeyBy::Values;
        }
    }
    return KeyBy::Nothing;
}

/// In a language that nobody listed: of several columns that hold a time in every row, the one that is never behind another is the
/// creation, whichever order of day and month is meant.
void giveCreatedByValues(ColumnGuess& guess)
{
    const auto& rows = guess.table().rows;
    std::vector<std::size_t> times;
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        const bool other = std::ranges::find(columns::otherTimeNames, guess.plainName(i)) != columns::otherTimeNames.end();
        if (guess.isFree(i) && !other && guess.filled(i) == rows.size() && guess.mostlyDates(i))
            times.push_back(i);
    }
    if (times.size() < 2)
        return;
    std::vector<bool> first(times.size(), true);
    for (const DateOrder order : {DateOrder::DayMonthYear, DateOrder::MonthDayYear}) {
        for (const auto& row : sampleTimes(guess.table(), times, order)) {
            std::optional<Instant> least;
            for (const auto& at : row)
                least = at && (!least || *at < *least) ? at : least;
            for (std::size_t i = 0; i < row.size(); ++i)
                first[i] = first[i] && (!row[i] || row[i] == least);
        }
    }
    const auto found = std::ranges::find(first, true);
    if (found != first.end())
        guess.give("created", times[static_cast<std::size_t>(found - first.begin())]);
}

/// Columns that nobody but Jira writes.
bool hasMarks(const ColumnGuess& guess)
{
    constexpr auto marks =
        std::to_array<std::string_view>({"issue key", "issue id", "project lead", "work ratio", "status category changed", "work item key",
            "issue color", "inferred due date", "vorgangs id", "vorgangsschlüssel", "clave de incidencia", "clé de ticket", "chave da item",
            "chave da ocorrência", "課題キー", "课题键", "问题关键字", "이슈 키", "код запроса", "ключ задачи"});
    constexpr auto custom = std::to_array<std::string_view>(
        {"custom field (", "benutzerdefinierte felder (", "champs personnalisés (", "campo personalizado (", "カスタムフィールド ("});
    if (guess.named(marks))
        return true;
    for (std::size_t i = 0; i < guess.columns(); ++i) {
        if (std::ranges::any_of(custom, [&](std::string_view begin) { return guess.plainName(i).starts_with(begin); }))
            return true;
    }
    return false;
}

ColumnsGuess guessJira(const TableHead& table)
{
    using namespace columns;
    ColumnGuess guess(table);
    const KeyBy key = guess.named(toNames) || guess.named(activityNames) ? KeyBy::Nothing : giveKey(guess);
    if (key == KeyBy::Nothing)
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
    guess.giveTime("created", itemCreatedNames);
    guess.giveTime("finished", finishedNames);
    guess.give("parent", jiraParentNames);
    guess.give("team", jiraTeamNames);
    // A status and when it changed: a row is an event.
    if (!guess.has("created") && guess.named(instantNames))
        return {guess.takeRoles(), Confidence::No};
    if (!guess.has("created") && key == KeyBy::Values)
        giveCreatedByValues(guess);
    const bool items = guess.has("title") || guess.has("type");
    const bool states = guess.has("status") || guess.has("created");
    const bool repeats = guess.repeatedKeys() * 5 >= table.rows.size() && !table.rows.empty();
    // Other tools' tables have such keys, too; what they are made for comes first.
    const Confidence confidence = !items || !states                                   ? Confidence::No
        : !hasMarks(guess)                                                            ? Confidence::Maybe
        : repeats || csvStagesFormat().guess(table).confidence == Confidence::Certain ? Confidence::Likely
                                                                                      : Confidence::Certain;
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
