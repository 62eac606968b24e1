// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/wip.h"

#include "core/metrics/series.h"
#include "core/stats/summary.h"

#include <algorithm>

namespace weir::metrics {

namespace {

/// When an item was in progress: [from, to); to is Instant::max() while it still is. Either may be unknown.
struct Stretch {
    Instant from = unknownInstant;
    Instant to = unknownInstant;
    bool started = false;

    /// Nothing that is known says that the item was not in progress in what is counted.
    [[nodiscard]] bool touches(const BucketGrid& grid, const std::vector<Instant>& ends) const
    {
        return started && !ends.empty() && (!isKnown(from) || from < ends.back()) && (!isKnown(to) || to >= grid.countedFrom());
    }
};

std::vector<std::size_t> coveredBuckets(const BucketGrid& grid)
{
    std::vector<std::size_t> covered;
    for (std::size_t b = 0; b < grid.size(); ++b) {
        if (grid.covered(b))
            covered.push_back(b);
    }
    return covered;
}

Stretch inProgress(const analysis::Facts& facts, std::size_t row)
{
    const Instant from = facts.items.started[row];
    switch (facts.items.state[row]) {
    case analysis::ItemState::NotStarted:
        return {};
    case analysis::ItemState::InProgress:
        return {from, Instant::max(), true};
    case analysis::ItemState::Finished:
        return {from, facts.items.finished[row], true};
    case analysis::ItemState::Discarded:
        // What was discarded before it was started never was in progress.
        return {from, facts.items.ended[row], isKnown(from)};
    }
    return {};
}

} // namespace

const MetricInfo& WorkInProgress::info() const
{
    static constexpr MetricInfo info {
        .id = "wip",
        .title = "Work in progress",
        .unit = "items",
        .clock = "none",
        .definition = "How many items were started and not finished.",
        .formula = "Items whose start lies before the end of the bucket and whose finish does not; where the data end within the bucket, "
                   "at their end. "
                   "Summary: over the buckets, value is the newest. No interval, because nothing is estimated.",
        .leavesOut = "Items not started; items from the moment they were discarded; items of which the start is not known, or that ended "
                     "at an unknown instant. "
                     "No limits, because a stock moves on from where it was, and limits for independent values would give false signals.",
        .source = "The Kanban Guide (2020): the number of work items started but not finished.",
        .moreIsBetter = false,
    };
    return info;
}

MetricResult WorkInProgress::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const BucketGrid grid = gridFor(facts, query, itemSpan(facts));
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    progress.checkpoint();

    const std::vector<std::size_t> covered = coveredBuckets(grid);
    std::vector<Instant> ends;
    for (const std::size_t b : covered)
        ends.push_back(grid.countedUntil(b));
    const auto firstEndAfter = [&ends](Instant t) {
        return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), t) - ends.begin());
    };
    // How many more are in progress at an end than at the one before.
    std::vector<std::int64_t> change(ends.size() + 1);
    for (std::size_t row = 0; row < passes.size(); ++row) {
        const Stretch stretch = passes[row] != 0 ? inProgress(facts, row) : Stretch {};
        if (!stretch.touches(grid, ends))
            continue;
        ++result.of;
        if (!isKnown(stretch.from) || !isKnown(stretch.to))
            continue;
        ++result.known;
        const std::size_t from = firstEndAfter(stretch.from);
        const std::size_t to = std::max(from, firstEndAfter(stretch.to));
        ++change[from];
        --change[to];
        if (from < ends.size() && to == ends.size())
            result.items.push_back(static_cast<std::uint32_t>(row));
    }
    result.series = emptyPoints(grid);
    std::vector<double> values;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        count += change[i];
        result.series[covered[i]].n = count;
        result.series[covered[i]].value = static_cast<double>(count);
        values.push_back(static_cast<double>(count));
    }
    const std::optional<double> newest = values.empty() ? std::nullopt : std::optional(values.back());
    const stats::Summary summary = stats::summarize(values);
    result.summary = {summary.n, newest, summary.mean, summary.p50, summary.p85, summary.p95};
    return result;
}

} // namespace weir::metrics
