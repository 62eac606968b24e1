// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/workspace_options.h"
#include "core/analysis/chosen_window.h"
#include "core/base/nearest.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/metrics/comparison.h"
#include "core/metrics/metric.h"
#include "core/report/metrics_csv.h"
#include "core/report/metrics_json.h"
#include "core/report/window_days.h"

#include <cmath>
#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct MetricsOptions {
    WorkspaceOptions workspace;
    std::vector<std::string> ids;
    std::string bucket = "week";
    std::optional<std::string> compare;
    bool list = false;
    bool csv = false;
};

std::vector<std::string> metricIds()
{
    std::vector<std::string> ids;
    for (const auto* metric : metrics::allMetrics())
        ids.emplace_back(metric->info().id);
    return ids;
}

std::vector<const metrics::Metric*> chosen(const std::vector<std::string>& ids)
{
    if (ids.empty())
        return metrics::allMetrics();
    std::vector<const metrics::Metric*> list;
    for (const std::string& id : ids) {
        const auto* metric = metrics::findMetric(id);
        if (metric == nullptr) // another version may have it: no wrong usage, but nothing that this one can do
            throw Error(
                ErrorCode::Unknown, "There is no metric '" + id + "'; " + didYouMean(id, metricIds(), "'weir metrics --list' names them."));
        list.push_back(metric);
    }
    return list;
}

/// Counts of what happens over time are so many a bucket, and stand on whole buckets.
bool isFlow(const metrics::MetricInfo& info)
{
    return !info.isStock && info.unit != "seconds" && info.unit != "ratio";
}

std::string inWords(double value, const metrics::MetricInfo& info, const std::string& bucket)
{
    if (info.unit == "seconds")
        return shortDuration(value);
    if (info.unit == "ratio")
        return percent(value);
    return figure(value) + " " + std::string(info.unit) + (isFlow(info) ? " a " + bucket : std::string());
}

/// Commits may reach further than the items, of whose window the first line speaks.
std::string commitDays(const metrics::MetricResult& result)
{
    if (result.info->unit != "commits" || result.series.empty())
        return {};
    return " from " + windowWords(result.series.front().start, result.series.back().end);
}

/// The window to compare with; that of the view where nothing is asked for.
std::optional<TimeWindow> comparedWith(const MetricsOptions& options, const LoadedWorkspace& loaded)
{
    const Comparison comparison = options.compare ? comparisonOption(*options.compare) : loaded.view ? loaded.view->compare : Comparison {};
    if (!comparison.on())
        return std::nullopt;
    const auto window = analysis::comparedWindow(*loaded.facts, loaded.selection, comparison);
    if (!window && options.compare)
        throw Error(ErrorCode::Usage, "--compare needs a window to compare: give its first day with --from.");
    return window;
}

/// " was 8.2 d, difference 3.1 d (0.4 d to 6 d)".
std::string comparedInWords(const metrics::MetricComparison& comparison, const std::string& bucket)
{
    const metrics::MetricInfo& info = *comparison.info;
    const auto words = [&](double value) {
        return info.unit == "ratio" ? fixedNumber(100 * value, 1) + " points"
                                    : (value < 0 ? "\u2212" : "") + inWords(std::abs(value), info, bucket);
    };
    if (!comparison.before)
        return "  was unknown\n";
    const std::string was = "  was " + inWords(*comparison.before, info, bucket) + " (n = " + std::to_string(comparison.nBefore) + "), ";
    if (!comparison.difference)
        return was + (comparison.atMost ? "at most: not to be compared" : "now unknown") + "\n";
    std::string text = was + "difference " + words(*comparison.difference);
    if (comparison.low)
        text += " (" + words(*comparison.low) + " to " + words(*comparison.high) + ")"
            + (comparison.beyondChance() ? "" : ": no difference beyond chance");
    else if (comparison.method == metrics::DifferenceMethod::TooFew)
        text += ", too few values for an interval";
    return text + "\n";
}

/// Their days tell the rows of the two windows apart.
std::vector<metrics::MetricResult> withEarlier(
    std::vector<metrics::MetricResult> results, const std::vector<metrics::MetricComparison>& compared)
{
    for (const metrics::MetricComparison& comparison : compared)
        results.push_back(comparison.earlier);
    return results;
}

