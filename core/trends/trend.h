// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"
#include "core/stats/control_limits.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// What a series of a metric says: whether it changed for real, and since when.
namespace weir::trends {

/// A step of the level that is hardly chance (stats::changePoints).
struct LevelChange {
    Day start; ///< of the first bucket of the new level
    double before = 0, after = 0; ///< in the metric's unit
    double p = 1;
};

/// Limits hold from one confirmed change to the next.
struct Level {
    std::size_t begin = 0, end = 0; ///< rows of MetricResult::series, half-open
    std::optional<metrics::MetricLimits> limits; ///< absent: too few points, or no honest limits for this metric
};

/// The one thing a small chart says, the strongest first.
enum class Finding {
    Unknown, ///< no bucket has a value
    TooFew, ///< too few whole buckets to tell chance from change
    Shifted, ///< `since`, `before`, `after`, `p`: the newest step from one level that lasted to another
    Drifts, ///< of a stock: `perBucket`, `p`
    Outside, ///< `since`: the newest point beyond a limit
    Ran, ///< `since`: a run on one side of the centre (stats::ControlRule), newer than any point beyond a limit
    Steady, ///< no signal
};

enum class Judgement { Neutral, Better, Worse };

struct Trend {
    metrics::MetricResult result; ///< over trendWindow(); its `limits` are those of the newest level
    std::vector<LevelChange> changes; ///< ascending; proposals, limits do not follow them by themselves
    std::vector<Level> levels; ///< cover the series; one where nothing is confirmed
    std::size_t charted = 0; ///< whole buckets with a value
    double falseAlarms = 0; ///< share of stable charts such as this one with a signal of either rule (stats::falseAlarmShare)
    Finding finding = Finding::Unknown;
    Judgement judgement = Judgement::Neutral;
    bool rises = false; ///< direction of a finding that has one
    Day since {};
    double before = 0, after = 0, p = 1;
    double perBucket = 0;
    /// Something changed that is hardly chance: tested at stats::changeLevel. Of a run that long, or a point outside, chance is told by
    /// `falseAlarms`, which is more.
    [[nodiscard]] bool changed() const { return finding == Finding::Shifted || finding == Finding::Drifts; }
};

/// Which limits are honest for a metric; absent for a stock, whose values are not independent of each other.
[[nodiscard]] std::optional<stats::ControlKind> controlKind(const metrics::MetricInfo& info);

/// So many buckets a trend shows at least, where the data reach so far.
inline constexpr int fewestBuckets = 26;
/// The selection with its window widened into the past to whole buckets, at least fewestBuckets of them; what was open stays open.
[[nodiscard]] Selection trendWindow(const analysis::Facts& facts, const Selection& selection, Bucket bucket);

/// `confirmed`: first days of levels that the user has confirmed, in any order; limits begin anew there. The window of the
/// query is taken as it is.
[[nodiscard]] Trend measureTrend(const metrics::Metric& metric, const analysis::Facts& facts, const metrics::MetricQuery& query,
    std::span<const Day> confirmed, Progress& progress);

} // namespace weir::trends
