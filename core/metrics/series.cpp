// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/series.h"

#include "core/stats/intervals.h"
#include "core/stats/summary.h"

#include <numeric>
#include <optional>

namespace weir::metrics {

namespace {

constexpr double daysPerMonth = 365.2425 / 12;

double weeksOf(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return 1.0 / 7;
    case Bucket::Week:
        return 1;
    case Bucket::Month:
        return daysPerMonth / 7;
    case Bucket::Quarter:
        return 3 * daysPerMonth / 7;
    }
    return 1;
}

} // namespace

BucketGrid itemGrid(const analysis::Facts& facts, const MetricQuery& query)
{
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, query.selection);
    return {facts.calendar, query.bucket, window, itemSpan(window)};
}

BucketGrid commitGrid(const analysis::Facts& facts, const MetricQuery& query)
{
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, query.selection);
    return {facts.calendar, query.bucket, window, commitSpan(facts, window)};
}

std::vector<MetricPoint> emptyPoints(const BucketGrid& grid)
{
    std::vector<MetricPoint> points(grid.size());
    for (std::size_t b = 0; b < points.size(); ++b) {
        points[b].start = grid.start(b);
        points[b].end = grid.end(b);
        points[b].partial = grid.partial(b);
    }
    return points;
}

void setCounts(MetricResult& result, const BucketGrid& grid, Bucket bucket, std::span<const std::int64_t> counts)
{
    result.series = emptyPoints(grid);
    std::vector<double> whole;
    for (std::size_t b = 0; b < result.series.size(); ++b) {
        MetricPoint& point = result.series[b];
        if (!grid.covered(b))
            continue;
        const stats::Interval interval = stats::poissonInterval(counts[b]);
        point.n = counts[b];
        point.value = static_cast<double>(counts[b]);
        point.low = interval.low;
        point.high = interval.high;
        if (!point.partial)
            whole.push_back(*point.value);
    }
    const stats::Summary summary = stats::summarize(whole);
    result.buckets = seconds(grid.observed()) / (7 * 86400 * weeksOf(bucket));
    std::optional<double> rate;
    if (summary.n > 0) // without a whole bucket nothing is known of one
        rate = analysis::ratePerWeek(std::accumulate(counts.begin(), counts.end(), std::int64_t {}), grid.observed());
    if (rate)
        *rate *= weeksOf(bucket);
    result.summary = {summary.n, rate, summary.mean, summary.p50, summary.p85, summary.p95};
    setLimits(result, stats::ControlKind::Count);
}

void setUntoldCounts(MetricResult& result, const BucketGrid& grid)
{
    result.series = emptyPoints(grid);
}

Bucketed finishedItems(const analysis::Facts& facts, const std::vector<std::uint8_t>& passes, const BucketGrid& grid)
{
    Bucketed found;
    found.first.assign(grid.size() + 1, 0);
    // Items come in order of their finish, so those of a bucket stand together, and the bucket of one is that of the one before or later.
    std::size_t bucket = 0;
    for (const std::uint32_t row : grid.counted(facts.byFinish, facts.items.finished)) {
        if (passes[row] == 0)
            continue;
        bucket = grid.bucketFrom(bucket, facts.items.finished[row]);
        found.rows.push_back(row);
        found.first[bucket + 1] = found.rows.size();
    }
    for (std::size_t b = 1; b < found.first.size(); ++b)
        found.first[b] = std::max(found.first[b], found.first[b - 1]);
    return found;
}

bool tellsNoFinish(const analysis::Facts& facts, const std::vector<std::uint8_t>& passes)
{
    bool any = false;
    for (std::size_t row = 0; row < passes.size(); ++row) {
        if (passes[row] == 0 || facts.items.state[row] != analysis::ItemState::Finished)
            continue;
        if (isKnown(facts.items.finished[row]) && facts.items.finished[row] >= facts.plausibleFrom)
            return false;
        any = true;
    }
    return any;
}

