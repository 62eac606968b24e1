// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/stats/summary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weir::analysis {

/// How the stream's items flow over time. Buckets cover the window from its first instant to its last, in the zone.
struct FlowSeries {
    std::vector<Day> bounds; ///< n buckets, n + 1 days
    std::vector<std::int64_t> arrivals; ///< items created in the bucket, within the window
    std::vector<std::int64_t> finished; ///< items finished in the bucket, within the window
    std::vector<std::int64_t> inProgress; ///< started and not ended at the bucket's end
    /// [stage][bucket]: visits at the bucket's end of items that have not ended; final stages: items that ended there
    /// since the series' first day. Areas of one above the other are the cumulative flow by current state.
    std::vector<std::vector<std::int64_t>> byStage;
};
[[nodiscard]] FlowSeries flowSeries(const Facts& facts, const Selection& selection, Bucket bucket, Progress& progress);

/// Items finished in each week of the window, also those with 0: the sparkline above all places.
struct WeeklyCounts {
    std::vector<Day> starts; ///< Mondays
    std::vector<std::int64_t> counts;
};
[[nodiscard]] WeeklyCounts finishedPerWeek(const Facts& facts, const Selection& selection);

/// Time in one status of the tracker, over the visits that ended in the window.
struct StatusTime {
    std::string name;
    std::string kind; ///< queue, work, wait, outside, done, discarded
    stats::Summary time; ///< seconds
    double totalSeconds = 0; ///< over all these visits
};
/// In stream order; only items of the stream.
[[nodiscard]] std::vector<StatusTime> timeInStatus(const Facts& facts, const Selection& selection, Progress& progress);

} // namespace weir::analysis
