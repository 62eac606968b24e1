// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/shifts.h"
#include "core/simulation/work_time.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

enum class StationKind : std::uint8_t {
    Delay, ///< nobody waits for anybody
    Places, ///< so many are worked on at once, the others queue
    Shared, ///< all are worked on at once, each the slower the more there are beyond `capacity`
};

struct StationPlan {
    StationKind kind = StationKind::Delay;
    int capacity = 1;
    ShiftsPtr shifts = nullptr; ///< hours of its own: work stands still outside them
};

/// A stay to be replayed. What an item does between two stays takes `lag`, whatever happens elsewhere.
struct PlannedVisit {
    std::uint32_t station = 0;
    std::uint32_t stage = 0;
    Ticks lag = 0; ///< from the exit before it to the entry; of the first visit from the release
    Ticks work = 0;
    Ticks key = 0; ///< places: who waits is taken by ascending key, then in order of entry
    bool atOnce = false; ///< places: begun when it comes, even where all are taken; the others wait until there is room again
};

struct PlannedItem {
    Ticks release = 0; ///< when it comes
    std::uint32_t firstVisit = 0, visitCount = 0;
    std::uint32_t source = 0; ///< item of the log that it is, or is a copy of
    bool copy = false; ///< one of the past put in front: it loads the stations and is never counted
};

/// Everything that a replay needs: the same plan gives the same result, to the microsecond.
struct ReplayPlan {
    std::vector<StationPlan> stations;
    std::vector<PlannedItem> items;
    std::vector<PlannedVisit> visits;
};

/// When each item of the plan leaves its last stay (of an item without any: its release).
[[nodiscard]] std::vector<Ticks> replay(const ReplayPlan& plan, Progress& progress);
/// The same, and when each visit began its work (shared attention: when it entered) and when it was left.
struct ReplayTrace {
    std::vector<Ticks> entered, started, left; ///< by visit
};
[[nodiscard]] std::vector<Ticks> replay(const ReplayPlan& plan, ReplayTrace* trace, Progress& progress);

} // namespace weir::simulation
