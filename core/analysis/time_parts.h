// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace weir::analysis {

enum class TimeTone : std::uint8_t { Wait, Work, Outside, Unknown };

/// One part of where the time of a mean item goes.
struct TimePart {
    static constexpr std::size_t noStage = std::numeric_limits<std::size_t>::max();
    std::size_t stage = noStage; ///< row in StreamResult::stages; none: outside the stages, or unknown where
    TimeTone tone = TimeTone::Wait;
    double seconds = 0;
    bool bottleneck = false; ///< the waiting of the stage that is ranked first
};

/// The mean item's time in the order of the stream, in every stage waiting before work: what strips draw to scale. What
/// StreamTotals::partsLeadMeanSeconds has beyond the stages passes before or beside them and comes first; what cannot be
/// given to any stage comes last, as unknown.
[[nodiscard]] std::vector<TimePart> timeParts(const StreamResult& stream);

} // namespace weir::analysis
