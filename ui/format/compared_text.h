// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/comparison.h"
#include "core/model/saved_view.h"
#include "core/stats/differences.h"

#include <QString>

#include <optional>

/// What two windows side by side, and a view under a name, say in words.
namespace weir::ui {

/// A difference in a unit, ready for words.
struct ShownDifference {
    enum class Unit { Seconds, Ratio, PerBucket, Items };
    Unit unit = Unit::Seconds;
    std::optional<double> value; ///< newer less earlier; absent: one of the windows tells nothing, or only a bound
    enum class Missing { Then, Now, Bounded };
    Missing missing = Missing::Then; ///< why there is no value
    std::optional<stats::Interval> interval; ///< absent: too few values, or nothing is estimated
    bool estimated = true; ///< false: a stock, counted at two moments
    [[nodiscard]] bool beyondChance() const { return interval && (interval->low > 0 || interval->high < 0); }
};
[[nodiscard]] ShownDifference shownDifference(const metrics::MetricComparison& comparison);

/// "3.1 d longer (0.4 to 6.0)", "no difference beyond chance", "4 points higher, too few items to tell from chance".
[[nodiscard]] QString differenceText(const ShownDifference& difference);
/// "Lead time was 3.1 days longer (0.4 to 6.0; n = 52 and 61)."
[[nodiscard]] QString differenceSentence(const metrics::MetricComparison& comparison, Bucket bucket);
/// How the interval was made: "95 % interval by …".
[[nodiscard]] QString differenceMethodText(const metrics::MetricComparison& comparison);

/// "17 Nov – 8 Feb", open ends in words; the year where it is not that of `now`.
[[nodiscard]] QString daysText(const TimeWindow& window, const Zone& zone, Instant now);
/// "last 12 weeks, Type: Bug, in Trends": what a view shows.
[[nodiscard]] QString viewText(const SavedView& view);

} // namespace weir::ui
