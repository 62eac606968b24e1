// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/control_limits.h"

#include <cstddef>
#include <optional>
#include <span>

namespace weir::stats {

/// A run (ControlRule) has at least so many points. That is right where half of the points of a stable process lie on each side of their
/// mean. Of small counts most lie on one side, and there it takes more: so many that they are as rare by chance as 8 with one half.
inline constexpr std::size_t shortestRun = 8;

/// How many charts such as the one of these points show at least one signal, of either rule, although the process is stable: as a
/// share. The more points, the more chances. Small counts, and those that vary by more than chance, are simulated by what they are drawn
/// from (CountModel); for all else it is falseAlarmShare() of their number. 0 where there are no limits.
[[nodiscard]] double falseAlarmShare(std::span<const std::optional<double>> points, ControlKind kind);

} // namespace weir::stats
