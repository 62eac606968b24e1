// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_jobs.h"

#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/chosen_window.h"
#include "core/base/error.h"
#include "core/import/attempt.h"
#include "core/import/importer.h"
#include "core/import/refresh.h"
#include "core/readers/refusal.h"
#include "core/store/report_recipe_json.h"
#include "ui/format/error_text.h"
#include "ui/session/window_choice.h"

#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace weir::ui::jobs {

namespace {

const std::string stageMapKind = "stage map"; // store::Decision::kind
const std::string chartMarksKind = "chart marks";
const std::string reportKind = "report";
const std::string viewsKind = "views";
const std::string sourceRemovedKind = "source removed";

std::filesystem::path pathOf(const QString& file)
{
    return std::filesystem::path(QFile::encodeName(file).toStdString());
}

/// Cancelling ends the wait for others that write.
store::Workspace open(const QString& file, const Progress& progress)
{
    return store::Workspace::open(pathOf(file), store::OpenMode::ReadWrite, progress);
}

analysis::FactsPtr factsOf(const store::Workspace& workspace, const DatasetPtr& data, Progress& progress)
{
    progress.stage(Session::tr("Measuring").toStdString());
    StageMap map = workspace.stageMap(*data);
    auto hoursZone = store::hoursZone(map);
    return analysis::computeFacts(data, std::move(map), Calendar(store::loadZone(workspace.zoneName())), progress, std::move(hoursZone));
}

/// As the window says it: what the store words itself is said in the user's language.
QString decisionLabel(const store::Decision& decision)
{
    if (decision.kind == sourceRemovedKind)
        return Session::tr("Remove %1", "name of a source").arg(QFileInfo(QString::fromStdString(decision.subject)).fileName());
    return QString::fromStdString(decision.label);
}

Decided decidedIn(const store::Workspace& workspace)
{
    Decided decided;
    decided.recipe = workspace.reportRecipe().value_or(store::defaultRecipe());
    decided.views = workspace.savedViews();
    decided.canUndo = workspace.canUndo();
    decided.canRedo = workspace.canRedo();
    for (const store::Decision& decision : workspace.decisions()) {
        const QString label = decisionLabel(decision);
        if (!decision.undone) {
            decided.undoLabel = label;
            decided.redoLabel.clear();
        } else if (decided.redoLabel.isEmpty()) {
            decided.redoLabel = label;
        }
    }
    if (!decided.canUndo)
        decided.undoLabel.clear();
    if (!decided.canRedo)
        decided.redoLabel.clear();
    return decided;
}

Loaded loadFrom(const store::Workspace& workspace, DatasetPtr data, const SelectionRule& rule, Progress& progress)
{
    Loaded loaded;
    Snapshot& snapshot = loaded.snapshot;
    snapshot.data = data != nullptr ? std::move(data) : workspace.load(progress);
    snapshot.facts = factsOf(workspace, snapshot.data, progress);
    snapshot.imports = workspace.imports();
    snapshot.totals = workspace.totals();
    snapshot.statusChanges = std::ranges::count_if(snapshot.data->visits.from, &StatusIndex::valid);
    snapshot.rejects = groupRejects(workspace.rejects(0, rejectLimit));
    snapshot.weeks = finishedWeeks(*snapshot.facts);
    snapshot.marks = workspace.chartMarks();
    snapshot.readOnly = workspace.readOnly();
    snapshot.decided = decidedIn(workspace);
    const Chosen chosen = rule(*snapshot.facts);
    snapshot.defaultWindow = defaultWindow(*snapshot.facts, chosen.selection.now);
    loaded.measured = measure(*snapshot.facts, chosen, progress);
    return loaded;
}

/// The decision that undo (redo) would take, or null.
const store::Decision* nextDecision(const std::vector<store::Decision>& decisions, Direction direction)
{
    const auto lastActive =
        std::find_if(decisions.rbegin(), decisions.rend(), [](const store::Decision& decision) { return !decision.undone; });
    if (direction == Direction::Undo)
        return lastActive == decisions.rend() ? nullptr : &*lastActive;
    const auto firstUndone = lastActive.base();
    return firstUndone == decisions.end() ? nullptr : &*firstUndone;
}

/// Of a decision that is not there or of another kind: nothing is known of what it leaves as it is.
Reach reachOf(const store::Decision* decision)
{
    if (decision == nullptr)
        return Reach::Data;
    if (decision->kind == reportKind || decision->kind == viewsKind)
        return Reach::Log;
    return decision->kind == stageMapKind || decision->kind == chartMarksKind ? Reach::Facts : Reach::Data;
}

std::string systemZone()
{
    const std::string name = QTimeZone::systemTimeZoneId().toStdString();
    try {
        return store::loadZone(name).name();
    } catch (const Error&) {
        return "UTC";
    }
}

} // namespace

