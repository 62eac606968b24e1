// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/shifts.h"
#include "core/simulation/work_time.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

/// A stay in working time.
struct WorkVisit {
    std::uint32_t item = 0;
    std::uint32_t stage = 0;
    std::uint32_t station = 0;
    Ticks entered = 0;
    Ticks started = unknownTicks; ///< unknown: not seen, or not begun at the log's end
    Ticks left = endOfTicks; ///< endOfTicks: open
    Ticks lag = 0; ///< from the exit before it
    NameIndex actor;
};

struct WorkItem {
    Ticks release = 0;
    Ticks tail = 0; ///< from its last exit to its finish
    std::uint32_t firstVisit = 0, visitCount = 0;
    std::uint32_t source = 0; ///< row in StationLog::items
    bool copy = false;
};

/// A group of stages that the same people serve; mostly one stage.
struct Station {
    std::vector<std::uint32_t> stages;
    bool worked = true; ///< else nobody works there
    bool seen = false; ///< the log tells when work began
    ShiftsPtr shifts = nullptr; ///< hours of its own
};

/// The log on the clock that people work by: what is waited and worked in it lies in stays at stations.
struct WorkLog {
    std::vector<WorkItem> items;
    std::vector<WorkVisit> visits;
    std::vector<Station> stations;
    std::vector<std::uint32_t> stationOf; ///< by stage
    Ticks begin = 0, end = 0; ///< when nearly all arrivals are still to come; last thing that happened
    Ticks warm = 0; ///< from here on the log tells all that was in the stations
    Ticks cool = 0; ///< until here the log tells all that was in the stations, had what was open been left out
    Ticks warmUp = 0; ///< how long after the beginning of a window what was there before is felt; 0: a whole history
    Ticks week = 0; ///< length of a usual week
    bool window = false; ///< a window on a running process, else a whole history
};

[[nodiscard]] WorkLog workLogOf(const StationLog& log, const StreamHours& hours, const WorkTime& time, const Progress& progress);

/// Stays of one station, ascending by entry, on the clock of the station.
struct Stays {
    std::vector<std::uint32_t> visit;
    std::vector<Ticks> entered, started, left;
    Ticks begin = 0, warm = 0, cool = 0, end = 0; ///< those of the log
    [[nodiscard]] std::size_t size() const { return visit.size(); }
};
[[nodiscard]] Stays staysOf(const WorkLog& log, std::uint32_t station);
/// Of every station, in one pass.
[[nodiscard]] std::vector<Stays> staysByStation(const WorkLog& log);

} // namespace weir::simulation
