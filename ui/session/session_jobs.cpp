// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_jobs.h"

#include "core/import/importer.h"
#include "ui/format/error_text.h"
#include "ui/session/window_choice.h"

#include <QFile>
#include <QTimeZone>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace weir::ui::jobs {

namespace {

constexpr std::int64_t rejectLimit = 10'000;
const std::string stageMapKind = "stage map"; // store::Decision::kind

std::filesystem::path pathOf(const QString& file)
{
    return std::filesystem::path(QFile::encodeName(file).toStdString());
}

analysis::FactsPtr factsOf(const store::Workspace& workspace, const DatasetPtr& data, Progress& progress)
{
    progress.stage("Measuring");
    return analysis::computeFacts(data, workspace.stageMap(*data), Calendar(store::loadZone(workspace.zoneName())), progress);
}

void readUndo(const store::Workspace& workspace, Snapshot& snapshot)
{
    snapshot.canUndo = workspace.canUndo();
    snapshot.canRedo = workspace.canRedo();
    for (const store::Decision& decision : workspace.decisions()) {
        const QString label = QString::fromStdString(decision.label);
        if (!decision.undone) {
            snapshot.undoLabel = label;
            snapshot.redoLabel.clear();
        } else if (snapshot.redoLabel.isEmpty()) {
            snapshot.redoLabel = label;
        }
    }
    if (!snapshot.canUndo)
        snapshot.undoLabel.clear();
    if (!snapshot.canRedo)
        snapshot.redoLabel.clear();
}

bool isMissing(const store::ImportInfo& import)
{
    std::error_code ignored;
    return import.path != "-" && !std::filesystem::exists(std::filesystem::path(import.path), ignored);
}

/// With `data` kept, only what hangs on decisions is read.
Loaded loadFrom(const store::Workspace& workspace, DatasetPtr data, const SelectionRule& rule, Progress& progress)
{
    Loaded loaded;
    Snapshot& snapshot = loaded.snapshot;
    snapshot.data = data != nullptr ? std::move(data) : workspace.load(progress);
    snapshot.facts = factsOf(workspace, snapshot.data, progress);
    snapshot.imports = workspace.imports();
    for (store::ImportInfo& import : snapshot.imports)
        import.missing = isMissing(import);
    snapshot.rejects = workspace.rejects(0, rejectLimit);
    snapshot.readOnly = workspace.readOnly();
    readUndo(workspace, snapshot);
    loaded.measured = measure(*snapshot.facts, rule(*snapshot.facts), progress);
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

Measured measure(const analysis::Facts& facts, const Selection& selection, Progress& progress)
{
    Measured measured;
    measured.selection = selection;
    measured.stream =
        std::make_shared<const analysis::StreamResult>(analysis::measureStream(facts, selection, analysis::Level::Stage, progress));
    if (const auto before = windowBefore(facts, selection)) {
        Selection earlier = selection;
        earlier.window = *before;
        measured.before =
            std::make_shared<const analysis::StreamResult>(analysis::measureStream(facts, earlier, analysis::Level::Stage, progress));
    }
    return measured;
}

Loaded load(const QString& file, const SelectionRule& rule, Progress& progress)
{
    const store::Workspace workspace = store::Workspace::open(pathOf(file));
    return loadFrom(workspace, nullptr, rule, progress);
}

Loaded createAndLoad(const QString& file, const SelectionRule& rule, Progress& progress)
{
    const store::Workspace workspace = store::Workspace::create(pathOf(file), systemZone());
    return loadFrom(workspace, nullptr, rule, progress);
}

ImportReport importAll(const QString& file, const std::vector<SourceRequest>& sources, Instant now, Progress& progress)
{
    ImportReport report;
    store::Workspace workspace = store::Workspace::open(pathOf(file));
    for (const SourceRequest& source : sources) {
        import::ImportRequest request;
        request.source = pathOf(source.path);
        request.format = source.format;
        request.options.zone = workspace.zoneName();
        request.options.importedAt = now;
        try {
            progress.checkpoint();
            report.results.push_back(import::importSource(workspace, request, progress));
        } catch (const Cancelled&) {
            report.cancelled = true;
            break;
        } catch (const Error& error) {
            report.failures.append(errorSentence(error));
        } catch (const std::exception& other) { // a bug in one reader must not cost the other sources
            report.failures.append(errorSentence(Error(ErrorCode::Internal, source.path.toStdString() + ": " + other.what())));
        }
    }
    return report;
}

Loaded removeSource(const QString& file, std::int64_t sourceId, const SelectionRule& rule, Progress& progress)
{
    store::Workspace workspace = store::Workspace::open(pathOf(file));
    workspace.removeSource(sourceId, progress);
    return loadFrom(workspace, nullptr, rule, progress);
}

Loaded setStageMap(
    const QString& file, const DatasetPtr& data, const StageMap& map, const QString& label, const SelectionRule& rule, Progress& progress)
{
    store::Workspace workspace = store::Workspace::open(pathOf(file));
    workspace.setStageMap(map, label.toStdString());
    return loadFrom(workspace, data, rule, progress);
}

Loaded step(const QString& file, const DatasetPtr& data, Direction direction, const SelectionRule& rule, Progress& progress)
{
    store::Workspace workspace = store::Workspace::open(pathOf(file));
    const std::vector<store::Decision> decisions = workspace.decisions();
    const store::Decision* decision = nextDecision(decisions, direction);
    const bool keepsData = decision != nullptr && decision->kind == stageMapKind;
    if (direction == Direction::Undo)
        workspace.undo(progress);
    else
        workspace.redo(progress);
    return loadFrom(workspace, keepsData ? data : nullptr, rule, progress);
}

std::int64_t countLines(const QString& file, Progress& progress)
{
    store::Workspace workspace = store::Workspace::open(pathOf(file));
    return import::countLines(workspace, progress);
}

} // namespace weir::ui::jobs
