// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/station_log.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace weir::simulation {

/// Working microseconds since the beginning of a WorkTime. Whole numbers, so that a replay gives back the log exactly.
using Ticks = std::int64_t;
inline constexpr Ticks unknownTicks = INT64_MIN;
/// Later than anything, and far from overflow.
inline constexpr Ticks endOfTicks = INT64_MAX / 4;

[[nodiscard]] constexpr double tickSeconds(Ticks t) noexcept
{
    return static_cast<double>(t) / 1e6;
}

/// On which days and between which times of the day people work.
struct WorkPattern {
    std::array<bool, 7> days {}; ///< from Monday
    int fromMinute = 0, toMinute = 24 * 60; ///< of the day
    int dayBegins = 0; ///< minute at which a day begins: work that goes on past midnight, seen from this zone, belongs to one day
    std::set<Day> off; ///< days without work
    [[nodiscard]] bool always() const;
};

/// The stretches of working time that begin on the days after `first` up to the day after `last`, ascending.
[[nodiscard]] std::vector<std::pair<Instant, Instant>> stretchesOf(
    const WorkPattern& pattern, const Zone& zone, Instant first, Instant last);

/// In which zone the hours of a log are told.
[[nodiscard]] const Zone& hoursZoneOf(const StationLog& log);

/// When people work on a stream.
struct StreamHours {
    std::optional<WorkPattern> common; ///< absent: time is time
    std::vector<std::optional<WorkPattern>> ofStage; ///< hours of its own, within the common ones; absent: the common ones
    [[nodiscard]] Ticks week() const; ///< length of a week without days off
    double outside = 0; ///< share of the starts and exits that lie outside the common hours
};

/// The hours of a log: those decided, else those inferred; stages whose starts and exits clearly lie in fewer hours have hours of their
/// own.
[[nodiscard]] StreamHours hoursOf(const StationLog& log, const Progress& progress);
/// Hours of their own of stages that the same people serve; see hoursOf().
[[nodiscard]] std::optional<WorkPattern> ownHours(
    const StationLog& log, const std::vector<std::uint32_t>& stages, const std::optional<WorkPattern>& common);

/// The pattern in which the starts and exits of a log lie: whole hours that hold nearly all of them, where these are hours of a day or
/// days of a week as people have them. Absent: time is time.
[[nodiscard]] std::optional<WorkPattern> inferPattern(const StationLog& log);
/// They lie in so few hours of the day, or on so few days of the week, that somebody enters them together.
[[nodiscard]] bool stampedTogether(const StationLog& log);
/// As decided; absent if the words cannot be read.
[[nodiscard]] std::optional<WorkPattern> patternOf(const WorkHours& hours);

/// The clock on which a replay runs: nights and days off take no time.
class WorkTime {
public:
    /// Every second counts.
    explicit WorkTime(Instant origin);
    /// Only the pattern's hours between `first` and `last` count; before and after, every second does.
    WorkTime(const WorkPattern& pattern, const Zone& zone, Instant first, Instant last);

    /// Working time from the beginning to `t`; outside working hours that of the nearest edge.
    [[nodiscard]] Ticks at(Instant t) const;
    /// The earliest instant at which so much working time has passed.
    [[nodiscard]] Instant when(Ticks work) const;

private:
    struct Stretch {
        Instant from;
        Duration length;
        Ticks before; ///< working time before it
    };
    Instant m_origin;
    std::vector<Stretch> m_stretches; ///< ascending; empty: every second counts
};

/// First and last instant at which a replay of the log may need to know who works: as far beyond it as it is long.
[[nodiscard]] std::pair<Instant, Instant> reachOf(const StationLog& log);
/// The clock of a log: its common hours, else every second.
[[nodiscard]] WorkTime workTimeOf(const StationLog& log, const StreamHours& hours);

} // namespace weir::simulation
