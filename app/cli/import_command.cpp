// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/import_json.h"
#include "app/cli/terminal_progress.h"
#include "core/import/importer.h"
#include "core/readers/mapping.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace weir::app {

namespace {

struct ImportOptions {
    std::string workspace;
    std::vector<std::string> sources;
    std::string format, mapping, zone, project, rejects;
    bool dryRun = false;
    bool json = false;
};

/// What the sources gave, and whether each could be taken.
struct Outcome {
    std::vector<import::ImportResult> results;
    std::size_t failures = 0;
};

import::ImportRequest requestFor(const ImportOptions& options, const std::string& source, const std::optional<readers::Mapping>& mapping,
    const std::string& workspaceZone){import::ImportRequest request;
request.source = source;
request.format = options.format;
request.options.project = options.project;
request.options.mapping = mapping;
request.options.zone = !options.zone.empty() ? options.zone : mapping && mapping->zone ? *mapping->zone : workspaceZone;
request.options.importedAt = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
return request;
} // namespace

/// A source that cannot be taken is a sentence; the others go on.
template <typename Take>
Outcome takeEach(const std::vector<std::string>& sources, Take take)
{
    Outcome outcome;
    for (const std::string& source : sources) {
        try {
            outcome.results.push_back(take(source));
        } catch (const Error& error) {
            ++outcome.failures;
            std::cerr << "weir: " << error.what() << '\n';
        }
    }
    return outcome;
}

void printText(const std::vector<import::ImportResult>& results)
{
    for (const auto& result : results) {
        std::cout << result.source << ": " << result.format << ", " << result.accepted << " taken";
        if (result.rejected != 0)
            std::cout << ", " << result.rejected << " refused";
        if (result.unchanged != 0)
            std::cout << ", " << result.unchanged << " of them known already";
        std::cout << '\n';
        if (!result.note.empty())
            std::cout << "  read as " << result.note << '\n';
        for (const std::string& warning : result.warnings)
            std::cerr << "weir: " << result.source << ": " << warning << '\n';
        std::size_t shown = 0;
        for (const Reject& reject : result.rejects) {
            if (++shown > 5) {
                std::cout << "  … and " << result.rejects.size() - 5 << " more; --rejects FILE.csv writes them all\n";
                break;
            }
            std::cout << "  " << (reject.line ? "line " + std::to_string(*reject.line) : std::string("somewhere")) << ", " << reject.field
                      << ": " << reject.reason << '\n';
        }
    }
}

void writeRejects(const std::string& path, const std::vector<import::ImportResult>& results)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << rejectsCsv(results);
    file.close();
    if (!file)
        throw Error(ErrorCode::Unwritable, "The rejects could not be written to '" + path + "'; check the folder and the space on it.");
}

bool anyRejects(const std::vector<import::ImportResult>& results)
{
    for (const auto& result : results)
        if (!result.rejects.empty() || result.rejected != 0)
            return true;
    return false;
}

int runImport(const ImportOptions& options)
{
    TerminalProgress progress;
    std::optional<readers::Mapping> mapping;
    if (!options.mapping.empty()) {
        std::ifstream file(options.mapping, std::ios::binary);
        if (!file)
            throw Error(ErrorCode::NotFound, "The mapping '" + options.mapping + "' cannot be read; check its name and its permissions.");
        mapping = readers::parseMapping(std::string {std::istreambuf_iterator<char>(file), {}}, options.mapping);
    }
    const bool existed = std::filesystem::exists(options.workspace);
    Outcome outcome;
    std::optional<store::Totals> totals;
    if (options.dryRun) {
        outcome = takeEach(options.sources,
            [&](const std::string& source) { return import::dryRun(requestFor(options, source, mapping, "UTC"), progress); });
    } else {
        auto workspace = existed ? store::Workspace::open(options.workspace)
                                 : store::Workspace::create(options.workspace, options.zone.empty() ? "UTC" : options.zone);
        try {
            outcome = takeEach(import::expandSources(options.sources), [&](const std::string& source) {
                return import::importSource(workspace, requestFor(options, source, mapping, workspace.zoneName()), progress);
            });
            totals = workspace.totals();
        } catch (...) {
            if (!existed)
                workspace.discard();
            throw;
        }
        if (!existed && outcome.results.empty())
            workspace.discard(); // an import that took nothing leaves nothing
    }
    if (!options.rejects.empty())
        writeRejects(options.rejects, outcome.results);
    if (options.json && !outcome.results.empty())
        std::cout << importJson(options.workspace, outcome.results, totals);
    else if (!options.json)
        printText(outcome.results);
    if (outcome.failures != 0)
        return Failed;
    return anyRejects(outcome.results) ? DoneWithRejects : Done;
}

} // namespace weir::app

void addImportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("import", "Take files, folders and repositories into a workspace");
    const auto options = std::make_shared<ImportOptions>();
    command->add_option("WORKSPACE", options->workspace, "The workspace file; made if it is not there")->required();
    command->add_option("SOURCE", options->sources, "Files, repositories, folders, or - for standard input with --format")->required();
    command->add_option("--format", options->format, "A format's id (see 'weir formats'); else found out from the content");
    command->add_option("--mapping", options->mapping, "JSON file that says what the columns of a table mean");
    command->add_option("--zone", options->zone, "Time zone of times that have none");
    command->add_option("--project", options->project, "Project of records that have none");
    command->add_option("--rejects", options->rejects, "CSV file for what could not be taken");
    command->add_flag("--dry-run", options->dryRun, "Read and count, write nothing");
    command->add_flag("--json", options->json, "Print one JSON object");
    command->callback([options, &status] { status = runImport(*options); });
}

} // namespace weir::app
