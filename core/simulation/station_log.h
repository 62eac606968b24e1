// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "core/base/time.h"
#include "core/base/zone.h"
#include "core/model/stage_map.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::simulation {

/// One visit of an item to a stage, as the log tells it.
struct LoggedVisit {
    std::uint32_t stage = 0; ///< row in StationLog::stages
    Instant entered = unknownInstant; ///< into the stage's queue, or where none is seen into the stage; always known
    Instant started = unknownInstant; ///< when work began; unknown: not seen
    Instant left = unknownInstant; ///< unknown: the item is there still
    NameIndex actor; ///< who began; none: unknown
    bool worked = true; ///< else it left the queue for elsewhere, without work
};

struct LoggedItem {
    Instant created = unknownInstant; ///< always known
    Instant finished = unknownInstant; ///< unknown: not finished within the log
    bool counted = false; ///< one of those whose lead time is asked; then `finished` is known
    std::uint32_t firstVisit = 0; ///< its visits are rows [firstVisit, firstVisit + visitCount), in order of time
    std::uint32_t visitCount = 0;
};

struct LoggedStage {
    std::string name;
    bool worked = true; ///< else nobody works there (a stage to wait in)
};

/// What a replay is made from: the stays of items in the stages of one stream. Pure data, no filter but `counted`.
struct StationLog {
    std::vector<LoggedStage> stages;
    std::vector<LoggedItem> items;
    std::vector<LoggedVisit> visits;
    Instant end = unknownInstant; ///< the last thing that happened; what is open is open then
    bool open = false; ///< some items were not finished at its end: a window on a running process
    std::int64_t holes = 0; ///< visits left out because the log does not tell when they began or ended
    Zone zone;
    std::optional<WorkHours> hours; ///< working hours as decided by the user; else they are inferred
    std::optional<Zone> hoursZone; ///< of `hours`; absent: `zone`
};

} // namespace weir::simulation
