// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/words.h"

#include "core/report/number_text.h"

#include <array>
#include <cmath>

namespace weir::report {

namespace {

constexpr double minute = 60, hour = 3600, day = 86400;
constexpr std::array<std::string_view, 12> months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string dayAndMonth(std::chrono::year_month_day date)
{
    return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(months[static_cast<unsigned>(date.month()) - 1]);
}

} // namespace

TimeUnit unitFor(double seconds)
{
    const double size = std::abs(seconds);
    if (size >= 2 * day)
        return {day, "d", "days"};
    if (size >= 1.5 * hour)
        return {hour, "h", "hours"};
    return {minute, "min", "minutes"};
}

std::string shortDuration(double seconds)
{
    const TimeUnit unit = unitFor(seconds);
    const double value = seconds / unit.seconds;
    const bool decimal = unit.seconds == day && std::abs(value) < 100;
    return fixedNumber(value, decimal ? 1 : 0) + std::string(narrowSpace) + std::string(unit.symbol);
}

std::string figure(double value)
{
    const double size = std::abs(value);
    if (size >= 100)
        return groupedNumber(std::llround(value));
    const int decimals = size >= 1 || size == 0 ? 1 : 2;
    const bool whole = value == std::trunc(value);
    return fixedNumber(value, whole ? 0 : decimals);
}

std::string percent(double ratio, std::int64_t n)
{
    constexpr std::int64_t many = 1000;
    return fixedNumber(ratio * 100, ratio < 0.1 && n >= many ? 1 : 0) + std::string(narrowSpace) + "%";
}

std::string dayWords(Day when)
{
    const std::chrono::year_month_day date(when);
    return dayAndMonth(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string windowWords(std::optional<Day> from, std::optional<Day> to)
{
    if (!from && !to)
        return "no data";
    if (!to)
        return "from " + dayWords(*from);
    const Day last = *to - std::chrono::days(1);
    if (!from)
        return "until " + dayWords(last);
    const std::chrono::year_month_day begin(*from);
    const bool sameYear = begin.year() == std::chrono::year_month_day(last).year();
    return (sameYear ? dayAndMonth(begin) : dayWords(*from)) + " to " + dayWords(last);
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many)
{
    return groupedNumber(n) + " " + std::string(n == 1 ? one : many);
}

} // namespace weir::report
