// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/bucket_grid.h"
#include "core/metrics/metric.h"
#include "core/stats/control_limits.h"

#include <optional>
#include <span>
#include <vector>

/// What the metrics share: from what falls into buckets to points, summary and limits.
namespace weir::metrics {

/// The window of a query made finite, and its buckets over what the data of items, or of commits, cover.
[[nodiscard]] BucketGrid itemGrid(const analysis::Facts& facts, const MetricQuery& query);
[[nodiscard]] BucketGrid commitGrid(const analysis::Facts& facts, const MetricQuery& query);

/// Points with their days; `value` absent, `partial` where the data does not cover the bucket whole.
[[nodiscard]] std::vector<MetricPoint> emptyPoints(const BucketGrid& grid);

/// Series and summary of a count: a covered bucket without anything is 0, with its exact Poisson interval; the summary is over whole
/// buckets, but `value` is what was counted in all ÷ the exact time that the data cover, a bucket.
void setCounts(MetricResult& result, const BucketGrid& grid, Bucket bucket, std::span<const std::int64_t> counts);

/// The same where things happened, but nobody knows of any of them when: not nothing, but unknown.
void setUntoldCounts(MetricResult& result, const BucketGrid& grid);

/// Things in the order of their buckets: those of bucket b are [first[b], first[b + 1]).
struct Bucketed {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> first;
};

/// The finished items of a query, bucket by bucket of their finish.
[[nodiscard]] Bucketed finishedItems(const analysis::Facts& facts, const std::vector<std::uint8_t>& passes, const BucketGrid& grid);
/// Some item is finished, and of none is it known when.
[[nodiscard]] bool tellsNoFinish(const analysis::Facts& facts, const std::vector<std::uint8_t>& passes);
/// Finished items whose finish has no instant, or one that is implausibly early: they belong to an open window and to no other.
[[nodiscard]] std::int64_t finishedWithoutInstant(
    const analysis::Facts& facts, const std::vector<std::uint8_t>& passes, const BucketGrid& grid);

/// A metric that is one duration an item, taken from `column` for the items finished in the window: medians with order-statistic
/// intervals, a summary over all items, limits on logarithms. Items without the duration lower the coverage.
[[nodiscard]] MetricResult durationOfFinished(const MetricInfo& info, const analysis::Facts& facts, const MetricQuery& query,
    const std::vector<Duration>& column, Progress& progress);

/// What that is estimated from.
[[nodiscard]] MetricSample durationSample(const MetricResult& result, const std::vector<Duration>& column);

/// Limits over the whole buckets of a series, or of a part of it. Absent: too few, or nothing varies.
[[nodiscard]] std::optional<MetricLimits> seriesLimits(std::span<const MetricPoint> series, stats::ControlKind kind);
/// The same over all of the result.
void setLimits(MetricResult& result, stats::ControlKind kind);

/// The rows in ascending order, each once. `size`: rows there are.
[[nodiscard]] std::vector<std::uint32_t> ascending(std::span<const std::uint32_t> rows, std::size_t size);

} // namespace weir::metrics
