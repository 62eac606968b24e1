// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/work_log.h"

#include <vector>

namespace weir::simulation {

/// How long how many were in a station, and how many left it then.
struct Occupancy {
    std::vector<double> timeAt; ///< seconds, by number inside
    std::vector<double> exitsAt; ///< exits, by number inside just before
    [[nodiscard]] std::size_t most() const { return timeAt.empty() ? 0 : timeAt.size() - 1; }
};

/// Of the stays between `from` and `to`. At one instant exits come before entries.
[[nodiscard]] Occupancy occupancyOf(const Stays& stays, Ticks from, Ticks to);

/// What a station's numbers inside say of how many it works on at once: departures while k are inside come at the rate μ·min(k, c).
struct CapacityProfile {
    std::vector<double> logLikelihood; ///< of c = row + 1
    int best = 1;
    [[nodiscard]] double at(int capacity) const { return logLikelihood[static_cast<std::size_t>(capacity) - 1]; }
    /// Those that lie no more than `below` under the best, ascending.
    [[nodiscard]] std::vector<int> within(double below) const;
    /// The log does not say that there is any limit.
    [[nodiscard]] bool unlimited() const { return logLikelihood.empty() || at(best) - logLikelihood.back() < 1.92; }
};
[[nodiscard]] CapacityProfile capacityProfile(const Occupancy& occupancy);
/// The same of stays between `from` and `to`, where the rate μ may be another in each third of the time: stays that grow over the months,
/// so that more are there at once and leave no faster, are no limit.
[[nodiscard]] CapacityProfile capacityProfile(const Stays& stays, Ticks from, Ticks to);

/// Share of the time between `from` and `to` that places are taken: ∫ min(N, c) ÷ (c · T).
[[nodiscard]] double utilisation(const Occupancy& occupancy, int capacity);

} // namespace weir::simulation
