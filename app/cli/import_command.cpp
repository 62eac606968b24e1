// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/import_json.h"
#include "app/cli/option_checks.h"
#include "app/cli/stage_notes.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/whole_file.h"
#include "app/cli/workspace_options.h"
#include "core/import/attempt.h"
#include "core/import/importer.h"
#include "core/import/refresh.h"
#include "core/readers/mapping.h"
#include "core/readers/reader.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace weir::app {

namespace {

constexpr std::string_view examples = "team.weir clone/ issues.json\n"
                                      "team.weir exports/ --rejects rejects.csv\n"
                                      "team.weir log.csv --mapping mapping.json --dry-run\n"
                                      "team.weir - --format csv-events < log.csv";

constexpr std::string_view aboutMappings =
    "A folder that is no repository and an archive (.zip, .tar, .tar.gz) stand for the files in them; what cannot be read is left aside "
    "and named.\n"
    "\n"
    "A mapping says what the columns of a table mean:\n"
    "  {\"format\": \"csv-events\", \"zone\": \"Europe/Berlin\",\n"
    "   \"dates\": \"dmy\", \"delimiter\": \";\",\n"
    "   \"columns\": {\"ID\": \"key\", \"State\": \"to\", \"When\": \"instant\"}}\n"
    "format (an id of 'weir formats'), zone (of times that have none), dates (dmy, mdy or ymd), delimiter (one character, or "
    "tab), columns and stages (the order of the stages; the last one's date is the finish) may each be left out.\n"
    "A column's role: key, title, type, project, team, author, assignee, label, priority, size, parent, url, created, started, "
    "finished, cancelled, status, category, resolution, activity, instant, start_instant, from, to, lifecycle, stage:NAME or ignore. "
    "Columns that are not named become "
    "attributes; one that is named has to be there.\n"
    "The workspace keeps the mapping for tables with the same header.";

struct ImportOptions {
    std::string workspace;
    std::vector<std::string> sources;
    std::string format, mapping, zone, project, rejects;
    bool dryRun = false;
    bool json = false;
};

/// What the sources gave, what lay beside them in folders, and whether each could be taken.
struct Outcome {
    std::vector<import::ImportResult> results;
    std::vector<import::LeftAside> leftAside;
    bool failed = false;
    bool cancelled = false;
};

// Spelled in full, because the formatter takes a line that begins with "import" for a module's.
weir::import::ImportRequest requestFor(const ImportOptions& options, const std::string& source,
    const std::optional<readers::Mapping>& mapping, const std::string& workspaceZone)
{
    weir::import::ImportRequest request;
    request.source = source;
    request.format = options.format;
    request.options.project = options.project;
    request.options.mapping = mapping;
    request.options.zone = !options.zone.empty() ? options.zone : mapping && mapping->zone ? *mapping->zone : workspaceZone;
    request.options.importedAt = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    return request;
}

void say(const std::string& sentence)
{
    clearProgress();
    std::cerr << "weir: " << plain(sentence) << '\n';
}

/// On standard error, because with --json nothing else may stand on standard output.
void sayLeftAside(const std::vector<import::LeftAside>& leftAside)
{
    constexpr std::size_t mostShown = 10;
    for (std::size_t i = 0; i < std::min(mostShown, leftAside.size()); ++i)
        say("left aside: " + leftAside[i].path + " (" + leftAside[i].reason + ")");
    if (leftAside.size() > mostShown)
        say("left aside: " + std::to_string(leftAside.size() - mostShown) + " more; --json lists them all.");
}

std::string takenSoFar(const std::vector<import::ImportResult>& results)
{
    std::string names;
    for (const auto& result : results)
        names += (names.empty() ? "" : ", ") + result.source;
    return names;
}

/// A source that cannot be taken is a sentence; the others go on. Cancelling ends it, but what was taken before stays.
template <typename Take>
Outcome takeEach(const std::vector<std::string>& sources, Take take)
{
    Outcome outcome;
    for (const std::string& source : sources) {
        try {
            if (const auto failure = import::attempt(source, [&] { outcome.results.push_back(take(source)); })) {
                outcome.failed = true;
                say(failure->what());
            }
        } catch (const Cancelled&) {
            if (outcome.results.empty())
                throw;
            outcome.failed = outcome.cancelled = true;
            say("cancelled at " + source + "; taken and kept: " + takenSoFar(outcome.results) + ".");
            break;
        }
    }
    return outcome;
}

void printRejects(const import::ImportResult& result)
{
    constexpr std::size_t mostShown = 5;
    for (std::size_t i = 0; i < std::min(mostShown, result.rejects.size()); ++i) {
        const Reject& reject = result.rejects[i];
        std::cout << "  " << (reject.line ? "line " + std::to_string(*reject.line) : std::string("somewhere"))
                  << (reject.field.empty() ? "" : ", ") << plain(reject.field) << ": " << plain(reject.reason) << '\n';
    }
    if (const auto more = result.rejectsTotal - static_cast<std::int64_t>(mostShown); more > 0)
        std::cout << "  … and " << more << " more; --rejects FILE.csv writes them all\n";
}

void printText(const std::vector<import::ImportResult>& results)
{
    for (const auto& result : results) {
        std::cout << plain(result.source) << ": " << result.format << ", " << result.accepted << " accepted";
        if (result.rejected != 0)
            std::cout << ", " << result.rejected << " rejected";
        if (result.unchanged != 0)
            std::cout << ", " << result.unchanged << " of them known already";
        std::cout << '\n';
        if (!result.note.empty())
            std::cout << "  read as " << plain(result.note) << '\n';
        for (const std::string& warning : result.warnings)
            say(result.source + ": " + warning);
        printRejects(result);
    }
}

void writeRejects(const std::string& path, const store::Workspace& workspace, const std::vector<import::ImportResult>& results)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << rejectsCsv(workspace, results);
    file.close();
    if (!file)
        throw Error(ErrorCode::Unwritable,
            "The rejects could not be written to '" + path + "'; what was taken stays. Check the folder and the space on it.");
}

