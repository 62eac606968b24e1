// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/arrivals.h"

#include "core/metrics/series.h"

namespace weir::metrics {

const MetricInfo& Arrivals::info() const
{
    static constexpr MetricInfo info {
        .id = "arrivals",
        .title = "Arrivals",
        .unit = "items",
        .clock = "none",
        .definition = "How many items were created.",
        .formula = "Items whose creation lies in the bucket. Interval: exact Poisson, 95 %. Summary: over whole buckets; value is what was "
                   "counted in all ÷ the exact time that the data cover, a bucket.",
        .leavesOut = "Items whose creation is not known or implausibly early: where that is all of them, the count is unknown. Items that "
                     "were discarded later do count: they arrived.",
        .source =
            "The arrival rate of J. D. C. Little, A proof for the queuing formula L = λW, Operations Research 9 (1961). Interval: Garwood, "
            "Biometrika 28 (1936).",
        .moreIsBetter = true,
        .hasDirection = false,
    };
    return info;
}

MetricResult Arrivals::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const BucketGrid grid = itemGrid(facts, query);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    const std::vector<Instant>& created = facts.data->items.created;
    progress.checkpoint();

    std::vector<std::int64_t> counts(grid.size());
    std::vector<std::uint32_t> rows;
    std::size_t bucket = 0;
    for (const std::uint32_t row : grid.counted(facts.byCreation, created)) {
        if (passes[row] == 0)
            continue;
        bucket = grid.bucketFrom(bucket, created[row]);
        ++counts[bucket];
        rows.push_back(row);
    }
    std::int64_t dated = 0;
    std::int64_t undated = 0;
    for (std::size_t row = 0; row < passes.size(); ++row) {
        if (passes[row] != 0)
            ++(isKnown(created[row]) && created[row] >= facts.plausibleFrom ? dated : undated);
    }
    result.of = grid.open() ? undated : 0;
    result.items = ascending(rows, passes.size());
    if (dated == 0 && undated > 0)
        setUntoldCounts(result, grid);
    else
        setCounts(result, grid, query.bucket, counts);
    result.known = static_cast<std::int64_t>(result.items.size());
    result.of += result.known;
    return result;
}

} // namespace weir::metrics
