// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How figures read in English, in sentences and files alike. Symbols of units stand behind a narrow space that does not break.
namespace weir {

inline constexpr std::string_view narrowSpace = "\u202F";

/// A unit that durations are shown in.
struct TimeUnit {
    double seconds = 86400;
    std::string_view symbol = "d"; ///< d, h, min
    std::string_view one = "day", many = "days";
};
/// Days from 2 days on, hours from 90 minutes on, minutes below.
[[nodiscard]] TimeUnit unitFor(double seconds);

/// "11.5 d", "18 h", "1.5 h", "45 min".
[[nodiscard]] std::string shortDuration(double seconds);
/// The same in a given unit, as figures of one sentence are told in that of the longest; "<0.1 d" for what would look like nothing.
[[nodiscard]] std::string shortDuration(double seconds, const TimeUnit& unit);
/// "11.5 days", "18 hours", "under a minute"; number and unit parted by one space.
[[nodiscard]] std::string longDuration(double seconds);
/// At most three digits that mean something: "17.8", "2.6", "0.31", "1,280".
[[nodiscard]] std::string figure(double value);
/// "66 %", "0.4 %", "<0.1 %": what is there never looks like nothing. Below 10 % with `n` of 1,000 or more one decimal, too.
[[nodiscard]] std::string percent(double ratio, std::int64_t n = 0);
/// "May".
[[nodiscard]] std::string_view monthName(std::chrono::month month);
/// "3 May".
[[nodiscard]] std::string dayAndMonth(Day day);
/// "3 May 2026".
[[nodiscard]] std::string dayWords(Day day);
/// "as of 3 May 2026": of what was counted then. Files are read later, so they never say "now".
[[nodiscard]] std::string asOfWords(Day day);
/// "9 Feb to 2 May 2026": the days of [from, to); "2 May 2026" where it is one.
[[nodiscard]] std::string windowWords(std::optional<Day> from, std::optional<Day> to);
/// "1 item", "2 items".
[[nodiscard]] std::string counted(std::int64_t n, std::string_view one, std::string_view many);

} // namespace weir
