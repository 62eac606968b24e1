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
#include <vector>

/// What the session's jobs do on their workers. Each opens the workspace for itself (one connection a thread), returns a
/// value and touches nothing else.
namespace weir::ui::jobs {

/// The workspace as of one moment.
struct Snapshot {
    DatasetPtr data;
    analysis::FactsPtr facts;
    std::vector<store::ImportInfo> imports;
    std::vector<store::StoredReject> rejects;
    bool readOnly = false;
    bool canUndo = false, canRedo = false;
    QString undoLabel, redoLabel;
};

/// The stream in a selection and in the window before it.
struct Measured {
    Selection selection;
    std::shared_ptr<const analysis::StreamResult> stream, before;
};

struct Loaded {
    Snapshot snapshot;
    Measured measured;
};

/// Which selection to measure in; decided on the worker because the default depends on the data.
using SelectionRule = std::function<Selection(const analysis::Facts&)>;

[[nodiscard]] Measured measure(const analysis::Facts& facts, const Selection& selection, Progress& progress);
[[nodiscard]] Loaded load(const QString& file, const SelectionRule& rule, Progress& progress);
[[nodiscard]] Loaded createAndLoad(const QString& file, const SelectionRule& rule, Progress& progress);

/// One after the other; a source that fails becomes a sentence, a cancel ends the row.
struct SourceRequest {
    QString path;
    std::string format; ///< empty: by content
};
[[nodiscard]] ImportReport importAll(const QString& file, const std::vector<SourceRequest>& sources, Instant now, Progress& progress);
[[nodiscard]] Loaded removeSource(const QString& file, std::int64_t sourceId, const SelectionRule& rule, Progress& progress);

/// Decisions about the stage map leave the observations alone: `data` is kept and only the facts are made anew.
[[nodiscard]] Loaded setStageMap(
    const QString& file, const DatasetPtr& data, const StageMap& map, const QString& label, const SelectionRule& rule, Progress& progress);
enum class Direction { Undo, Redo };
[[nodiscard]] Loaded step(const QString& file, const DatasetPtr& data, Direction direction, const SelectionRule& rule, Progress& progress);
[[nodiscard]] std::int64_t countLines(const QString& file, Progress& progress);

} // namespace weir::ui::jobs