Measured measure(const analysis::Facts& facts, const Chosen& chosen, Progress& progress)
{
    const Selection& selection = chosen.selection;
    Measured measured;
    measured.selection = selection;
    measured.comparison = chosen.comparison;
    auto stream = std::make_shared<analysis::StreamResult>(analysis::measureStream(facts, selection, analysis::Level::Stage, progress));
    if (!stream->ranking.entries.empty())
        stream->ranking.why = analysis::MethodReason::Replaying; // see ranked()
    measured.stream = std::move(stream);
    const auto before =
        chosen.comparison.on() ? analysis::comparedWindow(facts, selection, chosen.comparison) : analysis::windowBefore(facts, selection);
    if (before) {
        Selection earlier = selection;
        earlier.window = *before;
        measured.before =
            std::make_shared<const analysis::StreamResult>(analysis::measureStream(facts, earlier, analysis::Level::Stage, progress));
    }
    return measured;
}

std::shared_ptr<const analysis::StreamResult> ranked(
    const analysis::Facts& facts, const Selection& selection, const analysis::StreamResult& stream, Progress& progress)
{
    auto result = std::make_shared<analysis::StreamResult>(stream);
    result->ranking = analysis::rankBySimulation(facts, selection, stream, analysis::simulationSeed, progress);
    return result;
}

Loaded load(const QString& file, DatasetPtr data, const SelectionRule& rule, Progress& progress)
{
    if (!QFileInfo::exists(file))
        throw Error(ErrorCode::NotFound, missingWorkspaceSentence(file).toStdString());
    const store::Workspace workspace = open(file, progress);
    return loadFrom(workspace, std::move(data), rule, progress);
}

Decided readDecided(const QString& file, const Progress& progress)
{
    return decidedIn(open(file, progress));
}

Loaded createAndLoad(const QString& file, const SelectionRule& rule, Progress& progress)
{
    const store::Workspace workspace = store::Workspace::create(pathOf(file), systemZone());
    return loadFrom(workspace, nullptr, rule, progress);
}

