// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_export.h"

#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/chosen_window.h"
#include "core/analysis/stream.h"
#include "core/base/error.h"
#include "core/metrics/metric.h"
#include "core/report/html_report.h"
#include "core/report/markdown_report.h"
#include "core/report/report_content.h"
#include "core/store/report_recipe_json.h"
#include "core/trends/trend.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/stream_map_figure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
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

/// Sources by the names of their files: a report is passed on, and where its files lay is nobody's business.
std::vector<std::string> notesOf(const store::Workspace& workspace, Progress& progress)
{
    std::map<std::string, std::string, std::greater<>> names; // a path before those that it begins with
    for (const auto& import : workspace.imports()) {
        for (const std::string& path : {import.source, import.path})
            if (const std::string name = std::filesystem::path(path).filename().string(); !name.empty() && name.size() < path.size())
                names.emplace(path, name);
    }
    std::vector<std::string> notes;
    for (const auto& problem : workspace.diagnose(progress)) {
        std::string note = problem.what;
        for (const auto& [path, name] : names) {
            for (std::size_t at = note.find(path); at != std::string::npos; at = note.find(path, at + name.size()))
                note.replace(at, path.size(), name);
        }
        notes.push_back(note + " (" + std::to_string(problem.count) + ")");
    }
    return notes;
}

store::Workspace openToRead(const QString& file, const Progress& progress)
{
    return store::Workspace::open(QFile::encodeName(file).toStdString(), store::OpenMode::ReadOnly, progress);
}

bool shows(const ReportRecipe& recipe, ReportBlockKind kind)
{
    return std::ranges::any_of(recipe.blocks, [kind](const ReportBlock& block) { return block.shown && block.kind == kind; });
}

/// The selection in force, with the window and the filter that the recipe has of its own.
Selection selectionOf(const analysis::Facts& facts, const ReportRequest& request)
{
    Selection selection = request.selection;
    if (request.recipe.where)
        selection.where = *request.recipe.where;
    if (!request.recipe.window)
        return selection;
    selection.window = analysis::chosenWindow(facts, *request.recipe.window, selection.now);
    return selection;
}

trends::Trend trendOf(const analysis::Facts& facts, const Selection& selection, const metrics::Metric& metric, const ReportRecipe& recipe,
    const ReportBlock& block, const ChartMarks& marks, Progress& progress)
{
    Selection wide = selection;
    if (block.range == ReportRange::All)
        wide.window = {};
    else if (block.range == ReportRange::Weeks26)
        wide.window = {.from = analysis::lastWeeks(facts, analysis::resolveWindow(facts, selection).counted.to - Duration(1), 26).from,
            .to = selection.window.to};
    const std::vector<Day> confirmed = marks.levelsOf(block.metric);
    return trends::measureTrend(metric, facts, {wide, recipe.bucket}, confirmed, progress);
}

/// What the blocks show that costs time: nothing that is not shown.
void measureBlocks(
    const store::Workspace& workspace, const analysis::StreamResult& stream, report::ReportContent& content, Progress& progress)
{
    const ReportRecipe& recipe = content.recipe;
    if (shows(recipe, ReportBlockKind::Metrics)) {
        for (const auto* metric : metrics::allMetrics())
            content.metrics.push_back(metric->compute(*content.facts, {content.selection, recipe.bucket}, progress));
    }
    const ChartMarks marks = workspace.chartMarks();
    for (std::size_t row = 0; row < recipe.blocks.size(); ++row) {
        const ReportBlock& block = recipe.blocks[row];
        const auto* metric = block.shown && block.kind == ReportBlockKind::Trend ? metrics::findMetric(block.metric) : nullptr;
        if (metric != nullptr)
            content.trends.push_back({row, trendOf(*content.facts, content.selection, *metric, recipe, block, marks, progress)});
    }
    if (shows(recipe, ReportBlockKind::Attention))
        content.attention = analysis::attention(*content.facts, content.selection, stream, progress);
    if (shows(recipe, ReportBlockKind::Data))
        content.notes = notesOf(workspace, progress);
}