std::int64_t finishedWithoutInstant(const analysis::Facts& facts, const std::vector<std::uint8_t>& passes, const BucketGrid& grid)
{
    if (!grid.open())
        return 0;
    std::int64_t count = 0;
    for (std::size_t row = 0; row < passes.size(); ++row) {
        const Instant finished = facts.items.finished[row];
        const bool placed = isKnown(finished) && finished >= facts.plausibleFrom;
        count += passes[row] != 0 && facts.items.state[row] == analysis::ItemState::Finished && !placed ? 1 : 0;
    }
    return count;
}

MetricResult durationOfFinished(
    const MetricInfo& info, const analysis::Facts& facts, const MetricQuery& query, const std::vector<Duration>& column, Progress& progress)
{
    MetricResult result;
    result.info = &info;
    const BucketGrid grid = itemGrid(facts, query);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    const Bucketed finished = finishedItems(facts, passes, grid);
    progress.checkpoint();

    result.series = emptyPoints(grid);
    std::vector<double> all;
    std::vector<double> values;
    std::vector<std::uint32_t> rows;
    for (std::size_t b = 0; b < grid.size(); ++b) {
        values.clear();
        for (std::size_t i = finished.first[b]; i < finished.first[b + 1]; ++i) {
            if (const Duration d = column[finished.rows[i]]; isKnown(d)) {
                values.push_back(seconds(d));
                rows.push_back(finished.rows[i]);
            }
        }
        all.insert(all.end(), values.begin(), values.end());
        MetricPoint& point = result.series[b];
        point.n = static_cast<std::int64_t>(values.size());
        point.value = stats::percentile(values, 0.5);
        if (const auto interval = stats::medianInterval(values)) {
            point.low = interval->low;
            point.high = interval->high;
        }
    }
    progress.checkpoint();
    const stats::Summary summary = stats::summarize(all);
    result.summary = {summary.n, summary.p50, summary.mean, summary.p50, summary.p85, summary.p95};
    result.known = summary.n;
    result.of = static_cast<std::int64_t>(finished.rows.size()) + finishedWithoutInstant(facts, passes, grid);
    result.items = ascending(rows, facts.items.state.size());
    setLimits(result, stats::ControlKind::Duration);
    return result;
}

MetricSample durationSample(const MetricResult& result, const std::vector<Duration>& column)
{
    MetricSample sample;
    for (const std::uint32_t row : result.items)
        sample.values.push_back(seconds(column[row]));
    return sample;
}

std::optional<MetricLimits> seriesLimits(std::span<const MetricPoint> series, stats::ControlKind kind)
{
    std::vector<std::optional<double>> values(series.size());
    for (std::size_t b = 0; b < values.size(); ++b) {
        if (!series[b].partial)
            values[b] = series[b].value;
    }
    const auto found = stats::controlLimits(values, kind);
    if (!found)
        return std::nullopt;
    MetricLimits limits {found->centre, found->lower, found->upper, {}};
    for (const stats::ControlSignal& signal : found->signalPoints)
        limits.signalPoints.push_back({series[signal.index].start, signal.rule == stats::ControlRule::Outside ? "outside" : "run"});
    return limits;
}

void setLimits(MetricResult& result, stats::ControlKind kind)
{
    result.limits = seriesLimits(result.series, kind);
}

std::vector<std::uint32_t> ascending(std::span<const std::uint32_t> rows, std::size_t size)
{
    // Marking and collecting is linear, where sorting is not.
    std::vector<std::uint8_t> marked(size, 0);
    for (const std::uint32_t row : rows)
        marked[row] = 1;
    std::vector<std::uint32_t> sorted;
    sorted.reserve(rows.size());
    for (std::size_t row = 0; row < size; ++row) {
        if (marked[row] != 0)
            sorted.push_back(static_cast<std::uint32_t>(row));
    }
    return sorted;
}

} // namespace weir::metrics
