// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/elide.h"

#include <cstdint>

namespace weir::diagram {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
};

CodePoint decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.size())
        return {0xFFFD, 1};
    if (length == 1)
        return {first, 1};
    auto value = static_cast<char32_t>(first & (0xFF >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return {0xFFFD, 1};
        value = (value << 6) | static_cast<char32_t>(byte(at + i) & 0x3F);
    }
    return {value, length};
}

bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Signs that belong to the one before them.
bool extends(char32_t c)
{
    return within(c, 0x0300, 0x036F) || within(c, 0x0483, 0x0489) || within(c, 0x0591, 0x05BD) || within(c, 0x064B, 0x065F)
        || within(c, 0x093A, 0x094D) || within(c, 0x0E31, 0x0E3A) || within(c, 0x0E47, 0x0E4E) || within(c, 0x1AB0, 0x1AFF)
        || within(c, 0x1DC0, 0x1DFF) || within(c, 0x200C, 0x200D) || within(c, 0x20D0, 0x20FF) || within(c, 0xFE00, 0xFE0F)
        || within(c, 0xFE20, 0xFE2F) || within(c, 0x1F3FB, 0x1F3FF) || within(c, 0xE0020, 0xE01EF);
}

} // namespace

std::vector<std::size_t> cutPoints(std::string_view text)
{
    std::vector<std::size_t> cuts = {0};
    char32_t before = 0;
    int flags = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool flag = within(c.value, 0x1F1E6, 0x1F1FF);
        const bool joined = extends(c.value) || before == 0x200D || (flag && flags % 2 == 1);
        if (at != 0 && !joined)
            cuts.push_back(at);
        flags = flag ? flags + 1 : 0;
        before = c.value;
        at += c.length;
    }
    if (!text.empty())
        cuts.push_back(text.size());
    return cuts;
}

std::string elide(std::string_view text, double available, const std::function<double(std::string_view)>& width)
{
    if (width(text) <= available)
        return std::string(text);
    const std::string dots = "…";
    const std::vector<std::size_t> cuts = cutPoints(text);
    // The widths of prefixes grow all but monotonically (kerning), so search, then step back until it truly fits.
    std::size_t low = 0;
    std::size_t high = cuts.size() - 1;
    const auto shortened = [&](std::size_t cut) {
        std::string_view head = text.substr(0, cuts[cut]);
        while (!head.empty() && (head.back() == ' ' || head.back() == ',' || head.back() == '.'))
            head.remove_suffix(1);
        return std::string(head) + dots;
    };
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (width(shortened(middle)) <= available)
            low = middle;
        else
            high = middle - 1;
    }
    for (;; --low) {
        std::string candidate = shortened(low);
        if (width(candidate) <= available)
            return candidate;
        if (low == 0)
            return {};
    }
}

std::string elideMiddle(std::string_view text, double available, const std::function<double(std::string_view)>& width)
{
    if (width(text) <= available)
        return std::string(text);
    const std::vector<std::size_t> cuts = cutPoints(text);
    for (std::size_t signs = (cuts.size() - 1) / 2; signs > 0; --signs) {
        const std::string_view head = text.substr(0, cuts[signs]);
        const std::string_view tail = text.substr(cuts[cuts.size() - 1 - signs]);
        std::string shortened = std::string(head) + "…" + std::string(tail);
        if (width(shortened) <= available)
            return shortened;
    }
    return elide(text, available, width);
}

} // namespace weir::diagram
