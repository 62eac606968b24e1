// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/import_json.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "core/base/json_writer.h"
#include "core/base/words.h"
#include "core/import/refresh.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

namespace weir::app {

namespace {

using import::RefreshedSource;
using import::SourceStanding;

struct RefreshOptions {
    std::string workspace;
    bool json = false;
};

bool failed(const RefreshedSource& source)
{
    return !source.failure.empty() || source.look.standing == SourceStanding::Unreadable;
}

/// What became of a source, as the JSON names it.
std::string stateOf(const RefreshedSource& source)
{
    if (failed(source))
        return "failed";
    switch (source.look.standing) {
    case SourceStanding::Missing:
        return "missing";
    case SourceStanding::Piped:
        return "piped";
    default:
        return source.result ? "taken" : "as_before";
    }
}

std::string reasonOf(const RefreshedSource& source)
{
    if (failed(source))
        return source.failure.empty() ? source.look.why : source.failure;
    if (source.look.standing == SourceStanding::Missing)
        return source.look.path + " is not where it was; what was read of it stays. Put it back, or import it from where it is now.";
    if (source.look.standing == SourceStanding::Piped)
        return "it came from standard input, which cannot be read again";
    return {};
}

void printJson(const RefreshOptions& options, const import::Refreshed& refreshed, const std::vector<std::string>& newFiles,
    const store::Workspace& workspace)
{
    JsonWriter out;
    out.beginObject().field("workspace", options.workspace).key("sources").beginArray();
    for (const RefreshedSource& source : refreshed.sources) {
        out.beginObject().field("source", source.look.source).field("format", source.look.format).field("state", stateOf(source));
        const std::string reason = reasonOf(source);
        reason.empty() ? out.key("reason").null() : out.field("reason", reason);
        out.endObject();
    }
    out.endArray().key("imports").beginArray();
    for (const RefreshedSource& source : refreshed.sources)
        if (source.result)
            writeImport(out, *source.result);
    out.endArray().key("new_files").beginArray();
    for (const std::string& file : newFiles)
        out.value(file);
    out.endArray();
    writeTotals(out, workspace.totals());
    std::cout << out.endObject().take();
}

std::string brought(const import::Refreshed& refreshed)
{
    std::int64_t items = 0;
    std::int64_t moves = 0;
    std::int64_t changes = 0;
    std::int64_t commits = 0;
    for (const RefreshedSource& source : refreshed.sources) {
        if (!source.result)
            continue;
        items += source.result->added.items;
        moves += source.result->added.transitions;
        changes += source.result->added.changes;
        commits += source.result->added.commits;
    }
    std::string text;
    const auto add = [&text](std::int64_t n, const char* one, const char* many) {
        if (n != 0)
            text += (text.empty() ? "" : ", ") + counted(n, one, many);
    };
    add(items, "item", "items");
    add(moves, "change of status", "changes of status");
    add(changes, "change", "changes");
    add(commits, "commit", "commits");
    return text.empty() ? "nothing that was not known" : text;
}

void printText(const import::Refreshed& refreshed, const std::vector<std::string>& newFiles)
{
    for (const RefreshedSource& source : refreshed.sources) {
        if (source.result)
            std::cout << plain(source.look.source) << ": " << source.look.format << ", " << source.result->accepted << " accepted"
                      << (source.result->rejected != 0 ? ", " + std::to_string(source.result->rejected) + " rejected" : std::string())
                      << '\n';
        else if (const std::string reason = reasonOf(source); !reason.empty())
            std::cerr << "weir: " << plain(source.look.source) << ": " << plain(reason) << '\n';
    }
    const auto taken =
        static_cast<std::int64_t>(std::ranges::count_if(refreshed.sources, [](const auto& s) { return s.result.has_value(); }));
    const auto all = static_cast<std::int64_t>(refreshed.sources.size());
    const auto asBefore = static_cast<std::int64_t>(refreshed.count(SourceStanding::AsBefore));
    if (taken == 0 && asBefore == all)
        std::cout << "Nothing new in " << counted(all, "source", "sources") << ".\n";
    else if (taken == 0 && asBefore == 0)
        std::cout << "Nothing was read again.\n";
    else if (taken == 0)
        std::cout << "Nothing new in " << asBefore << " of " << counted(all, "source", "sources") << ".\n";
    else
        std::cout << taken << " of " << counted(all, "source", "sources") << " had something new: " << brought(refreshed) << ".\n";
    for (const std::string& file : newFiles)
        std::cout << "New beside its sources: " << plain(file) << "; 'weir import' takes it.\n";
}

/// What was taken is told, whatever becomes of this.
std::vector<std::string> newFilesOf(const store::Workspace& workspace, const Progress& progress)
{
    try {
        import::LookMemory memory;
        return import::newFiles(workspace, memory, progress);
    } catch (const Cancelled&) {
        clearProgress();
        std::cerr << "weir: cancelled before new files were looked for.\n";
    } catch (const Error& error) {
        clearProgress();
        std::cerr << "weir: new files could not be looked for: " << plain(error.what()) << '\n';
    }
    return {};
}

int refresh(const RefreshOptions& options)
{
    TerminalProgress progress;
    auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadWrite, progress);
    if (workspace.readOnly())
        throw Error(ErrorCode::Unwritable,
            "The workspace " + options.workspace + " can only be read, so nothing can be taken into it; check its permissions.");
    const auto now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    const import::Refreshed refreshed = import::refreshSources(workspace, now, progress);
    const std::vector<std::string> newFiles = refreshed.cancelled ? std::vector<std::string>() : newFilesOf(workspace, progress);
    clearProgress();
    if (options.json)
        printJson(options, refreshed, newFiles, workspace);
    else
        printText(refreshed, newFiles);
    if (refreshed.cancelled)
        std::cerr << "weir: cancelled; what was taken until then stays.\n";
    const auto isGone = [](const RefreshedSource& source) { return failed(source) || source.look.standing == SourceStanding::Missing; };
    if (refreshed.cancelled || std::ranges::any_of(refreshed.sources, isGone))
        return Failed;
    const auto rejects = [](const RefreshedSource& source) { return source.result && source.result->rejectsTotal != 0; };
    return std::ranges::any_of(refreshed.sources, rejects) ? DoneWithRejects : Done;
}

constexpr std::string_view about =
    "A source is looked at by the size and time of its file first, then by its content; a repository by HEAD and tags. What has changed is "
    "read again as it was read before, and only what is new is added. A source that is not where it was or cannot be taken leaves the "
    "others standing and makes exit status 1. Files that came into a folder of exports since it was imported are named, not taken.";

} // namespace

void addRefreshCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("refresh", "Take every source again that has changed since it was taken");
    const auto options = std::make_shared<RefreshOptions>();
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("")->check(notEmpty());
    command->add_flag("--json", options->json, "Print one JSON object");
    explain(*command, "team.weir\nteam.weir --json", {"done, but some records were rejected"}, about);
    command->callback([options, &status] { status = refresh(*options); });
}

} // namespace weir::app