std::optional<readers::Mapping> readMapping(const std::string& path)
{
    if (path.empty())
        return std::nullopt;
    return readers::parseMapping(readWhole(path, "The mapping"), path);
}

/// The workspace; for a dry run a copy in memory, so that it says what the real run would say, also of several sources.
store::Workspace workspaceFor(const ImportOptions& options, Progress& progress)
{
    const std::string zone = options.zone.empty() ? "UTC" : options.zone;
    if (!options.dryRun)
        return store::Workspace::openOrCreate(options.workspace, zone, progress);
    return std::filesystem::exists(options.workspace) ? store::Workspace::scratchCopy(options.workspace, progress)
                                                      : store::Workspace::scratch(zone);
}

/// What was taken stays, whatever becomes of this.
void rememberFolders(store::Workspace& workspace, const ImportOptions& options, const Progress& progress)
{
    try {
        import::rememberFolders(workspace, options.sources, progress);
    } catch (const Cancelled&) {
        say("cancelled before the folders were noted; 'weir refresh' does not look for new files in them.");
    } catch (const Error& error) {
        say(std::string(error.what()) + " What was taken stays, but 'weir refresh' does not look for new files in its folders.");
    }
}

Outcome takeAll(store::Workspace& workspace, const ImportOptions& options, Progress& progress)
{
    const auto mapping = readMapping(options.mapping);
    import::ExpandedSources expanded =
        import::expandSources(options.sources, progress, mapping ? import::Wanted::Tables : import::Wanted::Recognised);
    Outcome outcome = takeEach(expanded.sources, [&](const std::string& source) {
        return import::importSource(workspace, requestFor(options, source, mapping, workspace.zoneName()), progress);
    });
    if (!outcome.results.empty() && !outcome.cancelled)
        rememberFolders(workspace, options, progress);
    outcome.leftAside = std::move(expanded.leftAside);
    sayLeftAside(outcome.leftAside);
    return outcome;
}

/// Tried out where nothing is yet, which leaves nothing. What is there is not opened: it may be a pipe.
bool mayWrite(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        return access(file.c_str(), W_OK) == 0 || errno == ENOENT; // a link to nothing is left to the writing
    const bool made = std::ofstream(file, std::ios::binary).is_open();
    std::filesystem::remove(file, ignored);
    return made;
}

