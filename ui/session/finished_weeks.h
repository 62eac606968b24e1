// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <vector>

namespace weir::ui {

/// How many items were finished in each week from the first finish to the last.
struct FinishedWeeks {
    std::vector<Day> bounds; ///< n weeks, n + 1 days; empty: nothing was finished
    std::vector<double> finished; ///< n
};

[[nodiscard]] FinishedWeeks finishedWeeks(const analysis::Facts& facts);

} // namespace weir::ui
