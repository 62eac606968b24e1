// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/readings.h"
#include "core/simulation/work_log.h"

#include <optional>

namespace weir::simulation {

/// Whether works as read grow or shrink with how many were found at entry. Work is the item's own: with the right reading it does neither.
/// Too few places read make it smaller the more there are, too many larger.
struct LoadCorrelation {
    double r = 0; ///< of log work with log(1 + number found)
    double n = 0;
    /// In standard errors of a correlation that is none.
    [[nodiscard]] double z() const;
};

/// Of the finished stays that entered from `log.warm` on; absent below 50.
[[nodiscard]] std::optional<LoadCorrelation> loadCorrelation(const WorkLog& log, const Stays& stays, const VisitWorks& works);

} // namespace weir::simulation
