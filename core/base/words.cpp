// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"

#include "core/base/number_text.h"

#include <array>
#include <cmath>

namespace weir {

namespace {

constexpr double minute = 60, hour = 3600, day = 86400;
constexpr std::array<std::string_view, 12> months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// One decimal for days below a hundred, and for few hours or minutes that are not whole.
std::string valueIn(const TimeUnit& unit, double seconds)
{
    const double value = seconds / unit.seconds;
    const double size = std::abs(value);
    const bool whole = std::abs(value - std::round(value)) < 0.05;
    const bool decimal = unit.seconds == day ? size < 99.95 : size < 9.95 && !whole;
    return size < 999.5 ? fixedNumber(value, decimal ? 1 : 0) : groupedNumber(std::llround(value));
}

} // namespace

TimeUnit unitFor(double seconds)
{
    const double size = std::abs(seconds);
    if (size >= 2 * day)
        return {day, "d", "day", "days"};
    if (size >= 1.5 * hour)
        return {hour, "h", "hour", "hours"};
    return {minute, "min", "minute", "minutes"};
}

std::string shortDuration(double seconds)
{
    return shortDuration(seconds, unitFor(seconds));
}

std::string shortDuration(double seconds, const TimeUnit& unit)
{
    const double value = std::abs(seconds / unit.seconds);
    const std::string text = value > 0 && value < 0.05 ? "<0.1" : valueIn(unit, seconds);
    return text + std::string(narrowSpace) + std::string(unit.symbol);
}

std::string longDuration(double seconds)
{
    if (seconds > 0 && seconds < minute)
        return "under a minute";
    const TimeUnit unit = unitFor(seconds);
    const std::string value = valueIn(unit, seconds);
    return value + " " + std::string(value == "1" ? unit.one : unit.many);
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
    const double size = std::abs(ratio);
    const bool decimal = size < 0.1 && n >= many ? true : size > 0 && size < 0.00995;
    return (size > 0 && size < 0.0005 ? "<0.1" : fixedNumber(ratio * 100, decimal ? 1 : 0)) + std::string(narrowSpace) + "%";
}

std::string_view monthName(std::chrono::month month)
{
    return months[static_cast<unsigned>(month) - 1];
}

std::string dayAndMonth(Day when)
{
    const std::chrono::year_month_day date(when);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(monthName(date.month()));
}

std::string dayWords(Day when)
{
    return dayAndMonth(when) + " " + std::to_string(static_cast<int>(std::chrono::year_month_day(when).year()));
}

std::string asOfWords(Day day)
{
    return "as of " + dayWords(day);
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
    if (*from == last)
        return dayWords(last);
    const bool sameYear = std::chrono::year_month_day(*from).year() == std::chrono::year_month_day(last).year();
    return (sameYear ? dayAndMonth(*from) : dayWords(*from)) + " to " + dayWords(last);
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many)
{
    return groupedNumber(n) + " " + std::string(n == 1 ? one : many);
}

} // namespace weir
