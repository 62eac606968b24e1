// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/painting.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/workspace_options.h"
#include "app/version.h"
#include "core/analysis/stream.h"
#include "core/report/html_report.h"
#include "ui/export/stream_map_figure.h"

#include <QFileInfo>
#include <QLocale>

#include <iostream>
#include <map>
#include <memory>

namespace weir::app {

namespace {

/// A newer import of the same source stands for the older ones.
std::vector<report::ReportSource> sourcesOf(const store::Workspace& workspace)
{
    std::vector<report::ReportSource> sources;
    std::map<std::int64_t, std::size_t> rowOf; // by source
    for (const auto& import : workspace.imports()) { // oldest first
        const auto [place, fresh] = rowOf.emplace(import.sourceId, sources.size());
        if (fresh)
            sources.emplace_back();
        sources[place->second] = {
            std::filesystem::path(import.source).filename().string(), import.format, import.sha256, import.accepted, import.rejected};
    }
    return sources;
}

std::vector<std::string> notesOf(const store::Workspace& workspace, Progress& progress)
{
    std::vector<std::string> notes;
    for (const auto& problem : workspace.diagnose(progress))
        notes.push_back(problem.what + " (" + std::to_string(problem.count) + ")");
    return notes;
}

void write(const WorkspaceOptions& options, const std::string& out, Bucket bucket)
{
    const QString file = QString::fromStdString(out);
    if (QFileInfo(file).suffix().toLower() != QStringLiteral("html"))
        throw Error(ErrorCode::Usage, "--out takes a file that ends in .html, not '" + out + "'.");
    TerminalProgress progress;
    const auto loaded = load(options, progress);
    const auto stream = analysis::measureStream(*loaded.facts, loaded.selection, analysis::Level::Stage, progress);

    report::ReportContent content;
    content.title = QFileInfo(QString::fromStdString(options.workspace)).completeBaseName().toStdString();
    content.version = version;
    content.facts = loaded.facts.get();
    content.stream = &stream;
    content.selection = loaded.selection;
    content.bucket = bucket;
    for (const auto* metric : metrics::allMetrics())
        content.metrics.push_back(metric->compute(*loaded.facts, {loaded.selection, bucket}, progress));
    content.sources = sourcesOf(loaded.workspace);
    content.notes = notesOf(loaded.workspace, progress);
    withPainting([&] {
        content.mapSvg = ui::streamMapSvg(stream, loaded.facts->calendar.zone(), fileLocale()).toStdString();
        ui::writeWhole(file, QByteArray::fromStdString(report::htmlReport(content)));
    });
    clearProgress();
    if (!options.json)
        std::cout << windowLine(loaded);
}

} // namespace

void addReportCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("report", "Write the retrospective as one HTML file");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto out = std::make_shared<std::string>();
    const auto bucket = std::make_shared<std::string>("week");
    options->addTo(*command);
    options->addSelectionTo(*command);
    command->add_option("--out", *out, "FILE.html; what is there is replaced")->type_name("FILE")->required();
    command->add_option("--by", *bucket, "day, week (default), month or quarter")
        ->type_name("")
        ->check(oneOf({"day", "week", "month", "quarter"}));
    explain(*command, "team.weir --out retrospective.html --from 2026-02-09 --to 2026-05-04");
    command->callback([options, out, bucket, &status] {
        write(*options, *out, *parseBucket(*bucket));
        status = Done;
    });
}

} // namespace weir::app
