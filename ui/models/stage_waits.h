// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace weir::ui {

/// An item's stay before it was taken up in a stage; where no waiting of the stage is known, its whole visit there.
struct StageWait {
    std::uint32_t item = 0; ///< row in Dataset::items
    Instant from = unknownInstant;
    Instant to = unknownInstant; ///< when it was taken up; of one that still waits the window's end
    bool open = false; ///< it still waits
    bool overtaken = false; ///< one that came later was taken up earlier
    int round = 1; ///< of its visits there
    [[nodiscard]] double seconds() const { return weir::seconds(to - from); }
};

struct StageWaits {
    bool waiting = true; ///< else these are whole visits
    std::vector<StageWait> waits; ///< by `from`
    std::size_t overtaken = 0; ///< of `done`
    std::size_t done = 0; ///< that do not wait any more
};

/// Stays that ended in the window, or that go on at its end, of the items that pass the filter. Throws Cancelled.
[[nodiscard]] StageWaits stageWaits(const analysis::Facts& facts, const Selection& selection, const analysis::StreamStage& stage,
    std::size_t stageRow, const Progress& progress);

} // namespace weir::ui
