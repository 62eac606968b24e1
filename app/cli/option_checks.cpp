// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_checks.h"

#include "core/base/words.h"

#include <algorithm>
#include <charconv>

namespace weir::app {

namespace {

std::string inWords(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : &word == &words.back() ? " or " : ", ") + word;
    return text;
}

/// `kind`: "a whole number". The type is that of the bounds.
template <typename Number>
CLI::Validator between(Number least, Number most, const std::string& wanted)
{
    return {[least, most, wanted](std::string& text) {
                Number value {};
                const char* end = text.data() + text.size();
                const auto [stop, failure] = std::from_chars(text.data(), end, value);
                const bool fits = failure == std::errc() && stop == end && value >= least && value <= most;
                return fits ? std::string() : "takes " + wanted + ", not '" + text + "'";
            },
        ""};
}

} // namespace

CLI::Validator oneOf(std::vector<std::string> words)
{
    return {[words = std::move(words)](std::string& text) {
                const bool known = std::ranges::find(words, text) != words.end();
                return known ? std::string() : "takes " + inWords(words) + ", not '" + text + "'";
            },
        ""};
}

CLI::Validator notEmpty()
{
    return {[](std::string& text) { return text.empty() ? std::string("is empty") : std::string(); }, ""};
}

CLI::Validator wholeNumber(std::int64_t least, std::int64_t most)
{
    const bool open = most == std::numeric_limits<std::int64_t>::max();
    return between(least, most, "a whole number from " + std::to_string(least) + (open ? " on" : " to " + std::to_string(most)));
}

CLI::Validator number(double least, double most)
{
    return between(least, most, "a number from " + figure(least) + " to " + figure(most));
}

} // namespace weir::app
