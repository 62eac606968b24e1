// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/span_shares.h"
#include "core/analysis/stream_scan.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <utility>

namespace weir::analysis {

namespace {

/// What one finished item adds to the rows.
class ItemParts {
public:
    struct Part {
        std::size_t row = 0;
        Duration work, wait;
    };

    void read(const StreamScan& scan, std::size_t item)
    {
        parts.clear();
        work = wait = Duration::zero();
        if (scan.facts.data->items.spans[item] != 0)
            readSpans(scan, item);
        else
            readVisits(scan.view, item);
    }

    std::vector<Part> parts;
    Duration work {}, wait {}; ///< of all rows; unknown if a part is

private:
    void add(const Part& part)
    {
        parts.push_back(part);
        work = plus(work, part.work);
        wait = plus(wait, part.wait);
    }

    void readVisits(const LevelView& view, std::size_t item)
    {
        for (std::size_t v = view.first(item); v < view.end(item); ++v) {
            if (view.counts(item, v))
                add({view.row(v), view.work(item, v), view.wait(item, v)});
        }
    }

    void readSpans(const StreamScan& scan, std::size_t item)
    {
        for (const SpanShare& share : spanShares(scan.facts, item))
            add({scan.view.rowOf(scan.facts.data->visits.status[share.visit]), share.work, share.wait});
    }
};

/// Seconds, because microseconds of many items born in the year 1 do not fit into 64 bits.
struct Sums {
    double work = 0, wait = 0;
};

void sumParts(const StreamScan& scan, const std::vector<std::uint32_t>& finished, StreamResult& result)
{
    std::vector<Sums> byRow(scan.view.rows().size());
    Sums all;
    double lead = 0;
    std::int64_t known = 0;
    const auto isKnownOf = [&facts = scan.facts.items](std::size_t item) {
        return isKnown(facts.work[item]) && isKnown(facts.wait[item]) && isKnown(facts.lead[item]);
    };
    ItemParts item;
    for (const std::uint32_t i : finished) {
        if (!isKnownOf(i))
            continue;
        item.read(scan, i);
        if (!isKnown(item.work) || !isKnown(item.wait)) // at status level also of what no stage owns
            continue;
        ++known;
        lead += seconds(scan.facts.items.lead[i]);
        all.work += seconds(item.work);
        all.wait += seconds(item.wait);
        for (const ItemParts::Part& part : item.parts) {
            byRow[part.row].work += seconds(part.work);
            byRow[part.row].wait += seconds(part.wait);
        }
    }
    result.totals.partsKnown = known;
    if (known == 0)
        return;
    const bool waitTold = scan.view.tellsWaiting();
    const auto mean = [known](double sum) { return std::optional(sum / static_cast<double>(known)); };
    const auto waitMean = [&](double sum) { return waitTold ? mean(sum) : std::nullopt; };
    result.totals.partsLeadMeanSeconds = mean(lead);
    result.totals.workMeanSeconds = mean(all.work);
    result.totals.waitMeanSeconds = waitMean(all.wait);
    if (lead > 0)
        result.totals.flowEfficiency = all.work / lead;
    for (std::size_t row = 0; row < byRow.size(); ++row) {
        if (!scan.view.rows()[row].inStream() && byRow[row].work == 0)
            continue;
        result.stages[row].workPerItemSeconds = mean(byRow[row].work);
        result.stages[row].waitPerItemSeconds = waitMean(byRow[row].wait);
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
