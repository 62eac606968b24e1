// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/stream_model.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

/// The log with the past in front of it: copies of the items that were created in a later stretch.
[[nodiscard]] WorkLog withPast(const WorkLog& log, const Past& past, std::uint64_t seed, const Progress& progress);

/// What may have stood in the stations when a window began: stretches of the log, copied in front, those first under which the
/// items created soon after the beginning finish when they did.
[[nodiscard]] std::vector<Past> rankPasts(
    const WorkLog& log, const std::vector<StationReading>& readings, std::uint64_t seed, Progress& progress);

} // namespace weir::simulation
