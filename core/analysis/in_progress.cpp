// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"

namespace weir::analysis {

Instant seenInProgress(const Facts& facts, std::size_t item)
{
    if (isKnown(facts.items.started[item]))
        return facts.items.started[item];
    const StageVisitColumns& visits = facts.stageVisits;
    const std::size_t begin = facts.items.firstStageVisit[item];
    for (std::size_t v = begin; v < begin + facts.items.stageVisitCount[item]; ++v) {
        const StageKind kind = facts.map.stages[visits.stage[v].row()].kind;
        if (kind != StageKind::Work && kind != StageKind::Wait)
            continue;
        const Instant seen = isKnown(visits.entered[v]) ? visits.entered[v] : visits.left[v];
        if (isKnown(seen))
            return seen;
    }
    return unknownInstant;
}

bool isThere(const Facts& facts, const ResolvedWindow& window, std::size_t item) noexcept
{
    const Instant created = facts.data->items.created[item];
    const Instant ended = facts.items.ended[item];
    return (!isKnown(created) || created < window.counted.to) && (!isKnown(ended) || ended >= window.counted.from);
}

bool inProgressAtEnd(const Facts& facts, const ResolvedWindow& window, std::size_t item)
{
    return knownInProgressAtEnd(facts, window, item).value_or(false);
}

std::optional<bool> knownInProgressAtEnd(const Facts& facts, const ResolvedWindow& window, std::size_t item)
{
    const ItemState state = facts.items.state[item];
    const Instant end = window.counted.to;
    const Instant created = facts.data->items.created[item];
    if (state == ItemState::NotStarted || (isKnown(created) && created >= end))
        return false;
    const bool over = state != ItemState::InProgress;
    if (over && (!isKnown(facts.items.ended[item]) || facts.items.ended[item] < end))
        return false;
    const Instant seen = seenInProgress(facts, item);
    if (isKnown(seen))
        return seen < end;
    if (!over && window.endsNow())
        return true;
    return std::nullopt; // since when is unknown: it was there, and it is in progress now or was before it ended
}

} // namespace weir::analysis
