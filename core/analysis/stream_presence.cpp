// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_scan.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace weir::analysis {

namespace {

bool isWaiting(StatusPart part)
{
    return part == StatusPart::Queue || part == StatusPart::Wait;
}

/// In progress as a whole: in flight, and started where the level knows what that means. Absent: not known.
std::optional<bool> inProgress(const StreamScan& scan, std::uint32_t item)
{
    return scan.view.level() == Level::Status ? scan.inFlightAtEnd(item) : knownInProgressAtEnd(scan.facts, scan.window, item);
}

void countItem(const StreamScan& scan, std::uint32_t item, StreamResult& result)
{
    const bool there = scan.isThere(item);
    const ItemState state = scan.facts.items.state[item];
    const Instant ended = scan.facts.items.ended[item];
    result.total += there ? 1 : 0;
    const std::optional<bool> started = inProgress(scan, item);
    if (!started && there)
        ++result.maybeInProgress;
    else if (started.value_or(false))
        ++result.inProgress;
    else if (state == ItemState::Discarded && there && (!isKnown(ended) || scan.window.counted.contains(ended)))
        ++result.discarded;
    else if (state == ItemState::Finished && there && !isKnown(ended))
        ++result.doneUndated;
}

/// Since when the item has waited in this row: over consecutive queue statuses of one stage, from the first.
Instant waitingSince(const StreamScan& scan, std::size_t item, std::size_t v)
{
    const Dataset& data = *scan.facts.data;
    const std::size_t row = scan.view.rowOf(data.visits.status[v]);
    while (!data.isSpan(item, v) && v > data.items.firstVisit[item] && data.visits.from[v].valid()
        && scan.view.rowOf(data.visits.status[v - 1]) == row && isWaiting(scan.facts.partOfStatus[data.visits.status[v - 1].row()]))
        --v;
    return data.visits.entered[v];
}

bool waitsIn(const StreamScan& scan, std::size_t item, std::size_t v)
{
    const VisitColumns& visits = scan.facts.data->visits;
    const StatusPart part = scan.facts.partOfStatus[visits.status[v].row()];
    if (isWaiting(part))
        return true;
    const bool begun = !scan.facts.data->isSpan(item, v) || (isKnown(visits.begun[v]) && visits.begun[v] < scan.window.counted.to);
    return !begun && (part == StatusPart::Work || part == StatusPart::Unmapped);
}

} // namespace

std::vector<WaitingItem> itemsWaiting(const StreamScan& scan)
{
    const Dataset& data = *scan.facts.data;
    std::vector<WaitingItem> waiting;
    scan.forItems([&](std::uint32_t item) {
        if (!scan.inFlightAtEnd(item))
            return;
        const std::size_t end = std::size_t {data.items.firstVisit[item]} + data.items.visitCount[item];
        for (std::size_t v = data.items.firstVisit[item]; v < end; ++v) {
            const std::size_t row = scan.view.rowOf(data.visits.status[v]);
            if (row != LevelView::noRow && waitsIn(scan, item, v)
                && scan.thereAtEnd(data.visits.entered[v], data.visits.left[v], data.visits.open[v] != 0))
                waiting.push_back({item, row, waitingSince(scan, item, v)});
        }
    });
    return waiting;
}

void countPresence(const StreamScan& scan, StreamResult& result)
{
    const LevelView& view = scan.view;
    std::vector<std::vector<double>> ages(view.rows().size());
    std::vector<std::uint32_t> countedBy(view.rows().size(), UINT32_MAX);
    scan.forItems([&](std::uint32_t item) {
        countItem(scan, item, result);
        if (!scan.inFlightAtEnd(item))
            return;
        const std::size_t end = view.end(item);
        for (std::size_t v = view.first(item); v < end; ++v) {
            const std::size_t row = view.row(v);
            if (scan.window.counted.contains(view.left(v)))
                countedBy[row] = item; // its ended visit counts already
            if (view.rows()[row].isFinal() || !scan.thereAtEnd(view.entered(v), view.left(v), view.open(v)))
                continue;
            StreamStage& stage = result.stages[row];
            ++stage.wip;
            if (std::exchange(countedBy[row], item) != item)
                ++stage.items;
            if (const Duration age = scan.facts.lasted(view.entered(v), scan.window.stateAt()); isKnown(age))
                ages[row].push_back(seconds(age));
        }
    });
    for (std::size_t row = 0; row < ages.size(); ++row)
        result.stages[row].wipAgeP50Seconds = stats::percentile(ages[row], 0.5);
    for (const WaitingItem& waiting : itemsWaiting(scan)) {
        StreamStage& stage = result.stages[waiting.row];
        ++stage.waiting;
        const Duration age = scan.facts.lasted(waiting.since, scan.window.stateAt());
        if (isKnown(age))
            stage.oldest = isKnown(stage.oldest) ? std::max(stage.oldest, age) : age;
    }
}

} // namespace weir::analysis
