// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/time_text.h"

#include "core/base/text.h"
#include "core/readers/calendar_words.h"
#include "core/readers/clock_text.h"
#include "core/readers/text_cursor.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace weir::readers {

namespace {

int fullYear(Number year)
{
    // Two digits: 1970 to 2069.
    return year.digits > 2 ? year.value : year.value + (year.value < 70 ? 2000 : 1900);
}

/// "1月", "1월": what Java's short month is in Chinese, Japanese and Korean. The number is read.
bool takeMonthMark(Cursor& at)
{
    return at.take("月") || at.take("월");
}

/// "2025-03-05", "2025/3/5", "2025.03.05", "2025年3月5日"; the year is read.
bool readYearFirst(Cursor& at, Number year, TimeText& out)
{
    const bool ideograms = at.take("年") || at.take("년");
    const char separator = at.peek();
    if (!ideograms && !at.take('-') && !at.take('/') && !at.take('.'))
        return false;
    at.spaces();
    const auto month = at.number(2);
    if (!month || !(ideograms ? takeMonthMark(at) : at.take(separator)))
        return false;
    at.spaces();
    const auto day = at.number(2);
    if (!day || (ideograms && !at.take("日") && !at.take("일")))
        return false;
    out.date = {year.value, month->value, day->value};
    return readBehindDate(at, out);
}

void skipSeparators(Cursor& at)
{
    while (at.take('/') || at.take('-') || at.take('.') || at.take(',') || at.spaces()) { }
}

/// Small words between day, month and year: "5 de marzo de 2025".
void skipOf(Cursor& at)
{
    Cursor look = at;
    if (look.word() == "de") {
        look.spaces();
        at = look;
    }
}

/// "10/Jan/26", "10 January 2026", "5. März 2025"; the day is read.
bool readDayMonthWord(Cursor& at, Number day, TimeText& out)
{
    skipSeparators(at);
    skipOf(at);
    const int month = monthNumber(at.word());
    if (month == 0)
        return false;
    skipSeparators(at);
    skipOf(at);
    const auto year = at.number(4);
    if (!year || (year->digits != 2 && year->digits != 4))
        return false;
    out.date = {fullYear(*year), month, day.value};
    return readBehindDate(at, out);
}

/// "Jan 10, 2026", "Aug 23 2022", and C's "Aug 23 13:54:01 2022"; the month is read.
bool readMonthWordDay(Cursor& at, int month, TimeText& out)
{
    skipSeparators(at);
    const auto day = at.number(2);
    if (!day)
        return false;
    at.take("st") || at.take("nd") || at.take("rd") || at.take("th");
    skipSeparators(at);
    Cursor look = at;
    // A year of four digits would do for a clock in basic form.
    const bool clock = at.rest().substr(0, 3).find(':') != std::string_view::npos;
    if (clock && readClock(look, out)) {
        look.spaces();
        const auto year = look.number(4);
        if (!year || year->digits != 4)
            return false;
        out.date = {year->value, month, day->value};
        return readZone(look, out);
    }
    const auto year = at.number(4);
    if (!year || year->digits != 4)
        return false;
    out.date = {year->value, month, day->value};
    return readBehindDate(at, out);
}

/// "5/6/25", "05.06.2025", "13-1-2025", and "10/1月/26", where it is plain what the second number is; the first number is read.
bool readThreeNumbers(Cursor& at, Number first, TimeText& out)
{
    const char separator = at.peek();
    at.take(separator);
    at.spaces();
    const auto second = at.number(2);
    const bool monthMarked = second && takeMonthMark(at);
    if (!second || !at.take(separator))
        return false;
    at.spaces();
    const auto third = at.number(4);
    if (!third || (third->digits != 2 && third->digits != 4) || first.digits > 2)
        return false;
    if (monthMarked) {
        out.date = {fullYear(*third), second->value, first.value};
        return readBehindDate(at, out);
    }
    out.openOrder = true;
    out.shortYear = third->digits == 2;
    out.date = {first.value, second->value, third->value};
    return readBehindDate(at, out);
}

/// "20260102T030405Z", "20260102", "20260102030405"; eight digits are read.
bool readBasic(Cursor& at, TimeText& out)
{
    const auto year = at.number(4);
    const auto month = at.number(2);
    const auto day = at.number(2);
    out.date = {year->value, month->value, day->value};
    if (at.atEnd())
        return true;
    if (!isDigit(at.peek()) && !at.take('T') && !at.take('t') && !at.spaces())
        return false;
    return readClock(at, out) && readZone(at, out);
}

std::optional<TimeText> epoch(double value, double unit)
{
    const double micros = value * unit;
    if (!(std::abs(micros) < 4e17))
        return std::nullopt;
    TimeText text;
    text.instant = Instant(Duration(static_cast<std::int64_t>(std::llround(micros))));
    return text;
}

/// Microseconds in the unit that a number of this size counts in: seconds from 1973 on, milliseconds from 1973 on, …
double epochUnit(double size)
{
    return size < 1e11 ? 1e6 : size < 1e14 ? 1e3 : size < 1e17 ? 1 : 1e-3;
}

/// "1660000000", "1660000000123", "1660000000123.0", "1.66E12"
std::optional<TimeText> readNumeric(std::string_view text, std::size_t digits)
{
    const bool whole = digits == text.size();
    if (whole && (digits == 8 || digits == 14)) {
        Cursor at(text);
        TimeText out;
        if (readBasic(at, out) && daysSinceEpoch(out.date[0], out.date[1], out.date[2]))
            return out;
        return std::nullopt;
    }
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    const bool plausible = (value >= 1e8 && value < 1e10) || (value >= 1e11 && value < 1e19);
    return plausible ? epoch(value, epochUnit(value)) : std::nullopt;
}

bool readFromWord(Cursor& at, TimeText& out)
{
    std::string word = at.word();
    if (isWeekday(word)) {
        skipSeparators(at);
        if (isDigit(at.peek())) {
            const auto day = at.number(4);
            return day->digits == 4 ? readYearFirst(at, *day, out) : readDayMonthWord(at, *day, out);
        }
        word = at.word();
    }
    const int month = monthNumber(word);
    return month != 0 && readMonthWordDay(at, month, out);
}

bool readFromNumber(std::string_view text, TimeText& out)
{
    Cursor at(text);
    const auto first = at.number(4);
    if (isDigit(at.peek())) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        Cursor basic(text);
        return digits == 8 && readBasic(basic, out);
    }
    if (first->digits == 4)
        return readYearFirst(at, *first, out);
    if (first->digits > 2)
        return false;
    if (takeMonthMark(at))
        return readMonthWordDay(at, first->value, out);
    const char separator = at.peek();
    Cursor look = at;
    look.take(separator);
    look.spaces();
    if ((separator == '/' || separator == '-' || separator == '.') && isDigit(look.peek()))
        return readThreeNumbers(at, *first, out);
    return readDayMonthWord(at, *first, out);
}

} // namespace

