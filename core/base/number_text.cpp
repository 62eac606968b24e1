// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace weir {

namespace {

/// Integers up to here are exact in a double, and every reader takes them as such.
constexpr double largestExactInteger = 9007199254740992.0;
constexpr std::string_view minusSign = "\u2212";

template <typename... Arguments>
std::string converted(Arguments... arguments)
{
    // Enough for the largest double with three decimals.
    std::array<char, 352> buffer {};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), arguments...);
    return {buffer.data(), result.ptr};
}

} // namespace

std::string exactNumber(double number)
{
    if (!std::isfinite(number))
        return {};
    if (number == std::trunc(number) && std::abs(number) <= largestExactInteger)
        return converted(static_cast<std::int64_t>(number));
    return converted(number);
}

std::string fixedNumber(double number, int decimals)
{
    std::string text = converted(std::abs(number), std::chars_format::fixed, decimals);
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return number < 0 && !zero ? std::string(minusSign) + text : text;
}

std::string shortNumber(double number, int decimals)
{
    std::string text = converted(number, std::chars_format::fixed, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string groupedNumber(std::int64_t number)
{
    std::string digits = converted(number);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > (number < 0 ? 1 : 0); place -= 3)
        digits.insert(static_cast<std::size_t>(place), 1, ',');
    return digits;
}

} // namespace weir
