// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/work_log.h"
#include "core/stats/random.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

/// How the work of each stay is read out of the log.
enum class Reading : std::uint8_t {
    Seen, ///< starts are in the log
    FirstCome, ///< starts are hidden; the first who came is the first to be begun
    AnyOrder, ///< starts are hidden; one at a time per place, in some order
    SharedAttention, ///< all who are inside are worked on, each the slower the more there are
    Delay, ///< nobody waits for anybody: all of the stay is work
};

struct StationReading {
    Reading reading = Reading::Delay;
    int capacity = 1;
    friend bool operator==(const StationReading&, const StationReading&) = default;
};

/// What was read, by visit.
struct VisitWorks {
    std::vector<Ticks> work; ///< of an open visit: so far
    std::vector<Ticks> key; ///< order in which who waited was begun; endOfTicks: not begun by the log's end
    explicit VisitWorks(std::size_t visits = 0)
        : work(visits, 0)
        , key(visits, endOfTicks)
    {
    }
};

/// Reads the stays of a station into `out`. Returns the share of exits from `stays.warm` on that the reading cannot explain.
double readStation(const Stays& stays, StationReading how, stats::Random& random, VisitWorks& out);

} // namespace weir::simulation
