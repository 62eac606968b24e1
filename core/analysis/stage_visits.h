// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <cstddef>

namespace weir::analysis {

/// What a status of a stage is that is no queue of it.
[[nodiscard]] StatusPart partOfKind(StageKind kind);

/// Fills Facts::stageOfStatus and Facts::partOfStatus from the stage map. A status that two stages name belongs to the first.
void mapStatuses(Facts& facts);

/// When the item left visit `v`. Whoever ends an item apart from its status (a card that is archived where it lies, an issue closed with
/// its label) leaves it in its last status for ever: the stay in a stage of the stream ends with the item. Stays in statuses are told as
/// the tracker tells them.
[[nodiscard]] Instant endOfStay(const Facts& facts, std::size_t item, std::size_t v);

/// Appends the stage visits of one item to Facts::stageVisits and notes where they lie in Facts::items. Returns how many, the
/// first ones, are of spans.
std::size_t appendStageVisits(Facts& facts, std::size_t item);

/// Sum of two durations; unknown if either is.
[[nodiscard]] constexpr Duration plus(Duration a, Duration b) noexcept
{
    return isKnown(a) && isKnown(b) ? a + b : unknownDuration;
}

} // namespace weir::analysis
