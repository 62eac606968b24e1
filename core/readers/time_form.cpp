// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/time_form.h"

#include "core/base/text.h"

#include <algorithm>

namespace weir::readers {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string epochForm(std::string_view text)
{
    const auto digits = std::ranges::count_if(text.substr(0, text.find('.')), isDigit);
    return digits <= 11 ? "seconds since 1970" : digits <= 14 ? "milliseconds since 1970" : "microseconds since 1970";
}

/// What the numbers are, in the order in which they stand: those of the date, then of the time.
std::string_view lettersOf(const TimeText& time, std::size_t firstDigits, DateOrder order)
{
    const bool yearFirst = time.openOrder ? order == DateOrder::YearMonthDay : firstDigits >= 4;
    if (yearFirst)
        return time.twelveHours ? "yMdhmsS" : "yMdHmsS";
    if (time.openOrder && order == DateOrder::MonthDayYear)
        return time.twelveHours ? "Mdyhmss" : "MdyHmsS";
    return time.twelveHours ? "dMyhmsS" : "dMyHmsS";
}

std::string_view digitsAt(std::string_view text, std::size_t at)
{
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), isDigit);
    return text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
}

constexpr std::size_t partsOfDate = 3;

/// The letters for digits at place `part`; "20260131" holds the whole date, "161205" the whole time. Moves `part` on.
std::string lettersFor(std::string_view letters, std::size_t digits, std::size_t& part)
{
    if (part == 0 && digits == 8) {
        part = partsOfDate;
        return "yyyyMMdd";
    }
    if (part == partsOfDate && digits >= 4) {
        part += digits / 2;
        return std::string("HHmmss").substr(0, digits);
    }
    return part < letters.size() ? std::string(digits, letters[part++]) : std::string();
}

} // namespace

std::string timeForm(std::string_view given, DateOrder order)
{
    const std::string_view text = trimmed(given);
    const auto time = readTimeText(text);
    if (!time)
        return {};
    if (time->instant)
        return epochForm(text);
    const std::string_view letters = lettersOf(*time, digitsAt(text, 0).size(), order);
    std::string form;
    std::size_t part = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (isDigit(c)) {
            const std::size_t digits = digitsAt(text, at).size();
            form += lettersFor(letters, digits, part);
            at += digits;
        } else if (part > partsOfDate && (c == '+' || c == '-' || c == 'Z' || c == 'U' || c == 'G')) {
            return form + (form.ends_with(' ') ? "zone" : " zone");
        } else if (part > partsOfDate && (c == 'A' || c == 'P' || c == 'a' || c == 'p')) {
            form += 'a';
            at += 2;
        } else if (c == '-' || c == '/' || c == '.' || c == ':' || c == ' ' || c == ',' || (c == 'T' && part == partsOfDate)) {
            form += c;
            ++at;
        } else {
            return "month by name";
        }
    }
    return form;
}

} // namespace weir::readers
