// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/painting.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/workspace_options.h"
#include "app/version.h"
#include "core/base/json_writer.h"
#include "core/base/nearest.h"
#include "core/base/words.h"
#include "core/report/metrics_csv.h"
#include "ui/export/source_names.h"
#include "ui/export/trend_export.h"
#include "ui/views/trend_figure_text.h"
#include "ui/views/trend_pictures.h"

#include <QFileInfo>
#include <QLocale>

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

struct ChartOptions {
    WorkspaceOptions workspace;
    std::string metric, out;
    std::optional<std::string> compare;
    std::string bucket = "week";
    std::string theme = "light";
    double scale = 2;
};

void checkMetric(const std::string& id)
{
    if (metrics::findMetric(id) != nullptr)
        return;
    std::vector<std::string> ids;
    for (const auto* metric : metrics::allMetrics())
        ids.emplace_back(metric->info().id);
    throw Error(ErrorCode::Unknown, "There is no metric '" + id + "'; " + didYouMean(id, ids, "'weir metrics --list' names them."));
}

void draw(const ChartOptions& options)
{
    const QString file = QString::fromStdString(options.out);
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (!QStringList({QStringLiteral("svg"), QStringLiteral("png"), QStringLiteral("pdf"), QStringLiteral("csv")}).contains(suffix))
        throw Error(ErrorCode::Usage, "--out takes a file that ends in .svg, .png, .pdf or .csv, not '" + options.out + "'.");
    checkMetric(options.metric);
    TerminalProgress progress;
    const auto loaded = load(options.workspace, progress);
    refuseToReplace(loaded, options.out);
    QLocale::setDefault(fileLocale());
    const Comparison comparison = options.compare ? comparisonOption(*options.compare) : loaded.view ? loaded.view->compare : Comparison {};
    const auto data = ui::makeTrendsData(
        {loaded.facts, loaded.selection, *parseBucket(options.bucket), loaded.workspace.chartMarks(), comparison}, progress);
    if (options.compare && !data->earlier)
        throw Error(ErrorCode::Usage, "--compare needs a window to compare: give its first day with --from.");
    const ui::MeasuredTrend& trend = *data->find(options.metric);
    if (trend.trend.finding == trends::Finding::Unknown)
        throw Error(ErrorCode::NotFound,
            "'" + options.workspace.workspace + "' tells nothing of " + std::string(trend.info().title)
                + " in this window, so there is no chart to draw; 'weir doctor' says what is missing.");
    if (suffix == QStringLiteral("csv")) {
        ui::writeWhole(file, QByteArray::fromStdString(report::metricsCsv({&trend.trend.result, 1})));
    } else {
        withPainting([&] {
            const ui::Provenance provenance {QFileInfo(QString::fromStdString(options.workspace.workspace)).completeBaseName(),
                QString::fromLatin1(version), loaded.facts->calendar.zone(), loaded.selection.where, loaded.facts->map.proposed,
                ui::sourceNames(loaded.workspace.imports())};
            ui::exportFigure(ui::TrendFigure(ui::trendPicture(*data, trend)), file,
                {options.theme == "dark", options.scale, ui::trendFigureText(*data, trend, provenance)});
        });
    }
    clearProgress();
    if (options.workspace.json)
        std::cout << JsonWriter().beginObject().field("file", options.out).endObject().take();
    else
        std::cout << windowLine(loaded) << plain(options.out) << ": " << trend.info().title << " over "
                  << counted(static_cast<std::int64_t>(data->buckets()), bucketName(data->bucket),
                         std::string(bucketName(data->bucket)).append("s"))
                  << ".\n";
}

} // namespace

void addChartCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("chart", "Draw one metric over time into a file");
    const auto options = std::make_shared<ChartOptions>();
    options->workspace.addTo(*command);
    options->workspace.addSelectionTo(*command);
    command->add_option("--metric", options->metric, "A metric's id ('weir metrics --list' names them)")->type_name("ID")->required();
    command->add_option("--out", options->out, "FILE.svg, FILE.png, FILE.pdf or FILE.csv; what is there is replaced")
        ->type_name("FILE")
        ->required();
    command->add_option("--by", options->bucket, "day, week (default), month or quarter; at least 26 are shown")
        ->type_name("")
        ->check(oneOf({"day", "week", "month", "quarter"}));
    command->add_option("--compare", options->compare, comparisonHelp)->type_name("WINDOW");
    command->add_option("--theme", options->theme, "light (default) or dark")->type_name("")->check(oneOf({"light", "dark"}));
    command->add_option("--scale", options->scale, "Pixels a unit, for PNG (default 2)")->type_name("N")->check(number(0.25, 8));
    explain(*command, "team.weir --metric lead_time --out lead-time.svg\nteam.weir --metric throughput --by month --out throughput.csv");
    command->callback([options, &status] {
        draw(*options);
        status = Done;
    });
}

} // namespace weir::app
