// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

#include <optional>
#include <string_view>

namespace weir::metrics {

/// Why a difference has no interval, or how it got one.
enum class DifferenceMethod {
    None, ///< one of the windows tells nothing
    Rates, ///< counts in a time: stats::rateDifference
    Medians, ///< stats::percentileDifference
    Ratios, ///< stats::ratioDifference
    TooFew, ///< below stats::fewestForDifference() values in one of the windows
    Counted, ///< a stock at two moments: nothing is estimated
};
[[nodiscard]] std::string_view methodName(DifferenceMethod method); ///< "rates", …

/// One metric in two windows. `difference` is the newer value less the earlier one.
struct MetricComparison {
    const MetricInfo* info = nullptr;
    TimeWindow window; ///< the earlier one, as asked
    MetricResult earlier;
    std::optional<double> value, before; ///< MetricSummary::value of both
    std::int64_t n = 0, nBefore = 0; ///< what stands behind them: values, or what was counted
    bool atMost = false; ///< one of the values is an upper bound only: there is no difference
    std::optional<double> difference, low, high;
    std::optional<double> ratio, ratioLow, ratioHigh; ///< of counts: newer ÷ earlier
    DifferenceMethod method = DifferenceMethod::None;
    /// The interval lies on one side of 0, and does not touch what is shown as 0.
    [[nodiscard]] bool beyondChance() const;
};

/// `now`: the metric in the query's window. `window`: the one to compare with.
[[nodiscard]] MetricComparison compareMetric(const Metric& metric, const analysis::Facts& facts, const MetricQuery& query,
    const MetricResult& now, const TimeWindow& window, Progress& progress);

} // namespace weir::metrics
