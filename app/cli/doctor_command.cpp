// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/base/json_writer.h"
#include "core/base/words.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <unordered_map>

namespace weir::app {

namespace {

/// The last import of each source, in the order in which the sources came.
std::vector<store::ImportInfo> sourcesOf(const store::Workspace& workspace)
{
    std::vector<store::ImportInfo> sources;
    std::unordered_map<std::int64_t, std::size_t> rowOf; // by source
    for (const auto& import : workspace.imports()) { // oldest first
        const auto [known, isNew] = rowOf.try_emplace(import.sourceId, sources.size());
        if (isNew)
            sources.push_back(import);
        else
            sources[known->second] = import;
    }
    return sources;
}

std::string json(bool ok, const std::vector<store::Problem>& problems, const std::vector<store::ImportInfo>& sources)
{
    JsonWriter out;
    out.beginObject().field("ok", ok).key("problems").beginArray();
    for (const auto& problem : problems)
        out.beginObject()
            .field("severity", problem.error ? "error" : "note")
            .field("what", problem.what)
            .field("count", problem.count)
            .field("of", problem.of > 0 ? std::optional(problem.of) : std::nullopt)
            .endObject();
    out.endArray().key("sources").beginArray();
    for (const auto& source : sources)
        out.beginObject()
            .field("source", source.source)
            .field("format", source.format)
            .field("accepted", source.accepted)
            .field("rejected", source.rejected)
            .endObject();
    return out.endArray().endObject().take();
}

void printText(bool ok, const std::vector<store::Problem>& problems, const std::vector<store::ImportInfo>& sources)
{
    const auto print = [&problems](bool error) {
        for (const auto& problem : problems)
            if (problem.error == error)
                std::cout << "  " << (error ? "error  " : "note   ") << plain(problem.what) << " (" << problem.count
                          << (problem.of > 0 ? " of " + std::to_string(problem.of) : std::string()) << ")\n";
    };
    std::cout << (ok ? "Integrity: sound; the file's structure, its checksums and what was derived agree.\n"
                     : "Integrity: damaged; go back to a copy, or import its sources into a new workspace.\n");
    print(true);
    std::cout << "Sources: " << (sources.empty() ? "none yet; 'weir import' takes them.\n" : std::to_string(sources.size()) + "\n");
    for (const auto& source : sources)
        std::cout << "  " << plain(source.source) << ": " << source.format << ", " << source.accepted << " accepted, " << source.rejected
                  << " rejected\n";
    const auto notes = std::ranges::count(problems, false, &store::Problem::error);
    if (!ok)
        std::cout << "Data: not looked at, because of the damage.\n";
    else
        std::cout << "Data: " << (notes == 0 ? "nothing odd.\n" : counted(notes, "note", "notes") + ".\n");
    print(false);
}

int diagnose(const WorkspaceOptions& options)
{
    TerminalProgress progress;
    const auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadOnly, progress);
    const auto problems = workspace.diagnose(progress);
    const auto sources = sourcesOf(workspace);
    const bool ok = std::ranges::none_of(problems, &store::Problem::error);
    clearProgress();
    if (options.json)
        std::cout << json(ok, problems, sources);
    else
        printText(ok, problems, sources);
    return ok ? Done : DoneWithRejects;
}

} // namespace

void addDoctorCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("doctor", "Look for damage of the file, and for odd data in it");
    const auto options = std::make_shared<WorkspaceOptions>();
    options->addTo(*command);
    explain(*command, "team.weir\nteam.weir --json", {"the workspace is damaged (odd data are notes and no damage)"});
    command->callback([options, &status] { status = diagnose(*options); });
}

} // namespace weir::app
