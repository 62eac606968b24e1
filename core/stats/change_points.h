// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/stats/control_limits.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace weir::stats {

/// Where the level of a process seems to have changed.
struct ChangePoint {
    std::size_t index = 0; ///< in the points given: the first of the new level
    double before = 0, after = 0; ///< the levels up to the neighbouring change points, in the unit of the points
    double p = 1; ///< how likely so large a step is by chance, anywhere in the stretch that was tested
    friend bool operator==(const ChangePoint&, const ChangePoint&) = default;
};

/// Up to which p a step is named: one in a hundred stable charts shows one.
inline constexpr double changeLevel = 0.01;
/// A level has at least so many points: of fewer a run is told, not a change.
inline constexpr std::size_t fewestOfLevel = 5;

/// Change points by binary segmentation (A. J. Scott and M. Knott, Biometrics 30, 1974; for a level that came and went by arcs, as
/// A. B. Olshen and others, Biostatistics 5, 2004): the split with the largest step of the mean, else the stretch that stands out most
/// from what surrounds it, each tested by 999 permutations (the same ones in every run); then each part by itself. Durations
/// are compared by their logarithms, counts by their square roots, ratios as they are; levels are the means, transformed back.
/// Absent points (nothing measured, bucket not whole) are left out. Empty if a duration is not positive. The points must be
/// independent of each other when nothing changes: a stock (work in progress) is not. Above 520 points a level that came and
/// went is not looked for, because that takes time in proportion to the square of the points.
[[nodiscard]] std::vector<ChangePoint> changePoints(std::span<const std::optional<double>> points, ControlKind kind,
    const Progress& progress = SilentProgress(), double level = changeLevel);

} // namespace weir::stats
