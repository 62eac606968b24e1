// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_export.h"

#include "core/analysis/stream.h"
#include "core/base/error.h"
#include "core/metrics/metric.h"
#include "core/report/html_report.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/stream_map_figure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <map>

namespace weir::ui {

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

} // namespace

QByteArray reportHtml(const store::Workspace& workspace, const analysis::Facts& facts, const Selection& selection, Bucket bucket,
    const QString& version, Progress& progress)
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const auto stream = analysis::measureStream(facts, selection, analysis::Level::Stage, progress);
    report::ReportContent content;
    content.title = QFileInfo(QFile::decodeName(workspace.file().c_str())).completeBaseName().toStdString();
    content.version = version.toStdString();
    content.facts = &facts;
    content.stream = &stream;
    content.selection = selection;
    content.bucket = bucket;
    for (const auto* metric : metrics::allMetrics())
        content.metrics.push_back(metric->compute(facts, {selection, bucket}, progress));
    content.sources = sourcesOf(workspace);
    content.notes = notesOf(workspace, progress);
    progress.checkpoint();
    content.mapSvg = streamMapSvg(stream, facts.calendar.zone(), english).toStdString();
    progress.checkpoint();
    return QByteArray::fromStdString(report::htmlReport(content));
}

void exportReport(const QString& workspace, const analysis::Facts& facts, const Selection& selection, const QString& version,
    const QString& file, Progress& progress)
{
    if (QFileInfo(file).suffix().toLower() != QStringLiteral("html"))
        throw Error(ErrorCode::Usage,
            "The report is an HTML document; end the name of " + QDir::toNativeSeparators(file).toStdString() + " in .html.");
    const auto opened = store::Workspace::open(QFile::encodeName(workspace).toStdString(), store::OpenMode::ReadOnly, progress);
    writeWhole(file, reportHtml(opened, facts, selection, Bucket::Week, version, progress));
}

} // namespace weir::ui
