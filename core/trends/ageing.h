// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::trends {

/// Pace percentiles of a stage: how old items were when they left it for the last time, of those finished in the window (nearest rank;
/// D. S. Vacanti, Actionable Agile Metrics for Predictability, 2015). Absent below 10 of them.
struct Pace {
    std::size_t stage = 0; ///< row of StageMap::stages
    std::string name;
    std::int64_t n = 0;
    std::optional<double> p50, p70, p85, p95; ///< seconds since the start
};

/// An item in progress at the window's end.
struct AgeingItem {
    std::uint32_t item = 0; ///< row in Dataset::items
    std::size_t stage = 0; ///< row of Ageing::stages
    double age = 0; ///< seconds since its start
    std::optional<double> inStage; ///< seconds since it came here
};

struct Ageing {
    Instant at = unknownInstant; ///< when ages are taken: ResolvedWindow::stateAt()
    std::vector<Pace> stages; ///< the stages of the stream that somebody is in or left, in its order
    std::vector<AgeingItem> items; ///< oldest first
    std::int64_t of = 0; ///< items in progress, or perhaps; what `items` lacks has no known start or no known stage
};

[[nodiscard]] Ageing ageing(const analysis::Facts& facts, const Selection& selection, Progress& progress);

} // namespace weir::trends
