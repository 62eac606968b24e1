// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_summary.h"

#include "ui/models/item_way.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr std::size_t leastLooked = 5;
constexpr std::size_t mostLooked = 1000; // enough for a sentence, however many rows there are

/// Positions of the rows with a known length, longest first, as many as are looked at.
std::vector<std::uint32_t> slowest(const ItemRows& rows)
{
    std::vector<std::uint32_t> positions;
    for (std::uint32_t r = 0; r < rows.items.size(); ++r) {
        if (!std::isnan(rows.seconds[r]))
            positions.push_back(r);
    }
    const std::size_t count = std::min({positions.size(), std::max(leastLooked, positions.size() / 10), mostLooked});
    std::ranges::partial_sort(positions, positions.begin() + static_cast<std::ptrdiff_t>(count),
        [&](std::uint32_t a, std::uint32_t b) { return rows.seconds[a] != rows.seconds[b] ? rows.seconds[a] > rows.seconds[b] : a < b; });
    positions.resize(count);
    return positions;
}

} // namespace

ItemSummary summarizeItems(const ItemRows& rows, Progress& progress)
{
    ItemSummary summary;
    for (const LeftOutReason reason : rows.reason)
        ++summary.reasons[static_cast<std::size_t>(reason)];
    const std::vector<std::uint32_t> looked = slowest(rows);
    summary.looked = looked.size();
    summary.longest = looked.empty() ? 0 : rows.seconds[looked.front()];
    std::vector<StageLoss> losses;
    for (std::size_t s = 0; s < rows.facts->map.stages.size(); ++s) {
        losses.push_back({.stage = StageIndex(s), .wait = true});
        losses.push_back({.stage = StageIndex(s), .wait = false});
    }
    for (const std::uint32_t position : looked) {
        progress.checkpoint();
        summary.slowest.push_back(rows.items[position]);
        summary.seconds += rows.seconds[position];
        for (const WaySegment& segment : wayOf(*rows.facts, rows.items[position], rows.now).segments) {
            if (segment.stage.valid() && (segment.part == WayPart::Wait || segment.part == WayPart::Work))
                losses[segment.stage.row() * 2 + (segment.part == WayPart::Work ? 1U : 0U)].seconds += seconds(segment.to - segment.from);
        }
    }
    std::ranges::stable_sort(losses, [](const StageLoss& a, const StageLoss& b) { return a.seconds > b.seconds; });
    std::erase_if(losses, [](const StageLoss& loss) { return loss.seconds <= 0; });
    summary.losses = std::move(losses);
    return summary;
}

} // namespace weir::ui
