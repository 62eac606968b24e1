// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/stage_notes.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/analysis/sentences.h"
#include "core/analysis/stream.h"
#include "core/base/utf8.h"
#include "core/base/words.h"
#include "core/report/stream_json.h"
#include "core/report/window_days.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

namespace weir::app {

namespace {

std::string days(const std::optional<double>& seconds)
{
    if (!seconds)
        return "?";
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << *seconds / 86400 << " d";
    return text.str();
}

void printNoItems(const analysis::StreamResult& stream, const std::string& workspace)
{
    std::cout << plain(analysis::englishAnswer(stream)) << "\n  weir import " << plain(workspace) << " EXPORT...\n";
    if (stream.commits + stream.changes > 0)
        std::cout << "Commits and changes have metrics of their own:\n  weir metrics " << plain(workspace) << '\n';
}

void printText(const analysis::StreamResult& stream, const std::string& workspace, const Zone& zone)
{
    if (!stream.anyItems) {
        printNoItems(stream, workspace);
        return;
    }
    std::cout << stream.total << (stream.total == 1 ? " item, " : " items, ") << stream.finished << " finished, " << stream.inProgress
              << " in progress";
    if (isKnown(stream.window.last) && stream.total > 0)
        std::cout << ' ' << asOfWords(report::lastDayCounted(stream.window, zone));
    if (stream.maybeInProgress > 0)
        std::cout << ", " << stream.maybeInProgress << " not known";
    if (stream.discarded > 0)
        std::cout << ", " << stream.discarded << " discarded";
    if (stream.notOfStream > 0)
        std::cout << "; " << stream.notOfStream << (stream.notOfStream == 1 ? " more is" : " more are")
                  << " not of this stream (\"where\" in 'weir stages --json')";
    std::cout << "\n\n";
    std::size_t width = 8;
    for (const auto& stage : stream.stages)
        width = std::max(width, utf8Characters(plain(stage.name)) + 2);
    const auto column = [](const std::string& text) { return std::string(text.size() < 10 ? 10 - text.size() : 1, ' ') + text; };
    std::cout << "stage" << std::string(width - 5, ' ') << column("kind") << column("visits") << column("wip") << column("median")
              << column("85 %") << column("wait") << column("work") << '\n';
    for (const auto& stage : stream.stages)
        std::cout << plain(stage.name) << std::string(width - utf8Characters(plain(stage.name)), ' ') << column(stage.kind)
                  << column(std::to_string(stage.visits)) << column(std::to_string(stage.wip)) << column(days(stage.time.p50))
                  << column(days(stage.time.p85)) << column(days(stream.tellsWaiting ? stage.wait.mean : std::nullopt))
                  << column(days(stage.work.mean)) << '\n';
    std::cout << "\nlead time: median " << days(stream.totals.leadTime.p50) << ", 85 % within " << days(stream.totals.leadTime.p85)
              << " (n = " << stream.totals.leadTime.n << ")\n";
    if (const auto* first = stream.ranking.standout())
        std::cout << "bottleneck by " << stream.ranking.method << ": " << plain(analysis::english(first->reason)) << '\n';
    else if (stream.ranking.undecided)
        std::cout << "bottleneck: " << plain(analysis::english(stream.ranking.undecided)) << '\n';
}

void measure(const WorkspaceOptions& options, const std::string& level)
{
    TerminalProgress progress;
    const auto loaded = load(options, progress);
    const auto result = analysis::measureStream(
        *loaded.facts, loaded.selection, level == "status" ? analysis::Level::Status : analysis::Level::Stage, progress);
    clearProgress();
    if (options.json) {
        std::cout << report::streamJson(result, *loaded.facts);
    } else {
        printText(result, options.workspace, loaded.facts->calendar.zone());
        std::cout << stageNotes(*loaded.data, loaded.facts->map, options.workspace);
    }
}

} // namespace

void addStreamCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("stream", "The value stream as measured");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto level = std::make_shared<std::string>("stage");
    options->addTo(*command);
    options->addSelectionTo(*command);
    command->add_option("--level", *level, "stage (default) or status")->type_name("")->check(oneOf({"stage", "status"}));
    explain(*command, "team.weir --from 2026-02-09 --to 2026-05-04\nteam.weir --level status --where type=Bug --json");
    command->callback([options, level, &status] {
        measure(*options, *level);
        status = Done;
    });
}

} // namespace weir::app
