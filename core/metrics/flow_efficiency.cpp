// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/flow_efficiency.h"

#include "core/analysis/level_view.h"
#include "core/metrics/series.h"
#include "core/stats/intervals.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace weir::metrics {

namespace {

/// Work and lead time of items, in seconds, row by row.
struct Pairs {
    std::vector<double> work, lead;
};

std::optional<double> share(std::span<const double> work, std::span<const double> lead)
{
    const double whole = std::accumulate(lead.begin(), lead.end(), 0.0);
    return whole > 0 ? std::optional(std::accumulate(work.begin(), work.end(), 0.0) / whole) : std::nullopt;
}

/// Some of the items were in a stage of which no queue is known.
bool holdsUntoldWaiting(const analysis::Facts& facts, const std::vector<std::uint32_t>& items)
{
    const analysis::LevelView view(facts, analysis::Level::Stage);
    const auto untold = [&view](std::size_t row) { return view.rows()[row].inStream() && !view.rows()[row].tellsWaiting; };
    return std::ranges::any_of(items, [&](std::uint32_t item) {
        for (std::size_t v = view.first(item); v < view.end(item); ++v)
            if (view.counts(item, v) && untold(view.row(v)) && view.work(item, v) > Duration::zero())
                return true;
        return false;
    });
}

} // namespace

const MetricInfo& FlowEfficiency::info() const
{
    static constexpr MetricInfo info {
        .id = "flow_efficiency",
        .title = "Flow efficiency",
        .unit = "ratio",
        .clock = "elapsed",
        .definition = "The share of the lead time of finished items in which somebody worked on them.",
        .formula = "Σ work ÷ Σ lead time over the items finished in the bucket, work that goes on side by side counted once; mean and "
                   "percentiles are over the shares of single items. "
                   "Interval: linearised ratio, 95 %, from 10 items on. Limits: mean ± 2.66 mean moving range, within 0 and 1.",
        .leavesOut = "Items still open and discarded items; items whose work or lead time is not known, or whose lead time is zero; items "
                     "that were worked on before they were created or for longer than their lead time. Where the source "
                     "does not mark when work began, all time in a work status counts as work, so the true share is lower.",
        .source = "M. Kersten, Project to Product (2018): active ÷ (active + waiting). Ratio of sums and its interval: Cochran, Sampling "
                  "Techniques (1977). "
                  "Limits: Wheeler, Understanding Variation (1993).",
        .moreIsBetter = true,
    };
    return info;
}

MetricResult FlowEfficiency::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    MetricResult result;
    result.info = &info();
    const BucketGrid grid = itemGrid(facts, query);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, query.selection);
    const Bucketed finished = finishedItems(facts, passes, grid);
    progress.checkpoint();

    result.series = emptyPoints(grid);
    Pairs all;
    std::vector<double> shares;
    std::vector<std::uint32_t> rows;
    for (std::size_t b = 0; b < grid.size(); ++b) {
        const std::size_t begin = all.work.size();
        for (std::size_t i = finished.first[b]; i < finished.first[b + 1]; ++i) {
            const std::uint32_t row = finished.rows[i];
            const Duration work = facts.items.work[row];
            const Duration lead = facts.items.lead[row];
            if (!isKnown(work) || !isKnown(lead) || lead <= Duration::zero())
                continue;
            all.work.push_back(seconds(work));
            all.lead.push_back(seconds(lead));
            shares.push_back(seconds(work) / seconds(lead));
            rows.push_back(row);
        }
        const std::span work = std::span(all.work).subspan(begin);
        const std::span lead = std::span(all.lead).subspan(begin);
        MetricPoint& point = result.series[b];
        point.n = static_cast<std::int64_t>(work.size());
        point.value = share(work, lead);
        if (const auto interval = stats::ratioInterval(work, lead)) {
            point.low = interval->low;
            point.high = interval->high;
        }
    }
    progress.checkpoint();
    const stats::Summary summary = stats::summarize(shares);
    result.summary = {summary.n, share(all.work, all.lead), summary.mean, summary.p50, summary.p85, summary.p95};
    result.known = summary.n;
    result.of = static_cast<std::int64_t>(finished.rows.size()) + finishedWithoutInstant(facts, passes, grid);
    result.atMost = result.summary.value && holdsUntoldWaiting(facts, rows);
    result.items = ascending(rows, passes.size());
    setLimits(result, stats::ControlKind::Ratio);
    return result;
}

MetricSample FlowEfficiency::sample(const analysis::Facts& facts, const MetricResult& result) const
{
    MetricSample sample;
    for (const std::uint32_t row : result.items) {
        sample.values.push_back(seconds(facts.items.work[row]));
        sample.wholes.push_back(seconds(facts.items.lead[row]));
    }
    return sample;
}

} // namespace weir::metrics
