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
        .formula =
            "Items whose creation lies in the bucket. Interval: exact Poisson, 95 %. Summary: over whole buckets, value is their mean.",
        .leavesOut = "Items whose creation is not known. Items that were discarded later do count: they arrived.",
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
    const BucketGrid grid = gridFor(facts, query, itemSpan(facts));
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    const std::vector<Instant>& created = facts.data->items.created;
    progress.checkpoint();

    std::vector<std::int64_t> counts(grid.size());
    for (std::size_t row = 0; row < passes.size(); ++row) {
        if (passes[row] == 0)
            continue;
        if (grid.counts(created[row])) {
            ++counts[grid.bucketOf(created[row])];
            result.items.push_back(static_cast<std::uint32_t>(row));
        } else if (grid.open() && !isKnown(created[row])) {
            ++result.of;
        }
    }
    setCounts(result, grid, counts);
    result.known = static_cast<std::int64_t>(result.items.size());
    result.of += result.known;
    return result;
}

} // namespace weir::metrics
