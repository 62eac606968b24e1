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
        work = wait = knownWork = Duration::zero();
        if (scan.facts.data->items.spans[item] != 0)
            readSpans(scan, item);
        else
            readVisits(scan.view, item);
    }

    std::vector<Part> parts;
    Duration work {}, wait {}; ///< of all rows; unknown if a part is
    Duration knownWork {}; ///< of the rows that tell it

private:
    void add(const Part& part)
    {
        parts.push_back(part);
        work = plus(work, part.work);
        wait = plus(wait, part.wait);
        if (isKnown(part.work))
            knownWork = plus(knownWork, part.work);
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

/// Of some finished items together.
struct PartSums {
    explicit PartSums(std::size_t rows)
        : byRow(rows)
        , toldOf(rows, 0)
        , untoldOf(rows, 0)
    {
    }

    void add(double itemLead, const ItemParts& item)
    {
        ++items;
        lead += itemLead;
        for (const ItemParts::Part& part : item.parts) {
            const bool told = isKnown(part.work) && isKnown(part.wait);
            (told ? toldOf : untoldOf)[part.row] = 1;
            const double work = isKnown(part.work) ? seconds(part.work) : 0;
            const double wait = isKnown(part.wait) ? seconds(part.wait) : 0;
            byRow[part.row].work += work;
            byRow[part.row].wait += wait;
            all.work += work;
            all.wait += wait;
        }
    }

    [[nodiscard]] std::optional<double> mean(double sum) const { return sum / static_cast<double>(items); }

    std::int64_t items = 0;
    double lead = 0;
    Sums all; ///< of what is known
    std::vector<Sums> byRow;
    std::vector<std::uint8_t> toldOf, untoldOf; ///< by row: some visit tells its work and wait, some visit does not
};

void setWaitOf(std::size_t row, const StreamScan& scan, const PartSums& sums, StreamResult& result)
{
    if (!scan.view.tellsWaiting())
        return;
    if (scan.view.rows()[row].tellsWaiting)
        result.stages[row].waitPerItemSeconds = sums.mean(sums.byRow[row].wait);
    else if (sums.byRow[row].work > 0)
        result.totals.waitUntold = true;
}

void setWhole(const StreamScan& scan, const PartSums& sums, StreamResult& result)
{
    const bool waitTold = scan.view.tellsWaiting();
    StreamTotals& totals = result.totals;
    totals.partsKnown = sums.items;
    totals.partsLeadMeanSeconds = sums.mean(sums.lead);
    totals.workMeanSeconds = sums.mean(sums.all.work);
    if (waitTold)
        totals.waitMeanSeconds = sums.mean(sums.all.wait);
    if (sums.lead > 0)
        totals.flowEfficiency = sums.all.work / sums.lead;
    for (std::size_t row = 0; row < sums.byRow.size(); ++row) {
        if (!scan.view.rows()[row].inStream() && sums.byRow[row].work == 0 && sums.byRow[row].wait == 0)
            continue;
        result.stages[row].workPerItemSeconds = sums.mean(sums.byRow[row].work);
        setWaitOf(row, scan, sums, result);
    }
}

/// Where every item has a part that nobody knows: what is known of the whole is a least, and only the stages in which every
/// visit tells its parts have means.
void setLeast(const StreamScan& scan, const PartSums& sums, StreamResult& result)
{
    const bool waitTold = scan.view.tellsWaiting();
    bool any = false;
    for (std::size_t row = 0; row < sums.byRow.size(); ++row) {
        if (sums.toldOf[row] == 0 || sums.untoldOf[row] != 0)
            continue;
        any = true;
        result.stages[row].workPerItemSeconds = sums.mean(sums.byRow[row].work);
        setWaitOf(row, scan, sums, result);
    }
    if (!any)
        return;
    result.totals.workLeastSeconds = sums.mean(sums.all.work);
    if (waitTold)
        result.totals.waitLeastSeconds = sums.mean(sums.all.wait);
}

void sumParts(const StreamScan& scan, const std::vector<std::uint32_t>& finished, StreamResult& result)
{
    const auto& facts = scan.facts.items;
    PartSums whole(scan.view.rows().size());
    PartSums least(scan.view.rows().size());
    ItemParts item;
    for (const std::uint32_t i : finished) {
        if (!isKnown(facts.lead[i]) || precedesCreation(scan.facts, i))
            continue;
        const bool told = isKnown(facts.work[i]) && isKnown(facts.wait[i]);
        if (!told && whole.items > 0)
            continue;
        item.read(scan, i);
        if (item.knownWork > facts.lead[i])
            continue;
        // At status level also of what no stage owns.
        (told && isKnown(item.work) && isKnown(item.wait) ? whole : least).add(seconds(facts.lead[i]), item);
    }
    if (whole.items > 0)
        setWhole(scan, whole, result);
    else if (least.items > 0)
        setLeast(scan, least, result);
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
