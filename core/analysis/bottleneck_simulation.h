// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstdint>

namespace weir::analysis {

/// What draws start from where nobody asks for another: the same log gives the same figures.
inline constexpr std::uint64_t simulationSeed = 1;

/// Ranks the stages by how much lead time the finished items of the window would have lost with 20 % less work there, found by replaying
/// the log (core/simulation). Where the log does not bear that, the ranking is the one by signals, and says why.
/// `stream` is what measureStream() measured of the same facts and selection, at stage level. Takes time: never on the GUI thread.
[[nodiscard]] BottleneckRanking rankBySimulation(
    const Facts& facts, const Selection& selection, const StreamResult& stream, std::uint64_t seed, Progress& progress);

/// What measureStream() measures at stage level, ranked so.
[[nodiscard]] StreamResult measureRankedStream(const Facts& facts, const Selection& selection, Progress& progress);

/// The reason that a failed check is.
[[nodiscard]] MethodReason reasonOf(const simulation::Check& check);

} // namespace weir::analysis