namespace {

/// What was named, with a folder of exports as its files; what else lies there goes to `leftAside`.
std::vector<SourceRequest> expanded(
    const std::vector<SourceRequest>& named, std::vector<import::LeftAside>& leftAside, const Progress& progress)
{
    std::vector<SourceRequest> sources;
    for (const SourceRequest& source : named) {
        if (!source.source.isOpen() || source.replaces != 0) {
            sources.push_back(source); // one source, whatever it is
            continue;
        }
        const import::ExpandedSources inside = import::expandSources({pathOf(source.source.path).string()}, progress);
        for (const std::string& path : inside.sources)
            sources.push_back({.source = {.path = QFile::decodeName(QByteArray::fromStdString(path))}});
        leftAside.insert(leftAside.end(), inside.leftAside.begin(), inside.leftAside.end());
    }
    return sources;
}

/// As the core takes it; `zone` is the workspace's.
weir::import::ImportRequest requestFor(const SourceChoice& source, const std::string& zone)
{
    weir::import::ImportRequest request;
    request.source = pathOf(source.path);
    request.format = source.format;
    request.options.mapping = source.mapping;
    request.options.zone = source.zone.empty() ? zone : source.zone;
    return request;
}

/// As it was read the last time.
weir::import::ImportRequest requestAgain(const store::Workspace& workspace, std::int64_t sourceId)
{
    const std::vector<store::ImportInfo> imports = workspace.imports();
    const auto last =
        std::find_if(imports.rbegin(), imports.rend(), [sourceId](const store::ImportInfo& import) { return import.sourceId == sourceId; });
    if (last == imports.rend())
        throw Error(ErrorCode::Unknown, "The workspace has no such source any more; look at its list of sources again.");
    return import::requestAgain(workspace, *last);
}

/// Folders among what was asked for. What was taken stays and is told, whatever becomes of this.
void remember(store::Workspace& workspace, const std::vector<SourceRequest>& asked, const QStringList& named, ImportReport& report,
    const Progress& progress)
{
    std::vector<std::string> folders;
    for (const SourceRequest& source : asked)
        folders.push_back(pathOf(source.source.path).string());
    for (const QString& name : named)
        folders.push_back(pathOf(name).string());
    try {
        const auto failure = import::attempt(workspace.file().string(), [&] { import::rememberFolders(workspace, folders, progress); });
        if (failure)
            report.failures.append(errorSentence(*failure) + QLatin1Char(' ')
                + Session::tr("What was imported stays, but files that come into its folder will not be offered."));
    } catch (const Cancelled&) {
        report.cancelled = true; // after everything was read
    }
}

/// In the window nobody writes a mapping by hand: of a table that is not known it says where its columns are explained.
void throwUnknownTable(const std::filesystem::path& source)
{
    std::error_code failure;
    if (std::filesystem::is_directory(source, failure))
        return;
    if (const readers::Refusal refusal = readers::refusalOf(source); refusal.table)
        throw Error(ErrorCode::NotThis,
            source.string() + " is " + refusal.what
                + ", which Weir does not know; choose its format, then say in the head of the table what its columns mean.");
}

/// The source that an import brought anew is the one to keep, even if it turns out to be the old one.
void removeReplaced(store::Workspace& workspace, std::int64_t old, const import::ImportResult& result, Progress& progress)
{
    const std::vector<store::ImportInfo> imports = workspace.imports();
    const auto brought = std::ranges::find(imports, result.importId, &store::ImportInfo::id);
    if (brought == imports.end() || brought->sourceId == old)
        return;
    if (std::ranges::find(imports, old, &store::ImportInfo::sourceId) != imports.end())
        workspace.removeSource(old, progress);
}

} // namespace

ImportReport importAll(
    const QString& file, const std::vector<SourceRequest>& asked, const QStringList& named, Instant now, Progress& progress)
{
    ImportReport report;
    store::Workspace workspace = open(file, progress);
    const std::vector<SourceRequest> sources = expanded(asked, report.leftAside, progress);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const SourceRequest& source = sources[i];
        const std::size_t taken = report.results.size();
        try {
            progress.checkpoint();
            const auto failure = import::attempt(source.source.path.toStdString(), [&] {
                import::ImportRequest request =
                    source.again != 0 ? requestAgain(workspace, source.again) : requestFor(source.source, workspace.zoneName());
                request.options.importedAt = now;
                report.results.push_back(import::importSource(workspace, request, progress));
                if (source.replaces != 0)
                    removeReplaced(workspace, source.replaces, report.results.back(), progress);
            });
            if (failure)
                report.failures.append(errorSentence(*failure));
        } catch (const Cancelled&) {
            report.cancelled = true;
            report.unread = static_cast<int>(sources.size() - i - (report.results.size() - taken));
            break;
        }
    }
    if (!report.results.empty() && !report.cancelled) // else what was not read would be no news ever
        remember(workspace, asked, named, report, progress);
    return report;
}