/// What was measured already, where it is of the same; else measured, and replayed where a block shows what a replay tells.
std::shared_ptr<const analysis::StreamResult> measuredFor(
    const analysis::Facts& facts, const ReportRequest& request, const Selection& selection, Progress& progress)
{
    if (request.ranked != nullptr && request.rankedOf == selection)
        return request.ranked;
    using enum ReportBlockKind;
    const bool ranks = std::ranges::any_of(
        std::array {Answer, Time, Bottlenecks, Map}, [&request](ReportBlockKind kind) { return shows(request.recipe, kind); });
    return std::make_shared<const analysis::StreamResult>(ranks
            ? analysis::measureRankedStream(facts, selection, progress)
            : analysis::measureStream(facts, selection, analysis::Level::Stage, progress));
}

/// The recipe with the window and the filter that were in force where it has none of its own: what it says is how the report was made.
ReportRecipe recipeInForce(const analysis::Facts& facts, const ReportRequest& request, const Selection& selection)
{
    ReportRecipe recipe = request.recipe;
    const Zone& zone = facts.calendar.zone();
    const auto day = [&zone](Instant t, Instant open) { return t == open ? std::nullopt : std::optional(zone.dayOf(t)); };
    if (!recipe.window && selection.window != TimeWindow())
        recipe.window = ReportWindow {0, day(selection.window.from, Instant::min()), day(selection.window.to, Instant::max())};
    if (!recipe.where && !selection.where.empty())
        recipe.where = selection.where;
    return recipe;
}

/// A folder of another's is left alone: only what a report wrote is replaced.
void checkPictures(const QString& folder)
{
    static const QRegularExpression ours(QStringLiteral("^[0-9]{2,}-[a-z]+\\.svg$"));
    const QFileInfo info(folder);
    bool others = info.exists() && (!info.isDir() || info.isSymLink());
    if (!others && info.exists()) {
        const QFileInfoList entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        others = std::ranges::any_of(
            entries, [](const QFileInfo& entry) { return !entry.isFile() || !ours.match(entry.fileName()).hasMatch(); });
    }
    if (others)
        throw Error(ErrorCode::Unwritable,
            "The pictures of the report would go into " + QDir::toNativeSeparators(folder).toStdString()
                + ", which holds what no report wrote; choose another name for the report.");
}

/// All pictures are written into a new folder before it takes the place of the old one; if the text then cannot be written, the old one
/// comes back.
void writeMarkdown(const report::Document& document, const QString& file, Progress& progress)
{
    const QFileInfo info(file);
    const QString folder = info.completeBaseName() + QStringLiteral("-pictures");
    const report::MarkdownReport report = report::markdownReport(document, folder.toStdString());
    QDir parent = info.absoluteDir();
    checkPictures(parent.filePath(folder));
    const QTemporaryDir made(parent.filePath(QStringLiteral(".weir-report-XXXXXX")));
    if (!made.isValid())
        throw Error(ErrorCode::Unwritable,
            "Cannot write beside " + QDir::toNativeSeparators(file).toStdString() + ": " + made.errorString().toStdString()
                + "; choose another folder.");
    QDir inside(made.path());
    inside.mkdir(QStringLiteral("new"));
    for (const report::ReportPicture& picture : report.pictures) {
        progress.checkpoint();
        writeWhole(inside.filePath(QStringLiteral("new/") + QString::fromStdString(picture.name)), QByteArray::fromStdString(picture.svg));
    }
    progress.checkpoint();
    const QString target = parent.filePath(folder);
    const QString old = inside.filePath(QStringLiteral("old"));
    const bool replaces = QFileInfo::exists(target);
    const auto move = [&parent](const QString& from, const QString& to) {
        if (!parent.rename(from, to))
            throw Error(ErrorCode::Unwritable, "Cannot replace " + QDir::toNativeSeparators(to).toStdString() + "; choose another folder.");
    };
    if (replaces)
        move(target, old);
    try {
        if (!report.pictures.empty())
            move(inside.filePath(QStringLiteral("new")), target);
        writeWhole(file, QByteArray::fromStdString(report.text));
    } catch (...) {
        if (QFileInfo::exists(target))
            parent.rename(target, inside.filePath(QStringLiteral("failed")));
        if (replaces)
            parent.rename(old, target);
        throw;
    }
}

} // namespace

