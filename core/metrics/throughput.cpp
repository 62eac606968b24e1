// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/throughput.h"

#include "core/metrics/series.h"

namespace weir::metrics {

const MetricInfo& Throughput::info() const
{
    static constexpr MetricInfo info {
        .id = "throughput",
        .title = "Throughput",
        .unit = "items",
        .clock = "none",
        .definition = "How many items were finished.",
        .formula = "Items whose finish lies in the bucket. Interval: exact Poisson, 95 %. Summary: over whole buckets; value is what was "
                   "counted in all ÷ the exact time that the data cover, a bucket.",
        .leavesOut = "Discarded items, because they left the stream without being done; finished items whose instant of finish is not "
                     "known or implausibly early: where that is all of them, the count is unknown.",
        .source = "The Kanban Guide (2020): the number of work items finished per unit of time. Interval: Garwood, Biometrika 28 (1936).",
        .moreIsBetter = true,
    };
    return info;
}

MetricResult Throughput::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const BucketGrid grid = itemGrid(facts, query);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    const Bucketed finished = finishedItems(facts, passes, grid);
    progress.checkpoint();

    std::vector<std::int64_t> counts(grid.size());
    for (std::size_t b = 0; b < counts.size(); ++b)
        counts[b] = static_cast<std::int64_t>(finished.first[b + 1] - finished.first[b]);
    if (tellsNoFinish(facts, passes))
        setUntoldCounts(result, grid);
    else
        setCounts(result, grid, query.bucket, counts);
    result.known = static_cast<std::int64_t>(finished.rows.size());
    result.of = result.known + finishedWithoutInstant(facts, passes, grid);
    result.items = ascending(finished.rows, passes.size());
    return result;
}

} // namespace weir::metrics
