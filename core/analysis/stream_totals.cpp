// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_scan.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <utility>

namespace weir::analysis {

namespace {

/// Work and wait of one item, by row; known only if every part is.
struct Parts {
    std::vector<std::pair<std::size_t, std::pair<Duration, Duration>>> byRow; ///< row, (work, wait)
    Duration work = Duration::zero();
    Duration wait = Duration::zero();

    void read(const LevelView& view, std::uint32_t item)
    {
        byRow.clear();
        const bool seen = view.first(item) < view.end(item);
        work = wait = seen ? Duration::zero() : unknownDuration;
        for (std::size_t v = view.first(item); v < view.end(item); ++v) {
            if (!view.counts(item, v))
                continue;
            const Duration w = view.work(item, v);
            const Duration q = view.wait(item, v);
            work = plus(work, w);
            wait = plus(wait, q);
            byRow.push_back({view.row(v), {w, q}});
        }
    }
};

struct RowSums {
    Duration work = Duration::zero();
    Duration wait = Duration::zero();
};

void sumParts(const StreamScan& scan, const std::vector<std::uint32_t>& finished, StreamResult& result)
{
    std::vector<RowSums> sums(scan.view.rows().size());
    Duration work = Duration::zero(), wait = Duration::zero(), activeWork = Duration::zero(), activeLead = Duration::zero();
    std::int64_t known = 0;
    Parts parts;
    for (const std::uint32_t item : finished) {
        parts.read(scan.view, item);
        const Duration lead = scan.facts.items.lead[item];
        if (isKnown(parts.work) && isKnown(lead) && lead > Duration::zero()) {
            activeWork += parts.work;
            activeLead += lead;
        }
        if (!isKnown(parts.work) || !isKnown(parts.wait))
            continue;
        ++known;
        work += parts.work;
        wait += parts.wait;
        for (const auto& [row, part] : parts.byRow) {
            sums[row].work += part.first;
            sums[row].wait += part.second;
        }
    }
    if (activeLead > Duration::zero())
        result.totals.flowEfficiency = seconds(activeWork) / seconds(activeLead);
    if (known == 0)
        return;
    const auto mean = [known](Duration sum) { return seconds(sum) / static_cast<double>(known); };
    result.totals.workMeanSeconds = mean(work);
    result.totals.waitMeanSeconds = mean(wait);
    for (std::size_t row = 0; row < sums.size(); ++row) {
        if (!scan.view.rows()[row].inStream() && sums[row].work == Duration::zero())
            continue;
        result.stages[row].workPerItemSeconds = mean(sums[row].work);
        result.stages[row].waitPerItemSeconds = mean(sums[row].wait);
    }
}

/// What a backward edge costs: mean lead time of the finished items that took it at any time, less that of the others.
/// A comparison, not a proof: items that go back may be the harder ones.
void costBackwardEdges(const StreamScan& scan, const std::vector<std::uint32_t>& finished, StreamResult& result)
{
    EdgeTable backward(scan.view.rows().size());
    std::vector<std::size_t> rows;
    for (std::size_t e = 0; e < result.edges.size(); ++e) {
        if (!result.edges[e].backward)
            continue;
        backward.at(result.edges[e].from, result.edges[e].to);
        rows.push_back(e);
    }
    if (rows.empty())
        return;
    struct Taken {
        double lead = 0;
        std::int64_t n = 0;
        std::uint32_t by = UINT32_MAX;
    };
    std::vector<Taken> taken(rows.size());
    Taken all;
    for (const std::uint32_t item : finished) {
        if (!isKnown(scan.facts.items.lead[item]))
            continue;
        const double lead = seconds(scan.facts.items.lead[item]);
        all.lead += lead;
        ++all.n;
        for (std::size_t v = scan.view.first(item); v < scan.view.end(item); ++v) {
            const std::size_t from = scan.view.fromRow(v);
            const auto edge = from == LevelView::noRow ? std::nullopt : backward.find(from, scan.view.row(v));
            if (!edge || std::exchange(taken[*edge].by, item) == item)
                continue;
            taken[*edge].lead += lead;
            ++taken[*edge].n;
        }
    }
    for (std::size_t e = 0; e < rows.size(); ++e) {
        const std::int64_t others = all.n - taken[e].n;
        if (taken[e].n > 0 && others > 0)
            result.edges[rows[e]].costSeconds =
                taken[e].lead / static_cast<double>(taken[e].n) - (all.lead - taken[e].lead) / static_cast<double>(others);
    }
}

} // namespace

void sumFinished(const StreamScan& scan, StreamResult& result)
{
    std::vector<std::uint32_t> finished = scan.finishedItems();
    std::ranges::sort(finished); // by row, so that their visits are read as they lie in memory
    result.finished = static_cast<std::int64_t>(finished.size());
    std::vector<double> leads;
    leads.reserve(finished.size());
    for (const std::uint32_t item : finished) {
        if (isKnown(scan.facts.items.lead[item]))
            leads.push_back(seconds(scan.facts.items.lead[item]));
    }
    result.totals.leadTime = stats::summarize(leads);
    result.leadTimeKnown = result.totals.leadTime.n;
    sumParts(scan, finished, result);
    scan.progress.checkpoint();
    costBackwardEdges(scan, finished, result);
}

} // namespace weir::analysis
