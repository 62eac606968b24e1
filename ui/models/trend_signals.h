// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trends/trend.h"

#include <cstddef>
#include <vector>

namespace weir::ui {

/// Which points of a trend broke a rule of its limits, row by row.
struct TrendSignals {
    struct Point {
        bool outside = false, run = false;
        bool above = false; ///< of the centre of its level
        [[nodiscard]] bool any() const { return outside || run; }
    };
    /// Points in a row on one side of the centre.
    struct Run {
        std::size_t first = 0, last = 0; ///< rows
        std::size_t count = 0; ///< points between them that have a value
        bool above = false;
    };
    std::vector<Point> points; ///< one a row of the series
    std::vector<Run> runs;
    bool runLasts = false; ///< the newest run goes up to the newest whole point
    std::vector<std::size_t> outside; ///< rows
};

[[nodiscard]] TrendSignals trendSignals(const trends::Trend& trend);

/// Whether more, or less, of the metric is better or worse.
[[nodiscard]] trends::Judgement judged(const metrics::MetricInfo& info, bool more);

} // namespace weir::ui
