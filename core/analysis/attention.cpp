// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/attention.h"

#include "core/analysis/stream_scan.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace weir::analysis {

namespace {

AttentionItem describe(const StreamScan& scan, const StreamResult& stream, std::uint32_t item, std::size_t v, int rounds)
{
    AttentionItem found;
    found.item = item;
    found.key = std::string(scan.facts.data->items.key[item]);
    found.stage = scan.view.row(v);
    const StreamStage& stage = stream.stages[found.stage];
    found.stageName = stage.name;
    found.age = scan.facts.lasted(scan.view.entered(v), scan.window.stateAt());
    found.rounds = rounds;
    if (stage.time.n >= enoughVisits && stage.time.p85) {
        found.threshold = Duration(std::llround(*stage.time.p85 * 1e6));
        if (isKnown(found.age) && found.threshold > Duration::zero())
            found.ratio = seconds(found.age) / seconds(found.threshold);
    }
    return found;
}

} // namespace

Attention attention(const Facts& facts, const Selection& selection, const StreamResult& stream, Progress& progress)
{
    const StreamScan scan(facts, selection, Level::Stage, progress);
    Attention result;
    std::vector<int> rounds(scan.view.rows().size(), 0);
    scan.forItems([&](std::uint32_t item) {
        if (!scan.inFlightAtEnd(item))
            return;
        std::ranges::fill(rounds, 0);
        for (std::size_t v = scan.view.first(item); v < scan.view.end(item); ++v) {
            const std::size_t row = scan.view.row(v);
            if (v == scan.view.entriesFrom(item))
                std::ranges::fill(rounds, 0); // the same way, told again
            ++rounds[row];
            if (!scan.view.rows()[row].inStream() || !scan.thereAtEnd(scan.view.entered(v), scan.view.left(v), scan.view.open(v)))
                continue;
            const AttentionItem found = describe(scan, stream, item, v, rounds[row]);
            if (found.ratio > 1)
                result.ageing.push_back(found);
            if (found.rounds >= 3)
                result.rounds.push_back(found);
        }
    });
    for (const BottleneckEntry& entry : stream.ranking.entries) {
        const double growth = entry.evidence.queueGrowthPerWeek.value_or(0);
        if (growth > 0)
            result.growing.push_back({entry.stageRow, entry.stage, growth, stream.stages[entry.stageRow].waiting});
    }
    // Ties keep the order of the items, which is that of their keys.
    std::ranges::stable_sort(result.ageing, std::ranges::greater {}, &AttentionItem::ratio);
    std::ranges::stable_sort(result.rounds, std::ranges::greater {}, &AttentionItem::rounds);
    std::ranges::stable_sort(result.growing, std::ranges::greater {}, &GrowingQueue::perWeek);
    return result;
}

} // namespace weir::analysis
