// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/replay.h"
#include "core/simulation/station_fit.h"
#include "core/simulation/work_log.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

/// Reads every station as told and makes the plan that runs it all again, in the order read. What is open at the log's end goes on as some
/// other item did that needed more. `stays` are those of the log, by station.
[[nodiscard]] ReplayPlan buildPlan(const WorkLog& log, const std::vector<Stays>& stays, const std::vector<StationReading>& readings,
    std::uint64_t seed, const Progress& progress);

/// In the stations named, who waits is begun in a random order of this number instead.
void shuffle(ReplayPlan& plan, const std::vector<bool>& stations, std::uint64_t order, std::uint64_t seed);

} // namespace weir::simulation