ImportReport refreshAll(const QString& file, Instant now, const std::set<std::int64_t>& left, Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    import::Refreshed refreshed = import::refreshSources(workspace, now, progress, left);
    ImportReport report;
    report.cancelled = refreshed.cancelled;
    report.lookedAt = static_cast<int>(refreshed.sources.size() - refreshed.count(import::SourceStanding::Piped));
    report.asBefore = static_cast<int>(refreshed.count(import::SourceStanding::AsBefore));
    for (import::RefreshedSource& source : refreshed.sources) {
        if (source.result)
            report.results.push_back(std::move(*source.result));
        else if (source.look.standing == import::SourceStanding::Missing)
            report.missing.append(QString::fromStdString(source.look.source));
        else if (const std::string& why = source.failure.empty() ? source.look.why : source.failure; !why.empty())
            report.failures.append(errorSentence(Error(ErrorCode::Unreadable, why)));
    }
    return report;
}

weir::import::Preview preview(
    const QString& file, const SourceChoice& source, const DatasetPtr& known, weir::import::PreviewDepth depth, Progress& progress)
{
    const auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadOnly, progress);
    const weir::import::ImportRequest request = requestFor(source, workspace.zoneName());
    try {
        return weir::import::previewSource(workspace, request, known.get(), depth, progress);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::NotThis && request.format.empty() && !request.options.mapping)
            throwUnknownTable(request.source);
        throw;
    }
}

void removeSource(const QString& file, std::int64_t sourceId, Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.removeSource(sourceId, progress);
}

void setStageMap(const QString& file, const StageMap& map, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.setStageMap(map, label.toStdString());
}

void changeChartMarks(const QString& file, const std::function<void(ChartMarks&)>& change, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.changeChartMarks(change, label.toStdString());
}

void changePeople(const QString& file, const std::function<void(PeopleDecisions&)>& change, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.changePeople(change, label.toStdString(), progress);
}

void changeLinks(const QString& file, const std::function<void(LinkEdits&)>& change, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.changeLinks(change, label.toStdString(), progress);
}

DataNotesPtr dataNotes(const QString& file, const analysis::Facts& facts, Progress& progress)
{
    const auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadOnly, progress);
    auto notes = std::make_shared<DataNotes>();
    notes->list = workspace.dataNotes(facts, progress);
    std::vector<bool> touched(facts.data->items.size());
    for (const analysis::DataNote& note : notes->list) {
        progress.checkpoint();
        for (const std::uint32_t item : note.items)
            touched[item] = true;
    }
    notes->touchedItems = std::ranges::count(touched, true);
    return notes;
}

PeopleReportPtr people(const QString& file, Progress& progress)
{
    const auto workspace = store::Workspace::open(pathOf(file), store::OpenMode::ReadOnly, progress);
    return std::make_shared<const PeopleReport>(workspace.people(progress));
}

void changeSavedViews(
    const QString& file, const std::function<void(std::vector<SavedView>&)>& change, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.changeSavedViews(change, label.toStdString());
}

void setReportRecipe(const QString& file, const ReportRecipe& recipe, const QString& label, const Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    workspace.setReportRecipe(recipe, label.toStdString());
}

Reach step(const QString& file, Direction direction, Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    const std::vector<store::Decision> decisions = workspace.decisions();
    const store::Decision* decision = nextDecision(decisions, direction);
    const Reach reach = reachOf(decision);
    if (direction == Direction::Undo)
        workspace.undo(progress);
    else
        workspace.redo(progress);
    return reach;
}

// Spelled out: clang-format 14 takes a line that begins with "import" for the import of a module, and mangles it.
weir::import::LineCounts countLines(const QString& file, Progress& progress)
{
    store::Workspace workspace = open(file, progress);
    return import::countLines(workspace, progress);
}

} // namespace weir::ui::jobs
