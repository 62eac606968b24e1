// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>
#include <vector>

namespace weir::report {

/// Values from 0 up, at steps of 1, 2 or 5 times a power of ten; the last is at least `most`, about `count` of them.
[[nodiscard]] std::vector<double> valueTicks(double most, int count, bool wholeNumbers);

/// A mark on an axis of days.
struct DayTick {
    Day day;
    std::string label; ///< "Feb", or a day "9 Feb" on short axes; empty: a mark without a word
    std::string year; ///< below the first tick of each year, else empty
};
/// Beginnings of months (on short axes: Mondays) within [from, to), labelled so that labels keep `spacing` apart where a day is
/// `perDay` wide.
[[nodiscard]] std::vector<DayTick> dayTicks(Day from, Day to, double perDay, double spacing);

} // namespace weir::report