std::optional<DateOrder> parseDateOrder(std::string_view word)
{
    if (word == "dmy")
        return DateOrder::DayMonthYear;
    if (word == "mdy")
        return DateOrder::MonthDayYear;
    if (word == "ymd")
        return DateOrder::YearMonthDay;
    return std::nullopt;
}

std::string_view dateOrderName(DateOrder order)
{
    return order == DateOrder::DayMonthYear ? "dmy" : order == DateOrder::MonthDayYear ? "mdy" : "ymd";
}

std::optional<int> daysSinceEpoch(int year, int month, int day)
{
    constexpr std::array<int, 12> lengths {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return std::nullopt;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > lengths[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0))
        return std::nullopt;
    const std::chrono::sys_days days = std::chrono::year(year) / month / day;
    return static_cast<int>(days.time_since_epoch().count());
}

std::optional<TimeText> readTimeText(std::string_view text)
{
    text = trimmed(text);
    // Nothing that is a time is longer; the longest known is JavaScript's with a zone's full name.
    if (text.size() < 6 || text.size() > 120)
        return std::nullopt;
    if (isDigit(text.front())) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == text.size() || text.find_first_not_of("0123456789.eE+") == std::string_view::npos) {
            if (auto numeric = readNumeric(text, digits))
                return numeric;
        }
    }
    TimeText out;
    Cursor at(text);
    const bool read = isDigit(text.front()) ? readFromNumber(text, out) : readFromWord(at, out);
    return read ? std::optional(out) : std::nullopt;
}

std::optional<Instant> resolve(const TimeText& text, DateOrder order, const Zone& zone)
{
    if (text.instant)
        return text.instant;
    auto [year, month, day] = text.date;
    if (text.openOrder) {
        const auto [a, b, c] = text.date;
        const int last = text.shortYear ? fullYear({c, 2}) : c;
        if (order == DateOrder::DayMonthYear || order == DateOrder::MonthDayYear) {
            year = last;
            month = order == DateOrder::DayMonthYear ? b : a;
            day = order == DateOrder::DayMonthYear ? a : b;
        } else {
            year = fullYear({a, 2});
            month = b;
            day = c;
        }
    }
    const auto days = daysSinceEpoch(year, month, day);
    if (!days)
        return std::nullopt;
    const Duration local = std::chrono::days(*days) + text.timeOfDay;
    return text.offset ? Instant(local - *text.offset) : zone.fromLocal(LocalTime(local));
}

} // namespace weir::readers