void printText(const std::vector<metrics::MetricResult>& results, const std::vector<metrics::MetricComparison>& compared,
    const std::string& window, const std::string& bucket)
{
    std::cout << window;
    auto comparison = compared.begin(); // one for each, or none
    for (const auto& result : results) {
        const metrics::MetricInfo& info = *result.info;
        std::cout << info.title << ": ";
        if (result.summary.value)
            std::cout << inWords(*result.summary.value, info, bucket);
        else if (isFlow(info) && result.known > 0)
            std::cout << result.known << ' ' << info.unit << ", and no whole " << bucket << " for a rate";
        else
            std::cout << "unknown";
        if (result.atMost)
            std::cout << " at most: where no queue is known, waiting counts as work";
        std::cout << "  (n = " << result.summary.n
                  << (isFlow(info) ? " whole " + bucket + (result.summary.n == 1 ? "" : "s") : std::string()) << commitDays(result)
                  << ", known " << result.known << " of " << result.of << ")\n";
        if (comparison != compared.end())
            std::cout << comparedInWords(*comparison++, bucket);
    }
}

void listMetrics(bool json)
{
    if (json) {
        std::cout << report::metricListJson(metrics::allMetrics());
        return;
    }
    for (const auto* metric : metrics::allMetrics())
        std::cout << metric->info().id << "  " << metric->info().title << " (" << metric->info().unit << "): " << metric->info().definition
                  << "\n  formula: " << metric->info().formula << "\n  leaves out: " << metric->info().leavesOut
                  << "\n  source: " << metric->info().source << '\n';
}

/// "Compared with: 17 Nov 2025 to 8 Feb 2026".
std::string comparedLine(const LoadedWorkspace& loaded, const std::optional<TimeWindow>& window)
{
    if (!window)
        return {};
    Selection earlier = loaded.selection;
    earlier.window = *window;
    return "Compared with: " + report::windowInWords(analysis::resolveWindow(*loaded.facts, earlier), *loaded.facts) + "\n";
}

void compute(const MetricsOptions& options)
{
    const auto list = chosen(options.ids);
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    metrics::MetricQuery query {loaded.selection, *parseBucket(options.bucket)};
    std::vector<metrics::MetricResult> results;
    for (const auto* metric : list)
        results.push_back(metric->compute(*loaded.facts, query, progress));
    std::vector<metrics::MetricComparison> compared;
    const auto window = comparedWith(options, loaded);
    for (std::size_t i = 0; window && i < list.size(); ++i)
        compared.push_back(metrics::compareMetric(*list[i], *loaded.facts, query, results[i], *window, progress));
    clearProgress();
    if (options.workspace.json)
        std::cout << report::metricsJson(results, compared, loaded.facts->calendar.zone());
    else if (options.csv)
        std::cout << report::metricsCsv(withEarlier(std::move(results), compared));
    else
        printText(results, compared, windowLine(loaded) + comparedLine(loaded, window), options.bucket);
}

} // namespace

void addMetricsCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("metrics", "Metrics, with --json or --csv also their series; --list says what each means");
    const auto options = std::make_shared<MetricsOptions>();
    command->add_option("WORKSPACE", options->workspace.workspace, "The workspace file; not with --list")->type_name("");
    auto* json = command->add_flag("--json", options->workspace.json, "Print one JSON object");
    options->workspace.addSelectionTo(*command);
    command->add_option("--metric", options->ids, "A metric's id (see --list); repeatable")->type_name("ID")->allow_extra_args(false);
    command->add_option("--by", options->bucket, "day, week (default), month or quarter")
        ->type_name("")
        ->check(oneOf({"day", "week", "month", "quarter"}));
    command->add_option("--compare", options->compare, comparisonHelp)->type_name("WINDOW");
    command->add_flag("--csv", options->csv, "Print a table")->excludes(json);
    command->add_flag("--list", options->list, "List the metrics and what they mean");
    explain(*command,
        "--list\n"
        "team.weir --metric lead_time --metric throughput\n"
        "team.weir --by month --from 2026-01-01 --csv\n"
        "team.weir --from 2026-04-01 --to 2026-07-01 --compare before");
    command->callback([options, &status] {
        if (options->list)
            listMetrics(options->workspace.json);
        else if (options->workspace.workspace.empty())
            throw CLI::RequiredError("WORKSPACE");
        else
            compute(*options);
        status = Done;
    });
}

} // namespace weir::app
