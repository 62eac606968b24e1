// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/clock_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace weir::readers {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// −1: neither, else hours to add to twelve-hour time.
int halfOfDay(Cursor& at)
{
    Cursor look = at;
    for (const std::string_view morning : {"上午", "午前", "오전"}) {
        if (look.take(morning))
            return at = look, 0;
    }
    for (const std::string_view afternoon : {"下午", "午後", "오후"}) {
        if (look.take(afternoon))
            return at = look, 12;
    }
    std::string word = look.word();
    if ((word == "a" || word == "p") && look.take('.')) {
        look.spaces();
        word += look.word();
    }
    if (word != "am" && word != "pm")
        return -1;
    look.take('.');
    at = look;
    return word == "am" ? 0 : 12;
}

bool applyHalf(int half, TimeText& out)
{
    if (half < 0)
        return true;
    const auto hour = std::chrono::floor<hours>(out.timeOfDay);
    if (hour.count() < 1 || hour.count() > 12)
        return false;
    out.timeOfDay += hours(half) - (hour.count() == 12 ? hours(12) : hours(0));
    out.twelveHours = true;
    return true;
}

/// "+02:00", "-0330", "+5"
bool readOffset(Cursor& at, TimeText& out)
{
    const bool west = at.peek() == '-';
    if (!at.take('+') && !at.take('-') && !at.take("\xE2\x88\x92"))
        return false;
    const auto hour = at.number(2);
    Number minute;
    if (!hour)
        return false;
    const bool colon = at.take(':');
    if (colon || isDigit(at.peek())) {
        const auto read = at.number(2);
        if (!read || read->digits != 2)
            return false;
        minute = *read;
    }
    if (hour->value > 18 || minute.value > 59)
        return false;
    const seconds offset = hours(hour->value) + minutes(minute.value);
    out.offset = west ? -offset : offset;
    return true;
}

std::optional<int> zoneWordHours(std::string_view word)
{
    // The names of RFC 2822 §4.3, and those of central Europe; others are not unique.
    constexpr auto words =
        std::to_array<std::pair<std::string_view, int>>({{"z", 0}, {"utc", 0}, {"gmt", 0}, {"ut", 0}, {"est", -5}, {"edt", -4}, {"cst", -6},
            {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}, {"cet", 1}, {"cest", 2}, {"mez", 1}, {"mesz", 2}});
    const auto found = std::ranges::find(words, word, [](const auto& entry) { return entry.first; });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

/// What may stand between a date and its clock.
bool readGap(Cursor& at)
{
    if (at.take('T') || at.take('t') || at.take('_'))
        return true;
    const bool comma = at.take(',');
    const bool gap = at.spaces() || comma;
    Cursor look = at;
    const std::string word = look.word();
    if (word == "at" || word == "um" || word == "à" || word == "om" || word == "kl") {
        look.take('.');
        look.spaces();
        at = look;
    }
    return gap;
}

} // namespace

bool readClock(Cursor& at, TimeText& out)
{
    const auto hour = at.number(2);
    if (!hour)
        return false;
    const bool basic = isDigit(at.peek());
    if (basic ? hour->digits != 2 : !at.take(':'))
        return false;
    const auto minute = at.number(2);
    if (!minute || minute->digits != 2)
        return false;
    Number second;
    if (basic ? isDigit(at.peek()) : at.take(':')) {
        const auto read = at.number(2);
        if (!read || (basic && read->digits != 2))
            return false;
        second = *read;
    }
    std::int64_t micros = 0;
    if (second.digits > 0 && (at.peek() == '.' || at.peek() == ',')) {
        at.take(at.peek());
        if (!isDigit(at.peek()))
            return false;
        for (std::int64_t unit = 100'000; isDigit(at.peek()); unit /= 10)
            micros += unit * (at.number(1)->value);
    }
    const bool midnight = hour->value == 24 && minute->value == 0 && second.value == 0 && micros == 0;
    if ((hour->value > 23 && !midnight) || minute->value > 59 || second.value > 60)
        return false;
    out.timeOfDay = hours(hour->value) + minutes(minute->value) + seconds(second.value) + Duration(micros);
    return true;
}

bool readZone(Cursor& at, TimeText& out)
{
    at.spaces();
    if (isLetter(at.peek()) && at.peek() > 0) {
        const auto zone = zoneWordHours(at.word());
        if (!zone)
            return false;
        out.offset = hours(*zone);
    }
    if ((at.peek() == '+' || at.peek() == '-' || at.rest().starts_with("\xE2\x88\x92")) && !readOffset(at, out))
        return false;
    at.spaces();
    // "(Central European Summer Time)", "[Europe/Berlin]": the offset before it says it all.
    if (out.offset && ((at.peek() == '(' && at.rest().back() == ')') || (at.peek() == '[' && at.rest().back() == ']')))
        return true;
    return at.atEnd();
}

bool readBehindDate(Cursor& at, TimeText& out)
{
    Cursor look = at;
    if (readGap(look)) {
        int half = halfOfDay(look);
        look.spaces();
        if (isDigit(look.peek())) {
            if (!readClock(look, out))
                return false;
            at = look;
            at.spaces();
            if (half < 0)
                half = halfOfDay(at);
            return applyHalf(half, out) && readZone(at, out);
        }
    }
    return readZone(at, out);
}

} // namespace weir::readers
