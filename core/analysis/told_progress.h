// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <algorithm>

namespace weir::analysis {

/// Some item is known to have been worked on, or to have lain in the stream: else that none is in progress is not zero, but unknown. An
/// issue that was only ever open and then closed came into the stream where it ended, and tells nothing of what lay in between.
[[nodiscard]] inline bool tellsProgress(const Facts& facts)
{
    const auto isInStream = [&facts](StageIndex stage) {
        const StageKind kind = facts.map.stages[stage.row()].kind;
        return kind == StageKind::Work || kind == StageKind::Wait;
    };
    return std::ranges::find(facts.items.state, ItemState::InProgress) != facts.items.state.end()
        || std::ranges::any_of(facts.data->items.statedStart, [](Instant t) { return isKnown(t); }) || !facts.data->visits.begun.empty()
        || std::ranges::any_of(facts.stageVisits.stage, isInStream);
}

} // namespace weir::analysis
