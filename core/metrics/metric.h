// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"
#include "core/stats/summary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::metrics {

/// What a metric is, in words that stand beside its formula and reach the user unchanged.
struct MetricInfo {
    std::string_view id;
    std::string_view title;
    std::string_view unit; ///< seconds, per week, ratio, items, commits
    std::string_view clock; ///< elapsed, none
    std::string_view definition; ///< one sentence
    std::string_view formula;
    std::string_view leavesOut; ///< what is not counted, and why
    std::string_view source; ///< where the definition comes from
    bool moreIsBetter = true;
    bool hasDirection = true; ///< false: neither more nor less of it is better
    bool isStock = false; ///< what is there at a moment, other than what happens over time
};

struct MetricQuery {
    Selection selection;
    Bucket bucket = Bucket::Week;
};

/// One bucket of the series. `value`: the count, rate or ratio; for a duration its p50.
struct MetricPoint {
    Day start, end;
    std::int64_t n = 0;
    std::optional<double> value, low, high;
    bool partial = false; ///< the data does not cover the bucket whole
};

struct MetricSummary {
    std::int64_t n = 0; ///< what was measured
    std::optional<double> value, mean, p50, p85, p95;
};

struct MetricLimits {
    double centre = 0, lower = 0, upper = 0;
    struct Signal {
        Day start;
        std::string rule;
    };
    std::vector<Signal> signalPoints; ///< (not "signals": Qt has a macro of that name)
};

struct MetricResult {
    const MetricInfo* info = nullptr;
    std::int64_t known = 0, of = 0; ///< coverage; of a stock that of its newest figure
    MetricSummary summary;
    std::vector<MetricPoint> series; ///< every bucket of the window, also with 0
    std::optional<MetricLimits> limits; ///< absent: too little data, or no honest limits for this kind
    double buckets = 0; ///< of a count: the exact time that the data cover, in buckets; else 0
    bool atMost = false; ///< the value is an upper bound: where no queue is known, waiting counts as work
    std::vector<std::uint32_t> items; ///< rows of Dataset::items (commits: of commits) behind the figure, ascending
};

/// What a figure is estimated from, one value an item: durations in seconds, or of a ratio of sums its parts and wholes.
struct MetricSample {
    std::vector<double> values, wholes;
};

/// One file pair a metric; stateless.
class Metric {
public:
    virtual ~Metric() = default;
    [[nodiscard]] virtual const MetricInfo& info() const = 0;
    [[nodiscard]] virtual MetricResult compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const = 0;
    /// Of a result of this metric; nothing where the figure is a count.
    [[nodiscard]] virtual MetricSample sample(const analysis::Facts&, const MetricResult&) const { return {}; }
};

/// The list: one line each, in the order of the contract.
[[nodiscard]] const std::vector<const Metric*>& allMetrics();
/// Null if nobody knows the id.
[[nodiscard]] const Metric* findMetric(std::string_view id);

} // namespace weir::metrics
