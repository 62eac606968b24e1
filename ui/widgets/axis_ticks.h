// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace weir::ui {

/// 1, 2, 5, 10, … units, so that ticks of an axis of `units` over `width` pixels stand at least `apart` pixels apart.
[[nodiscard]] inline double tickStep(double units, double width, double apart)
{
    const double least = units * apart / std::max(1.0, width);
    double decade = 1;
    while (decade * 5 < least)
        decade *= 10;
    for (const double step : {1.0, 2.0}) {
        if (step * decade >= least)
            return step * decade;
    }
    return decade * 5;
}

} // namespace weir::ui