bool isReportFile(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == QStringLiteral("html") || suffix == QStringLiteral("md") || suffix == QStringLiteral("pdf");
}

MadeReport makeReport(const store::Workspace& workspace, const analysis::FactsPtr& facts, const ReportRequest& request, const QString& file,
    Progress& progress)
{
    const Selection selection = selectionOf(*facts, request);
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const auto stream = measuredFor(*facts, request, selection, progress);
    report::ReportContent content;
    content.title = QFileInfo(QFile::decodeName(workspace.file().c_str())).completeBaseName().toStdString();
    content.paper = QFileInfo(file).suffix().toLower() == QStringLiteral("pdf");
    content.version = request.version.toStdString();
    content.facts = facts.get();
    content.stream = stream.get();
    content.selection = selection;
    content.recipe = request.recipe;
    const ReportRecipe inForce = recipeInForce(*facts, request, selection);
    content.recipeJson = store::recipeJson(inForce);
    content.recipeMark = store::recipeMark(inForce);
    content.annotations = workspace.chartMarks().annotations;
    content.sources = sourcesOf(workspace);
    measureBlocks(workspace, *stream, content, progress);
    progress.checkpoint();
    MadeReport made;
    made.selection = selection;
    if (shows(request.recipe, ReportBlockKind::Map)) {
        content.mapSvg = streamMapSvg(*stream, facts->calendar.zone(), english).toStdString();
        if (!content.mapSvg.empty())
            made.map = std::make_shared<StreamMapFigure>(*stream, facts->calendar.zone(), english);
    }
    progress.checkpoint();
    made.document = report::reportDocument(content);
    return made;
}

void writeReport(const MadeReport& made, const QString& file, Progress& progress)
{
    const report::Document& document = made.document;
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QStringLiteral("html"))
        writeWhole(file, QByteArray::fromStdString(report::htmlReport(document)));
    else if (suffix == QStringLiteral("md"))
        writeMarkdown(document, file, progress);
    else if (suffix == QStringLiteral("pdf"))
        writeWhole(file, ReportPages(document, made.map, progress).pdf(progress));
    else
        throw Error(ErrorCode::Usage,
            "Cannot tell the form of the report " + QDir::toNativeSeparators(file).toStdString() + "; end its name in .html, .pdf or .md.");
}

ReportRecipe recipeOf(const store::Workspace& workspace)
{
    return workspace.reportRecipe().value_or(store::defaultRecipe());
}

void exportReport(const QString& workspace, const analysis::FactsPtr& facts, const Selection& selection, const QString& version,
    const QString& file, Progress& progress)
{
    const store::Workspace opened = openToRead(workspace, progress);
    writeReport(makeReport(opened, facts, {selection, recipeOf(opened), version}, file, progress), file, progress);
}

void exportReport(
    const QString& workspace, const analysis::FactsPtr& facts, const ReportRequest& request, const QString& file, Progress& progress)
{
    writeReport(makeReport(openToRead(workspace, progress), facts, request, file, progress), file, progress);
}

std::shared_ptr<const ReportPreview> previewReport(
    const QString& workspace, const analysis::FactsPtr& facts, const ReportRequest& request, Progress& progress)
{
    MadeReport made = makeReport(openToRead(workspace, progress), facts, request, QStringLiteral("report.pdf"), progress);
    ReportPages pages(made.document, made.map, progress);
    return std::make_shared<const ReportPreview>(ReportPreview {std::move(pages), std::move(made.document), request.recipe});
}

} // namespace weir::ui
