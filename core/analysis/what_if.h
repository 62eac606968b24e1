// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/simulation/check.h"
#include "core/simulation/scenario.h"
#include "core/stats/summary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::analysis {

/// What changes would have made of the lead times of a window's finished items.
struct WhatIfResult {
    stats::Summary baseline; ///< lead time as observed, the same as StreamTotals::leadTime
    stats::Summary future;
    std::optional<double> meanSeconds, lowSeconds, highSeconds; ///< difference of the means, future less baseline; 90 % interval
    bool trusted = false;
    std::vector<simulation::Check> checks;
};

/// Replays the log with everything changed. Throws Error(Usage) for a change that cannot be made. Takes time: never on the GUI thread.
[[nodiscard]] WhatIfResult simulateChanges(
    const Facts& facts, const Selection& selection, const std::vector<simulation::Change>& changes, std::uint64_t seed, Progress& progress);

/// Why the result is or is not to be trusted, one sentence.
[[nodiscard]] std::string calibrationWords(const WhatIfResult& result);

} // namespace weir::analysis
