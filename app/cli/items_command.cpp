// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/item_list.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/items_json.h"

#include <iostream>
#include <memory>
#include <optional>

namespace weir::app {

namespace {

/// "12 items:", or where --limit left some out "5 of 12 items:".
std::string heading(std::size_t shown, std::size_t all, const char* one, const char* several)
{
    const std::string of = shown < all ? groupedNumber(static_cast<std::int64_t>(shown)) + " of " : std::string();
    return of + counted(static_cast<std::int64_t>(all), one, several) + (shown > 0 ? ":\n" : "\n");
}

void printChanges(const ChangeColumns& changes, const std::vector<std::size_t>& rows)
{
    for (const std::size_t row : rows)
        std::cout << plain(changes.key[row]) << "  " << plain(changes.title[row]) << '\n';
}

/// Until when an item that is there is known to have been there: not behind the end of the tracker's export.
Instant nowOf(const LoadedWorkspace& loaded)
{
    const analysis::ResolvedWindow window = analysis::resolveWindow(*loaded.facts, loaded.selection);
    return window.endsNow() ? window.stateAt() : window.now;
}

/// Issues and changes apart, each with its count: they are not the same thing.
void printText(const LoadedWorkspace& loaded, const analysis::LeftOut& leftOut, const report::ItemRows& rows)
{
    const report::ItemRows all = report::itemRows(*loaded.facts, loaded.selection, std::nullopt);
    std::cout << windowLine(loaded) << heading(rows.items.size(), all.items.size(), "item", "items");
    printItemTable(std::cout, *loaded.facts, leftOut, rows.items, nowOf(loaded));
    if (all.changes.empty())
        return;
    std::cout << '\n'
              << heading(rows.changes.size(), all.changes.size(), "change (pull or merge request)", "changes (pull or merge requests)");
    printChanges(loaded.data->changes, rows.changes);
}

void list(const WorkspaceOptions& options, const std::string& key, std::optional<std::int64_t> limit)
{
    TerminalProgress progress;
    const auto loaded = load(options, progress);
    const auto rows = key.empty() ? report::itemRows(*loaded.facts, loaded.selection, limit) : report::itemRowsOfKey(*loaded.facts, key);
    if (!key.empty() && rows.items.empty() && rows.changes.empty())
        throw Error(ErrorCode::Unknown, "'" + options.workspace + "' has no item '" + key + "'; 'weir items' lists them.");
    const analysis::LeftOut leftOut(*loaded.facts, loaded.selection);
    clearProgress();
    if (options.json) {
        report::writeItemsJson(std::cout, *loaded.facts, leftOut, rows);
        return;
    }
    if (key.empty()) {
        printText(loaded, leftOut, rows);
        return;
    }
    for (const std::size_t row : rows.items) { // an item that is asked for by name is shown whatever the window
        printItemTable(std::cout, *loaded.facts, leftOut, {row}, nowOf(loaded));
        printItemWay(std::cout, *loaded.facts, row, nowOf(loaded));
    }
    printChanges(loaded.data->changes, rows.changes);
}

} // namespace

void addItemsCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("items", "The items and their way through the stream");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto key = std::make_shared<std::string>();
    const auto limit = std::make_shared<std::optional<std::int64_t>>();
    options->addTo(*command);
    options->addSelectionTo(*command);
    command->add_option("--id", *key, "Only the item with this key")->type_name("KEY")->check(notEmpty());
    command->add_option("--limit", *limit, "At most so many")->type_name("N")->check(wholeNumber(0, INT64_MAX));
    explain(*command, "team.weir --where type=Bug --limit 20\nteam.weir --id ABC-1 --json");
    command->callback([options, key, limit, &status] {
        list(*options, *key, *limit);
        status = Done;
    });
}

} // namespace weir::app
