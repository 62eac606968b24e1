// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_rows.h"

#include <cstddef>
#include <vector>

namespace weir::ui {

/// Where a stage makes items wait, or work on them.
struct StageLoss {
    StageIndex stage;
    bool wait = true;
    double seconds = 0; ///< over the items looked at
};

/// What the list says in its first line.
struct ItemSummary {
    std::size_t looked = 0; ///< the slowest tenth of the rows, five at least
    std::vector<std::uint32_t> slowest; ///< these items, slowest first
    double seconds = 0; ///< their time in all
    std::vector<StageLoss> losses; ///< largest first
    double longest = 0; ///< of all rows, seconds; 0: none is known
    std::size_t reasons[leftOutReasons] = {}; ///< by LeftOutReason
};
[[nodiscard]] ItemSummary summarizeItems(const ItemRows& rows, Progress& progress);

} // namespace weir::ui
