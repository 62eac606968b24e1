// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/wip.h"

#include "core/analysis/told_progress.h"
#include "core/metrics/series.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <numeric>

namespace weir::metrics {

namespace {

/// When an item was in progress: [from, to); to is Instant::max() while it still is. Either may be unknown. `possibly`: it was
/// not before, and from there to `from` nobody knows.
struct Stretch {
    Instant possibly = unknownInstant;
    Instant from = unknownInstant;
    Instant to = unknownInstant;
    bool started = false;

    /// Nothing that is known says that the item was not in progress in what is counted.
    [[nodiscard]] bool touches(const BucketGrid& grid, const std::vector<Instant>& ends) const
    {
        return started && !ends.empty() && possibly < ends.back() && (!isKnown(to) || to >= grid.countedFrom());
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
    // What is not there yet is not in progress, whatever its history says of before; an unknown instant is before everything.
    const Instant created = facts.data->items.created[row];
    const Instant seen = analysis::seenInProgress(facts, row);
    const Instant from = isKnown(seen) ? std::max(seen, created) : seen;
    const Instant possibly = std::max(facts.items.started[row], created);
    switch (facts.items.state[row]) {
    case analysis::ItemState::NotStarted:
        return {};
    case analysis::ItemState::InProgress:
        return {possibly, from, Instant::max(), true};
    case analysis::ItemState::Finished:
        return {possibly, from, facts.items.finished[row], true};
    case analysis::ItemState::Discarded:
        // What was discarded before it was started never was in progress.
        return {possibly, from, facts.items.ended[row], isKnown(from)};
    }
    return {};
}

/// Counts who is in progress at the ends of buckets, and how many more may be, as differences from one end to the next.
class Ends {
public:
    Ends(const BucketGrid& grid, const std::vector<std::size_t>& covered, bool endsNow)
        : m_endsNow(endsNow)
    {
        for (const std::size_t b : covered)
            m_ends.push_back(grid.countedUntil(b));
        m_certain.assign(m_ends.size() + 1, 0);
        m_possible.assign(m_ends.size() + 1, 0);
    }

    [[nodiscard]] const std::vector<Instant>& instants() const { return m_ends; }

    /// True if the item is in progress at the last end.
    bool add(const Stretch& stretch)
    {
        const std::size_t none = m_ends.size();
        const std::size_t newest = m_endsNow ? none - 1 : none; // what an item is now is known, whatever is not known of before
        const std::size_t possibly = firstAfter(stretch.possibly);
        if (!isKnown(stretch.to)) {
            count(m_possible, possibly, newest);
            return false;
        }
        const std::size_t to = firstAfter(stretch.to);
        const bool open = stretch.to == Instant::max();
        const std::size_t from = isKnown(stretch.from) ? firstAfter(stretch.from) : open ? newest : to;
        count(m_possible, possibly, std::min(from, to));
        count(m_certain, from, to);
        return from < none && to == none;
    }

    void settle()
    {
        std::partial_sum(m_certain.begin(), m_certain.end(), m_certain.begin());
        std::partial_sum(m_possible.begin(), m_possible.end(), m_possible.begin());
    }
    [[nodiscard]] std::int64_t certain(std::size_t end) const { return m_certain[end]; }
    [[nodiscard]] std::int64_t possible(std::size_t end) const { return m_possible[end]; }

private:
    [[nodiscard]] std::size_t firstAfter(Instant t) const
    {
        return static_cast<std::size_t>(std::upper_bound(m_ends.begin(), m_ends.end(), t) - m_ends.begin());
    }
    static void count(std::vector<std::int64_t>& differences, std::size_t from, std::size_t to)
    {
        if (from >= to)
            return;
        ++differences[from];
        --differences[to];
    }

    bool m_endsNow;
    std::vector<Instant> m_ends;
    std::vector<std::int64_t> m_certain, m_possible;
};

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
                   "Where it is not known of some items whether they had been started by then, the bucket is partial, and without a "
                   "value if these are more than those that count. "
                   "Summary: over the buckets, value is the newest. No interval, because nothing is estimated.",
        .leavesOut = "Items not started; items from the moment they were discarded; items from before they are first seen in "
                     "progress, where the start is not known; items that ended at an unknown instant. "
                     "No limits, because a stock moves on from where it was, and limits for independent values would give false signals.",
        .source = "The Kanban Guide (2020): the number of work items started but not finished.",
        .moreIsBetter = false,
        .isStock = true,
    };
    return info;
}

MetricResult WorkInProgress::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const BucketGrid grid = itemGrid(facts, query);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    progress.checkpoint();

    const std::vector<std::size_t> covered = coveredBuckets(grid);
    Ends ends(grid, covered, analysis::resolveWindow(facts, query.selection).endsNow());
    for (std::size_t row = 0; row < passes.size(); ++row) {
        const Stretch stretch = passes[row] != 0 ? inProgress(facts, row) : Stretch {};
        if (!stretch.touches(grid, ends.instants()))
            continue;
        ++result.of;
        if (ends.add(stretch))
            result.items.push_back(static_cast<std::uint32_t>(row));
    }
    ends.settle();
    result.series = emptyPoints(grid);
    if (!analysis::tellsProgress(facts)) // no source says when work on an item begins: not zero, but unknown
        return result;
    result.known = covered.empty() ? 0 : result.of - ends.possible(covered.size() - 1); // of the newest figure, which is the value
    std::vector<double> values;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        MetricPoint& point = result.series[covered[i]];
        point.n = ends.certain(i);
        point.partial = point.partial || ends.possible(i) > 0;
        if (ends.possible(i) > ends.certain(i))
            continue;
        point.value = static_cast<double>(point.n);
        values.push_back(*point.value);
    }
    const std::optional<double> newest = covered.empty() ? std::nullopt : result.series[covered.back()].value;
    const stats::Summary summary = stats::summarize(values);
    result.summary = {summary.n, newest, summary.mean, summary.p50, summary.p85, summary.p95};
    return result;
}

} // namespace weir::metrics
