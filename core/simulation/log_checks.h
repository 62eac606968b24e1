// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/check.h"
#include "core/simulation/station_log.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weir::simulation {

/// A move: its minute since the epoch, and the item.
using MinuteMove = std::pair<std::int64_t, std::uint32_t>;
/// The minutes in which four items or more moved, and more than the hour around leads to expect: how many more.
[[nodiscard]] std::map<std::int64_t, double> crowdedMinutes(std::vector<MinuteMove> moves);
[[nodiscard]] std::int64_t minuteOf(Instant t);

/// Share of the moves that were entered together: of the items moved within one minute, where these are four or more, those beyond what
/// the hour around it leads to expect. All of them where they lie in a few hours of the day or on one or two days of the week, as people
/// do not work. Absent: nothing moved.
[[nodiscard]] std::optional<double> batchShare(const StationLog& log, const Progress& progress);

/// Whether items are missing by when they finished. Of an export of closed items those created last are only the quick ones: how many
/// times as long the leads before them are. Of one filtered by the day of the finish those created first are only the slow ones: how many
/// times as long their leads are. The larger of the two, 1 where neither is beyond chance; absent: too few to tell.
[[nodiscard]] std::optional<double> missingByFinish(const StationLog& log);

[[nodiscard]] Check atMost(std::string name, std::optional<double> value, double limit);

} // namespace weir::simulation
