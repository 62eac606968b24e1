// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/store/stage_map_json.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace weir::app {

namespace {

std::string readWhole(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(ErrorCode::NotFound, "'" + path + "' cannot be read; check its name and its permissions.");
    return {std::istreambuf_iterator<char>(file), {}};
}

void printText(const StageMap& map)
{
    std::cout << (map.proposed ? "Proposed from names, categories and order; decide with --set.\n" : "Decided.\n");
    for (const Stage& stage : map.stages) {
        std::cout << plain(stage.name) << " (" << stageKindName(stage.kind) << ")\n";
        for (const std::string& status : stage.queue)
            std::cout << "  queue  " << plain(status) << '\n';
        for (const std::string& status : stage.work)
            std::cout << "  work   " << plain(status) << '\n';
    }
}

void showOrSet(const WorkspaceOptions& options, const std::string& file)
{
    TerminalProgress progress;
    if (!file.empty()) {
        const StageMap map = store::parseStageMap(readWhole(file), file);
        auto workspace = store::Workspace::open(options.workspace);
        workspace.setStageMap(map, "Set the stage map from a file");
    }
    const auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadOnly);
    const auto data = workspace.load(progress);
    const StageMap map = workspace.stageMap(*data);
    if (options.json)
        std::cout << store::stageMapJson(map);
    else
        printText(map);
}

} // namespace

void addStagesCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("stages", "Show or replace the stage map");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto file = std::make_shared<std::string>();
    options->addTo(*command);
    command->add_option("--set", *file, "JSON file with the map to decide on");
    command->callback([options, file, &status] {
        showOrSet(*options, *file);
        status = Done;
    });
}

} // namespace weir::app
