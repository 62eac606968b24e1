// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/painting.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/whole_file.h"
#include "app/cli/workspace_options.h"
#include "app/version.h"
#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/metrics/metric.h"
#include "core/report/window_days.h"
#include "core/store/report_recipe_json.h"
#include "ui/export/report_export.h"

#include <QFileInfo>

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct ReportOptions {
    WorkspaceOptions workspace;
    std::string out;
    std::optional<std::string> bucket;
    std::string recipe; ///< file; empty: that of the workspace
};

/// A recipe as JSON, or a report that holds its own.
ReportRecipe readRecipe(const std::string& file)
{
    const std::string content = readWhole(file, "The recipe");
    const bool isJson = trimmed(content).starts_with('{');
    const std::string json = isJson ? content : store::recipeWithin(content);
    if (json.empty())
        throw Error(ErrorCode::NotThis, file + " holds no recipe; give a report that Weir wrote as HTML or Markdown, or a recipe as JSON.");
    return store::parseRecipe(json, file);
}

/// What is asked for on the command line stands above the recipe.
ReportRecipe recipeFor(const ReportOptions& options, const store::Workspace& workspace)
{
    ReportRecipe recipe = options.recipe.empty() ? ui::recipeOf(workspace) : readRecipe(options.recipe);
    if (options.workspace.from || options.workspace.to || options.workspace.view)
        recipe.window.reset();
    if (!options.workspace.where.empty() || options.workspace.view)
        recipe.where.reset();
    if (options.bucket)
        recipe.bucket = *parseBucket(*options.bucket);
    return recipe;
}

/// What the recipe asks for in vain.
void warnOfUnknown(const ReportRecipe& recipe)
{
    for (const ReportBlock& block : recipe.blocks) {
        if (block.kind == ReportBlockKind::Unknown)
            std::cerr << "weir: the recipe asks for " << plain(block.raw)
                      << ", which this version does not know; it is kept and not shown.\n";
        else if (block.kind == ReportBlockKind::Trend && metrics::findMetric(block.metric) == nullptr)
            std::cerr << "weir: the recipe asks for the metric '" << plain(block.metric) << "', which this version does not know.\n";
    }
}

void write(const ReportOptions& options)
{
    const QString file = QString::fromStdString(options.out);
    if (!ui::isReportFile(file))
        throw Error(ErrorCode::Usage, "--out takes a file that ends in .html, .pdf or .md, not '" + options.out + "'.");
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    refuseToReplace(loaded, options.out);
    const ui::ReportRequest request {loaded.selection, recipeFor(options, loaded.workspace), QString::fromLatin1(version)};
    std::string window;
    withPainting([&] {
        const ui::MadeReport made = ui::makeReport(loaded.workspace, loaded.facts, request, file, progress);
        ui::writeReport(made, file, progress);
        window = report::windowInWords(analysis::resolveWindow(*loaded.facts, made.selection), *loaded.facts);
    });
    clearProgress();
    warnOfUnknown(request.recipe);
    if (options.workspace.json)
        std::cout << JsonWriter().beginObject().field("file", options.out).endObject().take();
    else
        std::cout << "Window: " << window << " (" << plain(loaded.facts->calendar.zone().name()) << ")\n"
                  << plain(options.out) << ": the retrospective"
                  << (QFileInfo(file).suffix().toLower() == QStringLiteral("md") ? ", its pictures in the folder beside it.\n"
                                                                                 : ", complete in one file.\n");
}

} // namespace

void addReportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("report", "Write the retrospective as HTML, PDF or Markdown");
    const auto options = std::make_shared<ReportOptions>();
    options->workspace.addTo(*command);
    options->workspace.addSelectionTo(*command);
    command->add_option("--out", options->out, "FILE.html, FILE.pdf or FILE.md; what is there is replaced")->type_name("FILE")->required();
    command->add_option("--by", options->bucket, "day, week (default), month or quarter")
        ->type_name("")
        ->check(oneOf({"day", "week", "month", "quarter"}));
    command->add_option("--recipe", options->recipe, "How to make it: a recipe as JSON, or an earlier report")->type_name("FILE");
    explain(*command,
        "team.weir --out retrospective.html --from 2026-02-09 --to 2026-05-04\n"
        "team.weir --out may.html --recipe april.html");
    command->callback([options, &status] {
        write(*options);
        status = Done;
    });
}

} // namespace weir::app
