// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/stream.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"
#include "ui/session/session.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

/// What the session's jobs do on their workers. Each opens the workspace for itself (one connection a thread), returns a
/// value and touches nothing else.
namespace weir::ui::jobs {

/// What hangs on the log of decisions alone: read without measuring anything.
struct Decided {
    ReportRecipe recipe;
    std::vector<SavedView> views;
    bool canUndo = false, canRedo = false;
    QString undoLabel, redoLabel;
    friend bool operator==(const Decided&, const Decided&) = default;
};

/// The workspace as of one moment.
struct Snapshot {
    DatasetPtr data;
    analysis::FactsPtr facts;
    std::vector<store::ImportInfo> imports;
    store::Totals totals;
    std::int64_t statusChanges = 0;
    RejectGroupsPtr rejects; ///< of the first 10,000
    FinishedWeeks weeks;
    ChartMarks marks;
    TimeWindow defaultWindow; ///< see window_choice.h
    bool readOnly = false;
    Decided decided;
};

/// What is to be measured.
struct Chosen {
    Selection selection;
    Comparison comparison;
};

/// The stream in a selection and in the window that it is compared with, or the one before it.
struct Measured {
    Selection selection;
    Comparison comparison;
    std::shared_ptr<const analysis::StreamResult> stream, before;
};

struct Loaded {
    Snapshot snapshot;
    Measured measured;
};

/// Which selection to measure in; decided on the worker because the default depends on the data.
using SelectionRule = std::function<Chosen(const analysis::Facts&)>;

[[nodiscard]] Measured measure(const analysis::Facts& facts, const Chosen& chosen, Progress& progress);
/// The same stream, its stages ranked by a replay of the log where that bears it.
[[nodiscard]] std::shared_ptr<const analysis::StreamResult> ranked(
    const analysis::Facts& facts, const Selection& selection, const analysis::StreamResult& stream, Progress& progress);
/// With `data` kept (decisions about the stage map leave the observations alone), only what hangs on decisions is read.
[[nodiscard]] Loaded load(const QString& file, DatasetPtr data, const SelectionRule& rule, Progress& progress);
[[nodiscard]] Decided readDecided(const QString& file, const Progress& progress);
[[nodiscard]] Loaded createAndLoad(const QString& file, const SelectionRule& rule, Progress& progress);

/// One after the other; a source that fails becomes a sentence, a cancel ends the row. A folder of exports becomes its files.
struct SourceRequest {
    SourceChoice source;
    std::int64_t replaces = 0; ///< source that goes once this one is there; 0: none
    std::int64_t again = 0; ///< source that is read as it was; 0: none
};
/// Folders among what was `named` are remembered.
[[nodiscard]] ImportReport importAll(
    const QString& file, const std::vector<SourceRequest>& sources, const QStringList& named, Instant now, Progress& progress);
/// Every source that has changed since it was taken, but those that are `left`.
[[nodiscard]] ImportReport refreshAll(const QString& file, Instant now, const std::set<std::int64_t>& left, Progress& progress);

/// Reads without writing; `known` may be null.
[[nodiscard]] import::Preview preview(
    const QString& file, const SourceChoice& source, const DatasetPtr& known, import::PreviewDepth depth, Progress& progress);
/// What the user decided, written and nothing else: short, so that it can be finished whatever happens to the window.
void removeSource(const QString& file, std::int64_t sourceId, Progress& progress);
void setStageMap(const QString& file, const StageMap& map, const QString& label, const Progress& progress);
void changePeople(const QString& file, const std::function<void(PeopleDecisions&)>& change, const QString& label, const Progress& progress);
void changeLinks(const QString& file, const std::function<void(LinkEdits&)>& change, const QString& label, const Progress& progress);
void changeChartMarks(const QString& file, const std::function<void(ChartMarks&)>& change, const QString& label, const Progress& progress);
void setReportRecipe(const QString& file, const ReportRecipe& recipe, const QString& label, const Progress& progress);
void changeSavedViews(
    const QString& file, const std::function<void(std::vector<SavedView>&)>& change, const QString& label, const Progress& progress);
/// What a decision changes beside itself: nothing (the report and the views hang on the log alone), what is made of the observations, the
/// observations.
enum class Reach { Log, Facts, Data };
enum class Direction { Undo, Redo };
[[nodiscard]] Reach step(const QString& file, Direction direction, Progress& progress);

/// Both read the file and write nothing.
[[nodiscard]] DataNotesPtr dataNotes(const QString& file, const analysis::Facts& facts, Progress& progress);
[[nodiscard]] PeopleReportPtr people(const QString& file, Progress& progress);

[[nodiscard]] import::LineCounts countLines(const QString& file, Progress& progress);

} // namespace weir::ui::jobs
