// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_waits.h"

#include <algorithm>
#include <optional>

namespace weir::ui {

namespace {

constexpr std::size_t checkEvery = 65'536;

bool waitsNow(const analysis::Facts& facts, std::size_t item)
{
    const StatusIndex status = facts.data->items.status[item];
    if (!status.valid())
        return false;
    const analysis::StatusPart part = facts.partOfStatus[status.row()];
    return part == analysis::StatusPart::Queue || part == analysis::StatusPart::Wait;
}

/// Who is taken up later than one that came after it was overtaken.
void markOvertaken(StageWaits& result)
{
    Instant earliest = Instant::max(); // at which one that came later was taken up
    Instant together = Instant::max(); // the same of those that came at the same instant: none of them came first
    for (std::size_t i = result.waits.size(); i-- > 0;) {
        StageWait& wait = result.waits[i];
        if (i + 1 < result.waits.size() && wait.from < result.waits[i + 1].from)
            earliest = std::min(earliest, together);
        wait.overtaken = earliest < wait.to;
        if (!wait.open)
            together = std::min(together, wait.to);
        result.done += wait.open ? 0 : 1;
        result.overtaken += wait.overtaken && !wait.open ? 1 : 0;
    }
}

} // namespace

StageWaits stageWaits(const analysis::Facts& facts, const Selection& selection, const analysis::StreamStage& stage, std::size_t stageRow,
    const Progress& progress)
{
    StageWaits result;
    result.waiting = stage.tellsWaiting && stage.wait.n > 0;
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, selection);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    const analysis::StageVisitColumns& visits = facts.stageVisits;
    for (std::size_t item = 0; item < passes.size(); ++item) {
        if (item % checkEvery == 0)
            progress.checkpoint();
        if (passes[item] == 0)
            continue;
        int round = 0;
        const std::size_t end = facts.items.firstStageVisit[item] + facts.items.stageVisitCount[item];
        for (std::size_t v = facts.items.entriesFrom(item) < end ? facts.items.entriesFrom(item) : facts.items.firstStageVisit[item];
             v < end; ++v) {
            if (visits.stage[v].row() != stageRow)
                continue;
            ++round;
            if (!isKnown(visits.entered[v]) || visits.entered[v] >= window.counted.to)
                continue;
            StageWait wait {.item = static_cast<std::uint32_t>(item), .from = visits.entered[v], .round = round};
            if (!result.waiting)
                wait.to = visits.left[v];
            else if (isKnown(visits.wait[v]))
                wait.to = visits.entered[v] + visits.wait[v];
            // Of what is there now, only what is in a queue waits still; when the rest was taken up, the visit does not tell yet.
            wait.open = visits.open[v] != 0 && (!result.waiting || waitsNow(facts, item));
            if (wait.open || (isKnown(wait.to) && wait.to >= window.counted.to)) {
                wait.open = true;
                wait.to = window.stateAt();
            }
            if (!isKnown(wait.to) || wait.to < wait.from || (!wait.open && !window.counted.contains(wait.to)))
                continue;
            result.waits.push_back(wait);
        }
    }
    std::ranges::stable_sort(result.waits, {}, &StageWait::from);
    markOvertaken(result);
    return result;
}

} // namespace weir::ui
