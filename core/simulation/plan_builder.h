// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/replay.h"
#include "core/simulation/station_fit.h"
#include "core/simulation/work_log.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

/// Reads every station as told and makes the plan that runs it all again. What is open at the log's end goes on as some other item did
/// that needed more. `order` 0: who waits is begun in the order read; else in a random one of this number.
[[nodiscard]] ReplayPlan buildPlan(
    const WorkLog& log, const std::vector<StationReading>& readings, std::uint64_t order, std::uint64_t seed);

} // namespace weir::simulation
