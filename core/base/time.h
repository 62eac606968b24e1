// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

/// All durations in memory: microseconds.
using Duration = std::chrono::microseconds;
/// A point in time, UTC, microseconds since 1970-01-01.
using Instant = std::chrono::sys_time<Duration>;
/// A wall-clock reading without a zone.
using LocalTime = std::chrono::local_time<Duration>;
/// A calendar day of some zone.
using Day = std::chrono::local_days;

/// In columns an unknown instant is this value; elsewhere prefer std::optional<Instant>.
inline constexpr Instant unknownInstant = Instant(Duration(INT64_MIN));
/// In columns an unknown duration is this value. Never 0, which is a duration.
inline constexpr Duration unknownDuration = Duration(INT64_MIN);

[[nodiscard]] constexpr bool isKnown(Instant t) noexcept
{
    return t != unknownInstant;
}
[[nodiscard]] constexpr bool isKnown(Duration d) noexcept
{
    return d != unknownDuration;
}
/// later − earlier, unknown if either is unknown.
[[nodiscard]] constexpr Duration between(Instant earlier, Instant later) noexcept
{
    return isKnown(earlier) && isKnown(later) ? later - earlier : unknownDuration;
}
[[nodiscard]] constexpr double seconds(Duration d) noexcept
{
    return static_cast<double>(d.count()) / 1e6;
}

/// Half-open stretch of time [from, to).
struct TimeWindow {
    Instant from = Instant::min();
    Instant to = Instant::max();
    [[nodiscard]] constexpr bool contains(Instant t) const noexcept { return isKnown(t) && t >= from && t < to; }
    friend bool operator==(const TimeWindow&, const TimeWindow&) = default;
};

/// "2025-03-03T09:00:00.000Z": UTC with milliseconds, as in views and JSON. Years outside 0000–9999 are written with a sign.
[[nodiscard]] std::string isoInstant(Instant t);
/// "2025-03-03".
[[nodiscard]] std::string isoDay(Day day);
/// Reads "YYYY-MM-DD"; nothing else.
[[nodiscard]] std::optional<Day> parseIsoDay(std::string_view text);

} // namespace weir
