// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/zone.h"

#include <array>
#include <optional>
#include <string_view>

namespace weir::readers {

/// Which of the numbers in "5/6/25" is what.
enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };

/// "dmy", "mdy", "ymd".
[[nodiscard]] std::optional<DateOrder> parseDateOrder(std::string_view word);
[[nodiscard]] std::string_view dateOrderName(DateOrder order);

/// What a text says about a time, before day-month order and zone are applied.
struct TimeText {
    /// Counted from 1970 (epoch): nothing else is needed.
    std::optional<Instant> instant;
    /// Year, month, day; with `openOrder` the three numbers as they are written.
    std::array<int, 3> date {};
    bool openOrder = false;
    bool shortYear = false; ///< with `openOrder`: the third number has two digits
    bool twelveHours = false; ///< with AM or PM
    Duration timeOfDay {}; ///< up to 24:00:60
    std::optional<std::chrono::seconds> offset; ///< absent: no zone is written
};

/// Reads one of the forms that exports use: ISO 8601 extended and basic, epoch seconds to nanoseconds, RFC 2822,
/// JavaScript's and C's dates, "10/Jan/26 11:19 AM" with the month in many languages, "5/6/25", dates alone, … Absent: it is none of them.
[[nodiscard]] std::optional<TimeText> readTimeText(std::string_view text);

/// The instant meant. Absent: the date does not exist, or not in this order. `order` matters only to an open one.
[[nodiscard]] std::optional<Instant> resolve(const TimeText& text, DateOrder order, const Zone& zone);

/// Days since 1970 of a date that exists; absent otherwise. Years 1 to 9999.
[[nodiscard]] std::optional<int> daysSinceEpoch(int year, int month, int day);

} // namespace weir::readers
