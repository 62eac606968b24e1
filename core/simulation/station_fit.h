// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/occupancy.h"
#include "core/simulation/readings.h"

#include <vector>

namespace weir::simulation {

/// How a station works, as far as the log tells.
struct StationFit {
    StationReading chosen;
    std::vector<int> likely; ///< capacities inside the 95 % set; empty: starts are seen, or nobody works there
    std::vector<StationReading> others; ///< readings that the log does not rule out, beside the chosen one
    bool hidden = false; ///< nobody saw when work began
    bool inOrder = false; ///< who came first was begun first
    double contradictions = 0; ///< share of exits that the reading cannot explain
    double utilisation = 0;
    std::size_t stays = 0;
};

/// The most who were seen in service at once, but for moments.
[[nodiscard]] int seenCapacity(const Stays& stays);

[[nodiscard]] StationFit fitStation(
    const WorkLog& log, std::uint32_t station, const Stays& stays, stats::Random& random, const Progress& progress);

} // namespace weir::simulation
