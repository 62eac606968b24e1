// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/attention.h"
#include "core/analysis/facts.h"
#include "core/analysis/stream.h"
#include "core/metrics/comparison.h"
#include "ui/format/compared_text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace weir::ui {

/// One key figure with its course over the window and what it was in the window before.
struct OverviewFigure {
    std::optional<double> value; ///< seconds, a week, items or ratio
    std::optional<double> before;
    std::vector<std::optional<double>> course; ///< one value a bucket; absent: nothing there, or the bucket is not whole
    std::optional<ShownDifference> difference; ///< from the window that is compared with
    std::int64_t n = 0, nBefore = 0; ///< behind the difference
    bool signal = false; ///< a rule with a known false-alarm rate fired in the window
    std::optional<double> least, most; ///< of the course
};

/// What happened in the last seven days up to the newest data.
struct LastDays {
    Instant from = unknownInstant, to = unknownInstant;
    std::int64_t created = 0, finished = 0, left = 0; ///< left: without being done
};

/// Everything the overview says, as numbers; made on a worker.
struct OverviewData {
    analysis::FactsPtr facts;
    Selection selection;
    std::shared_ptr<const analysis::StreamResult> stream, before;
    OverviewFigure lead, within85, finished, inStream, activeShare, commits, known;
    std::optional<metrics::MetricComparison> leadCompared;
    std::optional<TimeWindow> compared; ///< somebody asked for the comparison; else `before` is the window before
    bool hasCommits = false;
    analysis::Attention attention;
    LastDays lastDays;
    std::int64_t moved = 0; ///< finished items of which a move from stage to stage is known
    std::int64_t straight = 0; ///< of these: never came back to a stage of the stream from a later one
    std::size_t unmapped = 0; ///< statuses that items were in and that have no stage
};
/// Some status belongs to a stage of the stream: without one nobody knows what is in progress.
[[nodiscard]] bool knowsStages(const analysis::StreamResult& stream);
using OverviewDataPtr = std::shared_ptr<const OverviewData>;

/// `stream` and `before` as the session measured them for this selection.
[[nodiscard]] OverviewDataPtr makeOverviewData(analysis::FactsPtr facts, const Selection& selection,
    std::shared_ptr<const analysis::StreamResult> stream, std::shared_ptr<const analysis::StreamResult> before,
    const std::optional<TimeWindow>& compared, Progress& progress);

} // namespace weir::ui
