// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace weir::trends {

enum class DurationKind { Lead, Cycle };

struct DurationDot {
    std::uint32_t item = 0; ///< row in Dataset::items
    Instant finished;
    double seconds = 0;
};

/// Every finished item of a window as a dot at its finish and its duration, with the percentiles that a promise is made of.
struct DurationDots {
    std::vector<DurationDot> dots; ///< ascending by finish
    std::optional<double> p50, p70, p85, p95; ///< nearest rank over `dots`
    std::int64_t of = 0; ///< finished in the window; what `dots` lacks has no known duration
};

[[nodiscard]] DurationDots durationDots(const analysis::Facts& facts, const Selection& selection, DurationKind kind, Progress& progress);

/// Summary of the dots that finished in [from, to), for a brushed range.
struct BrushedDots {
    std::int64_t n = 0;
    std::optional<double> p50, p85;
};
[[nodiscard]] BrushedDots brushed(const DurationDots& dots, Instant from, Instant to);

} // namespace weir::trends
