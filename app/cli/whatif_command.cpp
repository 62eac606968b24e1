// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/what_if.h"
#include "core/base/json_writer.h"
#include "core/base/nearest.h"
#include "core/base/words.h"
#include "core/report/stream_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <iostream>
#include <memory>
#include <string_view>
#include <utility>

namespace weir::app {

namespace {

using simulation::Change;
using simulation::Lever;

struct WhatIfOptions {
    WorkspaceOptions workspace;
    std::vector<std::string> sets;
    std::uint64_t seed = analysis::simulationSeed;
};

/// A change as it was written; which stage it means shows with the workspace.
struct WrittenChange {
    std::string text, stage;
    Change change;
};

constexpr std::string_view form = "--set takes STAGE.LEVER*FACTOR or STAGE.LEVER=VALUE with the levers work, wait, capacity and rework, or "
                                  "arrivals*FACTOR, such as 'Code Review.work*0.5'";

std::optional<Lever> leverOf(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, Lever>, 4> levers {
        {{"work", Lever::Work}, {"wait", Lever::Wait}, {"capacity", Lever::Capacity}, {"rework", Lever::Rework}}};
    for (const auto& [name, lever] : levers) {
        if (name == word)
            return lever;
    }
    return std::nullopt;
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// What is wrong with the number of a change; empty: nothing.
std::string wrongNumber(const Change& change)
{
    if (change.value < 0)
        return "a number of 0 or more";
    if (change.scales && change.value != 0 && (change.value < simulation::leastFactor || change.value > simulation::mostFactor))
        return "a factor between 0.001 and 1,000";
    if (change.value == 0 && (change.lever == Lever::Arrivals || change.lever == Lever::Capacity))
        return "a number above 0";
    if (change.lever == Lever::Capacity && !change.scales && change.value != std::floor(change.value))
        return "a whole number";
    if (change.lever == Lever::Rework && !change.scales && change.value >= 1)
        return "a share below 1";
    if (change.value > (change.lever == Lever::Rework && change.scales ? 10 : 1e9))
        return "a smaller number";
    return {};
}

WrittenChange readChange(const std::string& text)
{
    const auto wrong = [&text] { return Error(ErrorCode::Usage, std::string(form) + ", not '" + text + "'."); };
    const std::size_t op = text.find_last_of("*=");
    const auto value = op == std::string::npos ? std::nullopt : numberIn(std::string_view(text).substr(op + 1));
    if (!value)
        throw wrong();
    WrittenChange written {text, {}, {}};
    written.change.scales = text[op] == '*';
    written.change.value = *value;
    const std::string_view left = std::string_view(text).substr(0, op);
    if (left == "arrivals") {
        written.change.lever = Lever::Arrivals;
    } else {
        const std::size_t dot = left.rfind('.');
        const auto lever = dot == std::string_view::npos || dot == 0 ? std::nullopt : leverOf(left.substr(dot + 1));
        if (!lever)
            throw wrong();
        written.change.lever = *lever;
        written.stage = left.substr(0, dot);
    }
    if (const std::string wanted = wrongNumber(written.change); !wanted.empty())
        throw Error(ErrorCode::Usage, "--set '" + text + "' takes " + wanted + ".");
    return written;
}

/// Finds the stages that the changes name.
std::vector<Change> resolved(const std::vector<WrittenChange>& written, const StageMap& map)
{
    std::vector<std::string> names;
    for (const Stage& stage : map.stages) {
        if (stage.kind == StageKind::Work || stage.kind == StageKind::Wait)
            names.push_back(stage.name);
    }
    std::vector<Change> changes;
    for (const WrittenChange& each : written) {
        changes.push_back(each.change);
        if (each.change.lever == Lever::Arrivals)
            continue;
        if (std::ranges::find(names, each.stage) == names.end())
            throw Error(ErrorCode::Usage,
                "--set '" + each.text + "': the stream has no stage '" + each.stage + "'; "
                    + didYouMean(each.stage, names, "'weir stages' lists them."));
        changes.back().stage = static_cast<std::uint32_t>(std::ranges::find(map.stages, each.stage, &Stage::name) - map.stages.begin());
    }
    return changes;
}

std::string json(const analysis::WhatIfResult& result)
{
    JsonWriter json;
    json.beginObject();
    json.key("baseline").beginObject().key("lead_time");
    report::writeDurationSummary(json, result.baseline);
    json.endObject();
    json.key("future").beginObject().key("lead_time");
    report::writeDurationSummary(json, result.future);
    json.endObject();
    json.key("difference").beginObject().field("mean_s", result.meanSeconds).field("low_s", result.lowSeconds);
    json.field("high_s", result.highSeconds).endObject();
    json.key("calibration").beginObject().field("trusted", result.trusted).field("why", analysis::calibrationWords(result));
    json.key("checks");
    report::writeChecks(json, result.checks);
    json.endObject();
    json.endObject();
    return json.take();
}

void printText(const analysis::WhatIfResult& result, const std::string& window)
{
    std::cout << window;
    if (!result.meanSeconds) {
        std::cout << "No item with a lead time finished in this window, so there is nothing to replay.\n";
        return;
    }
    const TimeUnit unit = unitFor(std::max(result.baseline.p85.value_or(0), result.future.p85.value_or(0)));
    const auto words = [&unit](const std::optional<double>& seconds) { return seconds ? shortDuration(*seconds, unit) : "?"; };
    const auto line = [&words](const char* name, const stats::Summary& lead) {
        std::cout << name << "mean " << words(lead.mean) << ", median " << words(lead.p50) << ", 85 % within " << words(lead.p85)
                  << " (n = " << lead.n << ")\n";
    };
    line("lead time as it was:      ", result.baseline);
    line("lead time as it would be: ", result.future);
    const TimeUnit small = unitFor(std::max(std::abs(result.lowSeconds.value_or(0)), std::abs(result.highSeconds.value_or(0))));
    const auto change = [&small](const std::optional<double>& seconds) { return shortDuration(seconds.value_or(0), small); };
    std::cout << "difference of the means: " << change(result.meanSeconds) << " (90 % interval " << change(result.lowSeconds) << " to "
              << change(result.highSeconds) << ")\n"
              << (result.trusted ? "" : "Not to be trusted: ") << plain(analysis::calibrationWords(result)) << '\n';
}

void tryOut(const WhatIfOptions& options)
{
    std::vector<WrittenChange> written;
    for (const std::string& text : options.sets)
        written.push_back(readChange(text));
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    const std::vector<Change> changes = resolved(written, loaded.facts->map);
    const auto result = analysis::simulateChanges(*loaded.facts, loaded.selection, changes, options.seed, progress);
    clearProgress();
    if (options.workspace.json)
        std::cout << json(result);
    else
        printText(result, windowLine(loaded));
}

} // namespace

void addWhatIfCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("whatif", "What the lead time would have been with a stage changed");
    const auto options = std::make_shared<WhatIfOptions>();
    options->workspace.addTo(*command);
    options->workspace.addSelectionTo(*command);
    command->add_option("--set", options->sets, "STAGE.LEVER*FACTOR or =VALUE; repeatable")
        ->type_name("CHANGE")
        ->required()
        ->allow_extra_args(false);
    command->add_option("--seed", options->seed, "What random draws begin from (default 1)")->type_name("N");
    explain(*command,
        "team.weir --set 'Code Review.work*0.5'\nteam.weir --set 'Test.capacity=4' --set 'arrivals*1.2' --json\n"
        "team.weir --set 'Review.wait=3600' --from 2026-02-09",
        {},
        "Levers of a stage: work and wait (seconds of working time where = sets them), capacity (how many are worked on at once), rework "
        "(share of its visits that are returns). Of the stream: arrivals (a week). * scales, = sets. The log is replayed with the same "
        "items, and only what --set names is otherwise; docs/bottleneck.md says how, and when not to trust it.");
    command->callback([options, &status] {
        tryOut(*options);
        status = Done;
    });
}

} // namespace weir::app
