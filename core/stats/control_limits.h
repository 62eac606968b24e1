// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace weir::stats {

/// Rules with a false-alarm rate that is known: see falseAlarmShare().
enum class ControlRule {
    Outside, ///< beyond a limit
    Run, ///< one of 8 or more points (shortestRun; of small counts it takes more) in a row on one side of the centre
};

struct ControlSignal {
    std::size_t index = 0; ///< in the values given
    ControlRule rule = ControlRule::Outside;
    friend bool operator==(const ControlSignal&, const ControlSignal&) = default;
};

struct ControlLimits {
    double centre = 0, lower = 0, upper = 0;
    std::vector<ControlSignal> signalPoints; ///< ascending by index, then rule
};

/// What the points of a chart are; decides which limits are honest for it.
enum class ControlKind {
    Count, ///< exact Poisson limits below a mean of 10, else XmR; never below 0
    Duration, ///< XmR on logarithms, because durations are skewed: without it 72 of 100 stable charts give a false signal
    Ratio, ///< XmR within [0, 1]
};

/// Limits of a process-behaviour chart from its own points. Absent points (nothing measured, bucket not whole) are left out;
/// neighbours among the others make the moving ranges. Absent below 6 points, if a duration is not positive, or if nothing varies.
/// XmR: mean ± 2.66 × mean moving range (W. A. Shewhart 1931; D. J. Wheeler, Understanding Variation, 1993).
[[nodiscard]] std::optional<ControlLimits> controlLimits(std::span<const std::optional<double>> points, ControlKind kind);

/// How many charts of so many points show at least one signal, of either rule, although the process is stable: as a share.
/// From a simulation of all kinds, of which it is about the largest; the more points, the more chances.
[[nodiscard]] double falseAlarmShare(std::size_t points);

} // namespace weir::stats
