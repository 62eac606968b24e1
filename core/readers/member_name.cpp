// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/member_name.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace weir::readers {

namespace {

constexpr std::u16string_view upperHalf437 =
    u"\u00C7\u00FC\u00E9\u00E2\u00E4\u00E0\u00E5\u00E7\u00EA\u00EB\u00E8\u00EF\u00EE\u00EC\u00C4\u00C5"
    u"\u00C9\u00E6\u00C6\u00F4\u00F6\u00F2\u00FB\u00F9\u00FF\u00D6\u00DC\u00A2\u00A3\u00A5\u20A7\u0192"
    u"\u00E1\u00ED\u00F3\u00FA\u00F1\u00D1\u00AA\u00BA\u00BF\u2310\u00AC\u00BD\u00BC\u00A1\u00AB\u00BB"
    u"\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510"
    u"\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567"
    u"\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580"
    u"\u03B1\u00DF\u0393\u03C0\u03A3\u03C3\u00B5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229"
    u"\u2261\u00B1\u2265\u2264\u2320\u2321\u00F7\u2248\u00B0\u2219\u00B7\u221A\u207F\u00B2\u25A0\u00A0";

/// Characters that steer a terminal or turn the direction of writing.
bool steers(unsigned character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x061C || character == 0x200E || character == 0x200F
        || character == 0x2028 || character == 0x2029 || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
}

unsigned characterOf(std::string_view sequence)
{
    const auto byte = [sequence](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(sequence[i])); };
    if (sequence.size() == 1)
        return byte(0);
    unsigned character = byte(0) & (0x7FU >> sequence.size());
    for (std::size_t i = 1; i < sequence.size(); ++i)
        character = character << 6U | (byte(i) & 0x3FU);
    return character;
}

std::string hexText(unsigned number, std::size_t digits)
{
    std::array<char, 8> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
    const std::string hex(text.data(), end);
    return std::string(digits - std::min(digits, hex.size()), '0') + hex;
}

/// As it may be shown.
std::string shown(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8SequenceLength(bytes.substr(at));
        const std::string_view sequence = bytes.substr(at, std::max<std::size_t>(length, 1));
        const unsigned character = characterOf(sequence);
        if (length == 0 || (length == 1 && steers(character)))
            text.append("\\x").append(hexText(static_cast<unsigned char>(sequence[0]), 2));
        else if (steers(character))
            text.append("\\u{").append(hexText(character, 4)).append("}");
        else
            text += sequence;
        at += sequence.size();
    }
    return text;
}

std::vector<std::string_view> partsOf(std::string_view name)
{
    std::vector<std::string_view> parts;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        if (const std::string_view part = name.substr(0, end); !part.empty() && part != ".")
            parts.push_back(part);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return parts;
}

bool hasDrive(std::string_view name)
{
    const auto isLetter = [](char c) { return isUpper(c) || (c >= 'a' && c <= 'z'); };
    return name.size() >= 2 && isLetter(name[0]) && name[1] == ':';
}

} // namespace

MemberName memberName(std::string_view bytes)
{
    std::string slashes(bytes);
    std::ranges::replace(slashes, '\\', '/'); // as some programs of Windows write them
    MemberName name;
    name.folder = slashes.ends_with('/');
    const std::vector<std::string_view> parts = partsOf(slashes);
    for (const std::string_view part : parts) {
        name.text.append(name.text.empty() ? "" : "/").append(shown(part));
        name.hidden = name.hidden || (part.starts_with('.') && part != "..");
    }
    name.hidden = name.hidden || (!parts.empty() && parts.front() == "__MACOSX");
    if (slashes.find('\0') != std::string::npos)
        name.problem = "a name that goes on behind its end; make the archive again";
    else if (slashes.starts_with('/') || hasDrive(slashes) || std::ranges::find(parts, "..") != parts.end())
        name.problem = "a name that leads out of the archive; make the archive again";
    else if (name.text.empty())
        name.problem = "without a name; make the archive again";
    if (name.text.empty() || slashes.starts_with('/'))
        name.text.insert(0, 1, '/');
    return name;
}

std::string fromCodePage437(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = utf8SequenceLength(bytes.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    if (at == bytes.size())
        return std::string(bytes);
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(byte < upperHalf437.size() ? byte : upperHalf437[byte - upperHalf437.size()], text);
    }
    return text;
}

} // namespace weir::readers
