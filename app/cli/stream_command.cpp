// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/stage_notes.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/sentences.h"
#include "core/analysis/stream.h"
#include "core/analysis/told_progress.h"
#include "core/base/utf8.h"
#include "core/base/words.h"
#include "core/report/stream_json.h"
#include "core/report/window_days.h"
#include "core/simulation/engine.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iostream>
#include <memory>

namespace weir::app {

namespace {

/// Durations of one statement, all in one unit: that of the longest.
class Durations {
public:
    explicit Durations(std::initializer_list<std::optional<double>> seconds)
    {
        for (const auto& each : seconds)
            cover(each);
    }
    void cover(const std::optional<double>& seconds) { m_longest = std::max(m_longest, seconds.value_or(0)); }
    [[nodiscard]] std::string text(const std::optional<double>& seconds) const
    {
        return seconds ? shortDuration(*seconds, unitFor(m_longest)) : "?";
    }

private:
    double m_longest = 0;
};

void printNoItems(const analysis::StreamResult& stream, const std::string& workspace)
{
    std::cout << plain(analysis::englishAnswer(stream)) << "\n  weir import " << plain(workspace) << " EXPORT...\n";
    if (stream.commits > 0)
        std::cout << "Commits have a metric of their own:\n  weir metrics " << plain(workspace) << " --metric commits\n";
    if (stream.changes > 0)
        std::cout << "Changes are listed:\n  weir items " << plain(workspace) << '\n';
}

void printCounts(const analysis::StreamResult& stream, const analysis::Facts& facts)
{
    std::cout << stream.total << (stream.total == 1 ? " item, " : " items, ") << stream.finished << " finished, ";
    const bool told = analysis::tellsProgress(facts);
    if (told)
        std::cout << stream.inProgress << " in progress";
    else
        std::cout << "how many are in progress is not known";
    const bool dated = isKnown(facts.data->newest); // else nothing has happened, and there is no day to tell
    if (told && dated && isKnown(stream.window.last) && stream.total > 0)
        std::cout << ' ' << asOfWords(report::lastDayCounted(stream.window, facts.calendar.zone()));
    if (stream.maybeInProgress > 0)
        std::cout << ", " << stream.maybeInProgress << " not known";
    if (stream.doneUndated > 0)
        std::cout << ", " << stream.doneUndated << " done, when is not known";
    if (stream.notStarted() > 0)
        std::cout << ", " << stream.notStarted() << " not started";
    if (stream.discarded > 0)
        std::cout << ", " << stream.discarded << " discarded";
    if (stream.notOfStream > 0)
        std::cout << "; " << stream.notOfStream << (stream.notOfStream == 1 ? " more is" : " more are")
                  << " not of this stream: " << plain(analysis::othersInWords(stream.others)) << " (\"where\" in 'weir stages --json')";
    std::cout << (dated ? "\n" : "; the data tell nothing that happened, so there is nothing to measure\n");
}

void printStages(const analysis::StreamResult& stream)
{
    std::size_t width = 8;
    Durations times {};
    for (const auto& stage : stream.stages) {
        width = std::max(width, utf8Characters(statusWords(stage.name)) + 2);
        for (const auto& seconds : {stage.time.p50, stage.time.p85, stage.wait.mean, stage.work.mean})
            times.cover(seconds);
    }
    const auto column = [](const std::string& text) {
        const std::size_t taken = utf8Characters(text);
        return std::string(taken < 10 ? 10 - taken : 1, ' ') + text;
    };
    std::cout << "stage" << std::string(width - 5, ' ') << column("kind") << column("visits") << column("wip") << column("median")
              << column("85 %") << column("wait") << column("work") << '\n';
    for (const auto& stage : stream.stages) {
        const std::string name = statusWords(stage.name);
        std::cout << name << std::string(width - utf8Characters(name), ' ') << column(stage.kind) << column(std::to_string(stage.visits))
                  << column(std::to_string(stage.wip)) << column(times.text(stage.time.p50)) << column(times.text(stage.time.p85))
                  << column(times.text(stage.tellsWaiting ? stage.wait.mean : std::nullopt)) << column(times.text(stage.work.mean)) << '\n';
    }
    std::cout << "Times are of a visit, wait and work its means; sentences speak of an item, which may come several times.\n";
    const auto hidesWaiting = [](const analysis::StreamStage& stage) { return !stage.tellsWaiting && stage.work.n > 0; };
    if (std::ranges::any_of(stream.stages, hidesWaiting))
        std::cout << "Where wait is ?, no queue of the stage is known, so its work may hold waiting.\n";
}

/// "20 % less work in Review would have taken 1.2 days off the mean lead time (0.9 to 1.4). "
std::string gainWords(const analysis::BottleneckEntry& entry)
{
    if (!entry.gainMeanSeconds)
        return {};
    const TimeUnit unit = unitFor(std::max(std::abs(*entry.gainMeanSeconds), std::abs(entry.gainHighSeconds.value_or(0))));
    const auto words = [&unit](const std::optional<double>& seconds) { return shortDuration(seconds.value_or(0), unit); };
    return percent(1 - simulation::gainFactor) + " less work in " + entry.stage + " would have taken " + words(entry.gainMeanSeconds)
        + " off the mean lead time (90" + std::string(narrowSpace) + "% interval " + words(entry.gainLowSeconds) + " to "
        + words(entry.gainHighSeconds) + "). ";
}

void printText(const analysis::StreamResult& stream, const analysis::Facts& facts, const std::string& workspace, const std::string& window)
{
    if (!stream.anyItems) {
        printNoItems(stream, workspace);
        return;
    }
    std::cout << window;
    printCounts(stream, facts);
    if (!isKnown(facts.data->newest))
        return;
    std::cout << '\n';
    if (!stream.stages.empty())
        printStages(stream);
    const stats::Summary& lead = stream.totals.leadTime;
    const Durations times {lead.p50, lead.p85};
    std::cout << "\nlead time: median " << times.text(lead.p50) << ", 85 % within " << times.text(lead.p85) << " (n = " << lead.n << ")\n";
    if (const auto* first = stream.ranking.standout())
        std::cout << "bottleneck by " << stream.ranking.method << ": " << plain(gainWords(*first))
                  << plain(analysis::english(first->reason)) << '\n';
    else if (stream.ranking.undecided)
        std::cout << "bottleneck: " << plain(analysis::english(stream.ranking.undecided)) << '\n';
    if (stream.ranking.disagreement)
        std::cout << plain(analysis::english(stream.ranking.disagreement)) << '\n';
    if (!stream.ranking.checks.empty())
        std::cout << plain(analysis::methodWhy(stream.ranking)) << '\n';
}

void measure(const WorkspaceOptions& options, const std::string& level)
{
    TerminalProgress progress;
    const auto loaded = load(options, progress);
    auto result = analysis::measureStream(
        *loaded.facts, loaded.selection, level == "status" ? analysis::Level::Status : analysis::Level::Stage, progress);
    if (result.level == analysis::Level::Stage)
        result.ranking = analysis::rankBySimulation(*loaded.facts, loaded.selection, result, analysis::simulationSeed, progress);
    clearProgress();
    if (options.json) {
        std::cout << report::streamJson(result, *loaded.facts);
    } else {
        printText(result, *loaded.facts, options.workspace, windowLine(loaded));
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