/// What would only be found out when everything is in the workspace already.
void checkBeforehand(const ImportOptions& options)
{
    const bool piped = std::ranges::find(options.sources, "-") != options.sources.end();
    if (piped && options.format.empty() && options.mapping.empty())
        throw Error(ErrorCode::Usage, "Standard input needs --format, because it cannot be looked at beforehand.");
    if (!options.format.empty() && readers::findReader(options.format) == nullptr)
        throw Error(ErrorCode::Usage, import::noFormat(options.format));
    if (!options.zone.empty())
        (void)zoneOption(options.zone);
    std::error_code ignored;
    const std::filesystem::path rejects(options.rejects);
    const std::filesystem::path folder = rejects.parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
        throw Error(ErrorCode::NotFound,
            "The rejects cannot be written to '" + options.rejects + "': there is no folder '" + folder.string() + "'; make it first.");
    if (std::filesystem::is_directory(rejects, ignored))
        throw Error(
            ErrorCode::Unwritable, "The rejects cannot be written to '" + options.rejects + "', which is a folder; name a file in it.");
    if (!rejects.empty() && !mayWrite(rejects))
        throw Error(ErrorCode::Unwritable,
            "The rejects cannot be written to '" + options.rejects + "'; check the permissions of the file and its folder.");
}

/// What came, and what must be known before its stages are believed.
void printText(
    const std::vector<import::ImportResult>& results, const store::Workspace& workspace, const ImportOptions& options, Progress& progress)
{
    printText(results);
    if (std::ranges::none_of(results, [](const auto& result) { return result.added.transitions > 0; }))
        return;
    std::string notes;
    std::string missing;
    try {
        const auto data = workspace.load(progress);
        const StageMap map = workspace.stageMap(*data);
        notes = discardedNote(*data, map) + stageNotes(*data, map, options.workspace);
    } catch (const Cancelled&) { // too late: everything was taken
        missing = "cancelled before the stages were looked at";
    } catch (const std::bad_alloc&) {
        missing = "there is not enough memory to look at the stages";
    }
    clearProgress();
    std::cout << notes;
    if (!missing.empty())
        say(missing + (options.dryRun ? "; the figures above hold." : "; what was taken stays."));
}

int runImport(const ImportOptions& options)
{
    checkBeforehand(options);
    TerminalProgress progress;
    auto workspace = workspaceFor(options, progress);
    Outcome outcome;
    try {
        outcome = takeAll(workspace, options, progress);
    } catch (...) {
        workspace.discard(); // an import that took nothing leaves nothing
        throw;
    }
    if (outcome.results.empty()) {
        workspace.discard();
        return Failed;
    }
    if (!options.rejects.empty())
        writeRejects(options.rejects, workspace, outcome.results);
    if (options.dryRun)
        say("this was a dry run: nothing was written"
            + (options.rejects.empty() ? "" : " but the rejected records to '" + options.rejects + "'")
            + ", and the figures are what the import would bring.");
    clearProgress();
    if (options.json)
        std::cout << importJson(options.workspace, outcome.results, outcome.leftAside, workspace.totals());
    else
        printText(outcome.results, workspace, options, progress);
    if (outcome.failed)
        return Failed;
    const auto refused = [](const import::ImportResult& result) { return result.rejectsTotal != 0; };
    return std::ranges::any_of(outcome.results, refused) ? DoneWithRejects : Done;
}

} // namespace

void addImportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("import", "Take files, folders and repositories into a workspace");
    const auto options = std::make_shared<ImportOptions>();
    command->add_option("WORKSPACE", options->workspace, "The workspace file; made if it is not there")
        ->required()
        ->type_name("")
        ->check(notEmpty());
    command->add_option("SOURCE", options->sources, "Files, repositories, folders, archives, or - for standard input with --format")
        ->required()
        ->type_name("")
        ->check(notEmpty());
    command->add_option("--format", options->format, "A format's id (see 'weir formats'); else found out from the content")
        ->type_name("ID");
    command->add_option("--mapping", options->mapping, "JSON file that says what the columns of a table mean; see below")
        ->type_name("FILE")
        ->check(notEmpty());
    command->add_option("--zone", options->zone, "Time zone of times that have none, such as Europe/Berlin")->type_name("NAME");
    command->add_option("--project", options->project, "Project of records that have none")->type_name("NAME");
    command->add_option("--rejects", options->rejects, "CSV file for what could not be taken")->type_name("FILE")->check(notEmpty());
    command->add_flag("--dry-run", options->dryRun, "Read and count, write nothing");
    command->add_flag("--json", options->json, "Print one JSON object");
    explain(*command, examples, {"done, but some records were rejected"}, aboutMappings);
    command->callback([options, &status] { status = runImport(*options); });
}

} // namespace weir::app
