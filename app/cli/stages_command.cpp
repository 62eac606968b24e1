// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/stage_notes.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/whole_file.h"
#include "app/cli/workspace_options.h"
#include "core/base/nearest.h"
#include "core/store/stage_map_json.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

namespace weir::app {

namespace {

void printText(const StageMap& map)
{
    std::cout << (map.proposed ? "Proposed from names, categories and order; decide with --set.\n" : "Decided.\n");
    for (const Stage& stage : map.stages) {
        std::cout << plain(stage.name) << " (" << stageKindName(stage.kind) << ")\n";
        for (const std::string& status : stage.queue)
            std::cout << "  queue  " << statusWords(status) << '\n';
        for (const std::string& status : stage.work)
            std::cout << "  work   " << statusWords(status) << '\n';
    }
}

std::vector<std::string> statusesOf(const StageMap& map)
{
    std::vector<std::string> names;
    for (const Stage& stage : map.stages) {
        names.insert(names.end(), stage.queue.begin(), stage.queue.end());
        names.insert(names.end(), stage.work.begin(), stage.work.end());
    }
    return names;
}

/// A map may be made before its data, so a status that nobody knows is kept; that it may be a slip of the pen is said.
void warnOfStatuses(const StageMap& map, const Dataset& data)
{
    std::vector<std::string> known;
    for (const Status& status : data.statuses)
        known.push_back(status.name);
    if (known.empty())
        return;
    const std::vector<std::string> named = statusesOf(map);
    const auto without = [](const std::vector<std::string>& all, const std::vector<std::string>& those) {
        std::vector<std::string> rest;
        std::ranges::copy_if(
            all, std::back_inserter(rest), [&](const std::string& name) { return std::ranges::find(those, name) == those.end(); });
        return rest;
    };
    clearProgress();
    const std::vector<std::string> unmapped = without(known, named);
    for (const std::string& status : without(named, known))
        std::cerr << "weir: no item was ever in the status '" << plain(status) << "'; the map keeps it, but "
                  << plain(didYouMean(status, known, "look whether it is spelled as the tracker spells it.")) << '\n';
    for (const std::string& status : unmapped)
        std::cerr << "weir: the status '" << statusWords(status) << "' is in no stage of the map; it stays where the proposal puts it.\n";
}

StageMap mapIn(const std::string& file)
{
    std::vector<std::string> unread;
    StageMap map = store::parseStageMap(readWhole(file, "The stage map"), file, &unread);
    for (const std::string& sentence : unread)
        std::cerr << "weir: " << plain(sentence) << '\n';
    return map;
}

void showOrSet(const WorkspaceOptions& options, const std::string& file)
{
    TerminalProgress progress;
    const auto decision = file.empty() ? std::nullopt : std::optional(mapIn(file));
    auto workspace = store::Workspace::open(options.workspace, decision ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly, progress);
    const auto data = workspace.load(progress);
    if (decision) {
        if (decision->stages.empty() && !data->statuses.empty())
            throw Error(ErrorCode::Malformed,
                "In " + file
                    + " \"stages\" is an empty list, with which nothing could be measured; begin with what 'weir stages WORKSPACE "
                      "--json' prints.");
        progress.checkpoint(); // the last one: what is written is not cancelled any more
        workspace.setStageMap(*decision, "Set the stage map from a file");
        warnOfStatuses(*decision, *data);
    }
    const StageMap map = workspace.stageMap(*data);
    clearProgress();
    if (options.json) {
        std::cout << store::stageMapJson(map);
    } else {
        printText(map);
        std::cout << stageNotes(*data, map, options.workspace);
    }
}

} // namespace

void addStagesCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("stages", "Show or replace the stage map");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto file = std::make_shared<std::string>();
    options->addTo(*command);
    command->add_option("--set", *file, "JSON file with the map to decide on; undone in the window")->type_name("FILE")->check(notEmpty());
    explain(*command, "team.weir\nteam.weir --json > stages.json\nteam.weir --set stages.json", {},
        "A stage has a name, a kind (work, wait, outside, done or discarded) and the statuses of its queue and of its work. What the "
        "map does not name stays where the proposal puts it.");
    command->callback([options, file, &status] {
        showOrSet(*options, *file);
        status = Done;
    });
}

} // namespace weir::app
