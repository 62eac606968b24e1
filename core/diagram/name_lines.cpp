// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/name_lines.h"

#include "core/diagram/elide.h"

#include <algorithm>
#include <array>

namespace weir::diagram {

namespace {

/// Kana and ideographs (U+3000 to U+9FFF): a line may end between any two of them.
bool isIdeograph(std::string_view sign)
{
    const auto first = static_cast<unsigned char>(sign.front());
    return first >= 0xE3 && first <= 0xE9;
}

/// What belongs to the sign before it and never begins a line.
bool staysBehind(std::string_view sign)
{
    static constexpr std::array<std::string_view, 6> signs {"、", "。", "」", "』", "】", "ー"};
    return std::ranges::any_of(signs, [sign](std::string_view s) { return sign.starts_with(s); });
}

bool mayBreak(std::string_view before, std::string_view after)
{
    if (before == " " || before == "-" || before == "/" || before == "_")
        return after != " ";
    return isIdeograph(before) && isIdeograph(after) && !staysBehind(after);
}

/// Offsets at which a new line may begin, ascending.
std::vector<std::size_t> breaks(std::string_view text)
{
    const std::vector<std::size_t> cuts = cutPoints(text);
    std::vector<std::size_t> found;
    for (std::size_t i = 1; i + 1 < cuts.size(); ++i)
        if (mayBreak(text.substr(cuts[i - 1], cuts[i] - cuts[i - 1]), text.substr(cuts[i], cuts[i + 1] - cuts[i])))
            found.push_back(cuts[i]);
    return found;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

NameLines nameLines(
    std::string_view name, double widest, std::size_t most, const std::function<double(std::string_view)>& width, bool keepEnd)
{
    NameLines out;
    std::string_view rest = trimmed(name);
    while (out.lines.size() + 1 < most && width(rest) > widest) {
        std::string_view line;
        for (const std::size_t at : breaks(rest))
            if (const std::string_view head = trimmed(rest.substr(0, at)); !head.empty() && width(head) <= widest)
                line = rest.substr(0, at);
        if (line.empty())
            break;
        out.lines.emplace_back(trimmed(line));
        rest = trimmed(rest.substr(line.size()));
    }
    const std::string last = keepEnd ? elideMiddle(rest, widest, width) : elide(rest, widest, width);
    out.whole = last == rest;
    if (!last.empty())
        out.lines.push_back(last);
    return out;
}

} // namespace weir::diagram
