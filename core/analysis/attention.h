// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/stream.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weir::analysis {

inline constexpr std::int64_t enoughVisits = 10; ///< finished ones of a stage; below that a percentile is no expectation

/// An item in progress that somebody should look at today.
struct AttentionItem {
    std::uint32_t item = 0; ///< row in Dataset::items
    std::string key;
    std::size_t stage = 0; ///< where it is now, StageIndex
    std::string stageName;
    Duration age = unknownDuration; ///< in that stage
    Duration threshold = unknownDuration; ///< 85 % of the finished visits there were not longer
    double ratio = 0; ///< age ÷ threshold; 0: no threshold
    int rounds = 1; ///< how often it has been in that stage, this time included
};

struct GrowingQueue {
    std::size_t stage = 0;
    std::string stageName;
    double perWeek = 0;
    std::int64_t waiting = 0;
};

/// What needs attention at the window's end.
struct Attention {
    std::vector<AttentionItem> ageing; ///< beyond the 85th percentile of at least 10 finished visits; largest ratio first
    std::vector<AttentionItem> rounds; ///< in one stage for the third time or more; most rounds first
    std::vector<GrowingQueue> growing; ///< queues that grow by more than chance; fastest first
};
/// `stream` is the stage-level result of the same facts and selection.
[[nodiscard]] Attention attention(const Facts& facts, const Selection& selection, const StreamResult& stream, Progress& progress);

} // namespace weir::analysis
