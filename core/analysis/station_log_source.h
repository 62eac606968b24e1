// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/simulation/station_log.h"

namespace weir::analysis {

/// What a replay is made from: all items of the stream load its stages, and those count that finished in the selection's window, pass it
/// and have a lead time. Stages are those of the map, by row.
[[nodiscard]] simulation::StationLog stationLogOf(const Facts& facts, const Selection& selection, const Progress& progress);

} // namespace weir::analysis
