// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/readings.h"
#include "core/simulation/work_log.h"

#include <optional>

namespace weir::simulation {

/// How two things of stays go together. Both are taken against their means in the same third of the log, so that a drift of both is none.
struct Relation {
    double r = 0; ///< correlation
    double slope = 0; ///< of the second on the first
    double n = 0;
    /// In standard errors of a correlation that is none.
    [[nodiscard]] double z() const;
};

/// Every second stay, by entry: a station is fitted to the one half and checked on the other, so that nobody finds what was sought.
enum class Half { Fitted, Checked, Both };

/// Whether works as read grow or shrink with how many were found at entry: of log work with log(1 + number found). Work is the item's own:
/// with the right reading it does neither. Too few places read make it smaller the more there are, too many larger.
/// Of the finished stays that entered from `stays.warm` on; absent below 50.
[[nodiscard]] std::optional<Relation> loadCorrelation(const Stays& stays, const VisitWorks& works, Half half = Half::Both);

/// Of the stay with how long it would have waited first come, first begun, in so many places: under a limit a stay grows one for one with
/// the wait, without one not at all.
[[nodiscard]] std::optional<Relation> stayWithWait(const Stays& stays, int capacity);

} // namespace weir::simulation
