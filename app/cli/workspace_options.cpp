// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/workspace_options.h"

#include "app/cli/empty_selection.h"
#include "app/cli/option_checks.h"
#include "core/analysis/chosen_window.h"
#include "core/base/calendar.h"
#include "core/base/nearest.h"
#include "core/readers/timestamp.h"
#include "core/report/window_days.h"

#include <algorithm>

namespace weir::app {

namespace {

std::optional<Day> dayOption(const char* name, const std::optional<std::string>& text)
{
    if (!text)
        return std::nullopt;
    const auto day = parseIsoDay(*text);
    if (!day)
        throw Error(ErrorCode::Usage, std::string(name) + " takes a day such as 2026-05-03, not '" + *text + "'.");
    return day;
}

std::map<std::string, std::vector<std::string>> whereOption(const std::vector<std::string>& conditions)
{
    std::map<std::string, std::vector<std::string>> where;
    for (const std::string& condition : conditions) {
        const std::size_t equals = condition.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorCode::Usage, "--where takes FIELD=VALUE, such as type=Bug, not '" + condition + "'.");
        const std::string field = condition.substr(0, equals);
        if (!analysis::isItemField(field))
            throw Error(ErrorCode::Usage, "--where: items have no field '" + field + "'; use " + analysis::itemFieldsInWords() + ".");
        where[field].push_back(condition.substr(equals + 1));
    }
    return where;
}

SavedView viewCalled(const store::Workspace& workspace, const std::string& name)
{
    const std::vector<SavedView> views = workspace.savedViews();
    const auto found = std::ranges::find(views, name, &SavedView::name);
    if (found != views.end())
        return *found;
    std::vector<std::string> names;
    for (const SavedView& view : views)
        names.push_back(view.name);
    throw Error(ErrorCode::Unknown,
        "There is no saved view '" + name + "' in " + workspace.file().string() + "; "
            + didYouMean(name, names, "'weir views' lists those that there are."));
}

} // namespace

void WorkspaceOptions::addTo(CLI::App& command)
{
    command.add_option("WORKSPACE", workspace, "The workspace file")->required()->type_name("")->check(notEmpty());
    command.add_flag("--json", json, "Print one JSON object");
}

void WorkspaceOptions::addSelectionTo(CLI::App& command)
{
    command.add_option("--from", from, "First day of the window, YYYY-MM-DD (default: all time)")->type_name("DAY");
    command.add_option("--to", to, "Day after the window's last day (default: all time)")->type_name("DAY");
    command
        .add_option("--where", where,
            "The same field twice means or, two fields mean and; an instant has to be whole, days are chosen by --from and --to")
        ->type_name("FIELD=VALUE")
        ->allow_extra_args(false);
    command
        .add_option("--view", view,
            "A saved view ('weir views' lists them): its window and filter, where --from, --to and --where say nothing else")
        ->type_name("NAME");
    command.add_option("--zone", zone, "Time zone of days and weeks (default: the workspace's)")->type_name("NAME");
    command.add_option("--now", now, "What counts as now (default: the newest instant at which something happened)")->type_name("INSTANT");
}

Instant parseInstantOption(const std::string& name, const std::string& text, const Zone& zone)
{
    const auto instant = readers::parseInstant(text, zone);
    if (!instant)
        throw Error(ErrorCode::Usage, name + " takes an instant such as 2026-05-03T12:00:00Z, not '" + text + "'.");
    return *instant;
}

Zone zoneOption(const std::string& name)
{
    try {
        return store::loadZone(name);
    } catch (const Error& unknown) {
        throw Error(ErrorCode::Usage, unknown.what());
    }
}

LoadedWorkspace load(const WorkspaceOptions& options, Progress& progress)
{
    const auto from = dayOption("--from", options.from);
    const auto to = dayOption("--to", options.to);
    if (from && to && *to < *from)
        throw Error(ErrorCode::Usage, "--from " + *options.from + " is later than --to " + *options.to + "; exchange the two.");
    if (from && to && *to == *from)
        throw Error(ErrorCode::Usage,
            "--from and --to name the same day, and --to is the day after the last one: for that day alone, give --to "
                + isoDay(*to + std::chrono::days(1)) + ".");
    const auto zone = options.zone ? std::optional(zoneOption(*options.zone)) : std::nullopt;
    Selection selection;
    selection.where = whereOption(options.where);
    auto workspace = store::Workspace::open(options.workspace, store::OpenMode::ReadOnly, progress);
    const Calendar calendar(zone ? *zone : store::loadZone(workspace.zoneName()));
    selection.window = calendar.window(from, to);
    if (options.now)
        selection.now = parseInstantOption("--now", *options.now, calendar.zone());
    auto data = workspace.load(progress);
    StageMap map = workspace.stageMap(*data);
    auto hoursZone = store::hoursZone(map);
    auto facts = analysis::computeFacts(data, std::move(map), calendar, progress, std::move(hoursZone));
    std::optional<SavedView> view;
    if (options.view) {
        view = viewCalled(workspace, *options.view);
        if (!from && !to)
            selection.window = analysis::chosenWindow(*facts, view->window, selection.now);
        if (options.where.empty())
            selection.where = view->where;
    }
    warnOfEmptySelection(*facts, selection);
    return {std::move(workspace), std::move(data), std::move(facts), std::move(selection), std::move(view)};
}

void refuseToReplace(const LoadedWorkspace& loaded, const std::string& out)
{
    const auto same = [&out](const std::filesystem::path& other) {
        std::error_code missing;
        return std::filesystem::equivalent(out, other, missing);
    };
    if (same(loaded.workspace.file()))
        throw Error(ErrorCode::Usage, "--out names the workspace itself; give another file, what stood in it would be lost.");
    for (const store::ImportInfo& import : loaded.workspace.imports()) {
        if (same(import.path))
            throw Error(ErrorCode::Usage, "--out names '" + import.source + "', from which the workspace was made; give another file.");
    }
}

std::string windowLine(const LoadedWorkspace& loaded)
{
    const auto window = analysis::resolveWindow(*loaded.facts, loaded.selection);
    return "Window: " + report::windowInWords(window, *loaded.facts) + " (" + loaded.facts->calendar.zone().name() + ")\n";
}

Comparison comparisonOption(const std::string& text)
{
    if (text == "before" || text == "year")
        return {text == "before" ? CompareWith::Before : CompareWith::Year};
    const std::size_t dots = text.find("..");
    Comparison comparison {CompareWith::Days};
    if (dots != std::string::npos) {
        comparison.from = parseIsoDay(text.substr(0, dots));
        comparison.to = parseIsoDay(text.substr(dots + 2));
    }
    if (!comparison.from || !comparison.to || *comparison.to <= *comparison.from)
        throw Error(ErrorCode::Usage, "--compare takes before, year or two days such as 2026-01-01..2026-04-01, not '" + text + "'.");
    return comparison;
}

} // namespace weir::app
