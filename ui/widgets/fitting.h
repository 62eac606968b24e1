// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace weir::ui {

/// How many things of these widths, `gap` apart, stand in `room`, if "+3 more" of width `more` must stand behind them
/// wherever not all do.
[[nodiscard]] inline std::size_t fitting(const std::vector<int>& widths, int gap, int room, int more)
{
    int end = 0;
    std::size_t withMore = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        end += (i > 0 ? gap : 0) + widths[i];
        if (end > room)
            return withMore;
        if (end + gap + more <= room)
            withMore = i + 1;
    }
    return widths.size();
}

} // namespace weir::ui
