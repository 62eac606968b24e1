// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/commits.h"

#include "core/metrics/series.h"

namespace weir::metrics {

const MetricInfo& Commits::info() const
{
    static constexpr MetricInfo info {
        .id = "commits",
        .title = "Commits",
        .unit = "commits",
        .clock = "none",
        .definition = "How many commits reached the repositories, merges included.",
        .formula = "Commits whose committer time lies in the bucket. Interval: exact Poisson, 95 %. Summary: over whole buckets; value "
                   "is what was counted in all ÷ the exact time that the commits cover, a bucket.",
        .leavesOut = "Commits that are not reachable from HEAD, or whose time is implausibly early. Filters on items do not apply, because "
                     "a commit has none of their fields.",
        .source = "Own count over the committer time of git, which, other than the author time, says when the commit came to where it is. "
                  "Interval: Garwood, "
                  "Biometrika 28 (1936).",
        .moreIsBetter = true,
        .hasDirection = false,
    };
    return info;
}

MetricResult Commits::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const std::vector<Instant>& committed = facts.data->commits.committed;
    const BucketGrid grid = commitGrid(facts, query);
    progress.checkpoint();

    std::vector<std::int64_t> counts(grid.size());
    for (std::size_t row = 0; row < committed.size(); ++row) {
        if (grid.counts(committed[row])) {
            ++counts[grid.bucketOf(committed[row])];
            result.items.push_back(static_cast<std::uint32_t>(row));
        } else if (grid.open() && (!isKnown(committed[row]) || committed[row] < facts.plausibleFrom)) {
            ++result.of;
        }
    }
    setCounts(result, grid, query.bucket, counts);
    result.known = static_cast<std::int64_t>(result.items.size());
    result.of += result.known;
    return result;
}

} // namespace weir::metrics
