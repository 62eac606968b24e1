// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <cstdlib>

namespace weir {

namespace {

/// A civil date whose year may be any that 64 bits of microseconds reach; std::chrono::year stops at 32767.
struct CivilDate {
    std::int64_t year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// Proleptic Gregorian date of a day counted from 1970-01-01. Years are counted from March so that the leap day is the
/// last of its year; 400 years are 146,097 days.
CivilDate civilFromDays(std::int64_t daysSinceEpoch)
{
    const std::int64_t days = daysSinceEpoch + 719468; // from 0000-03-01
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = static_cast<unsigned>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    date.month = static_cast<unsigned>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

void appendPadded(std::string& out, std::uint64_t number, std::size_t digits)
{
    std::string text = std::to_string(number);
    if (text.size() < digits)
        out.append(digits - text.size(), '0');
    out += text;
}

void appendDate(std::string& out, std::int64_t daysSinceEpoch)
{
    const CivilDate date = civilFromDays(daysSinceEpoch);
    if (date.year < 0)
        out += '-';
    else if (date.year > 9999)
        out += '+';
    appendPadded(out, static_cast<std::uint64_t>(std::llabs(date.year)), 4);
    out += '-';
    appendPadded(out, date.month, 2);
    out += '-';
    appendPadded(out, date.day, 2);
}

std::optional<unsigned> digitsAt(std::string_view text, std::size_t begin, std::size_t count)
{
    unsigned value = 0;
    for (std::size_t i = begin; i < begin + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    return value;
}

} // namespace

std::string isoInstant(Instant t)
{
    if (!isKnown(t))
        return {};
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count();
    constexpr std::int64_t perDay = 86'400'000;
    const std::int64_t days = (millis >= 0 ? millis : millis - (perDay - 1)) / perDay;
    const auto ofDay = static_cast<std::uint64_t>(millis - days * perDay);
    std::string out;
    out.reserve(24);
    appendDate(out, days);
    out += 'T';
    appendPadded(out, ofDay / 3'600'000, 2);
    out += ':';
    appendPadded(out, ofDay / 60'000 % 60, 2);
    out += ':';
    appendPadded(out, ofDay / 1000 % 60, 2);
    out += '.';
    appendPadded(out, ofDay % 1000, 3);
    out += 'Z';
    return out;
}

std::string isoDay(Day day)
{
    std::string out;
    appendDate(out, day.time_since_epoch().count());
    return out;
}

std::optional<Day> parseIsoDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day));
    if (!date.ok())
        return std::nullopt;
    return Day(date);
}

} // namespace weir
