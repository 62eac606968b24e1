// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "core/base/words.h"
#include "core/store/saved_views_json.h"
#include "core/store/workspace.h"

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct ViewsOptions {
    std::string workspace;
    bool json = false;
};

std::string windowOf(const SavedView& view)
{
    if (view.window.weeks > 0)
        return "the last " + counted(view.window.weeks, "week", "weeks");
    if (!view.window.from && !view.window.to)
        return "all time";
    return (view.window.from ? "from " + isoDay(*view.window.from) : std::string("up to"))
        + (view.window.to ? (view.window.from ? " to " : " ") + isoDay(*view.window.to) : std::string());
}

std::string inWords(const SavedView& view)
{
    std::string text = windowOf(view);
    for (const auto& [field, values] : view.where) {
        std::string list;
        for (const std::string& value : values)
            list += (list.empty() ? "" : " or ") + value;
        text += ", " + field + " " + list;
    }
    if (!view.search.empty())
        text += ", items with '" + view.search + "'";
    if (!view.place.empty())
        text += ", in " + view.place + (view.page.empty() ? std::string() : " / " + view.page);
    return text;
}

void list(const ViewsOptions& options)
{
    const TerminalProgress progress;
    const auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadOnly, progress);
    const store::KeptViews kept = store::keptViews(workspace);
    clearProgress();
    if (!kept.others.empty())
        std::cerr << "weir: " << counted(static_cast<std::int64_t>(kept.others.size()), "saved view", "saved views")
                  << " of this workspace cannot be read by this version of Weir and will be left alone.\n";
    if (options.json) {
        std::cout << store::savedViewsJson(kept.views);
        return;
    }
    for (const SavedView& view : kept.views)
        std::cout << plain(view.name) << ": " << plain(inWords(view)) << '\n';
    if (kept.views.empty() && kept.others.empty())
        std::cout << "No views are saved in this workspace; the window saves them (Ctrl+D).\n";
}

} // namespace

void addViewsCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("views", "List the views that are saved in a workspace; --view NAME of other subcommands takes one");
    const auto options = std::make_shared<ViewsOptions>();
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("")->check(notEmpty());
    command->add_flag("--json", options->json, "Print one JSON object");
    explain(*command, "team.weir\nteam.weir --json");
    command->callback([options, &status] {
        list(*options);
        status = Done;
    });
}

} // namespace weir::app
