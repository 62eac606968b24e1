// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/commit_text.h"

#include "core/report/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace weir::git {

namespace {

enum class Charset { Utf8, Latin1, Latin9, Windows1252, Unknown };

/// The name in lower case without - and _, as encodings are written in many ways.
Charset charsetOf(std::string_view encoding)
{
    std::string name;
    for (const char c : encoding) {
        if (c == '-' || c == '_' || c == ' ')
            continue;
        name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (name.empty() || name == "utf8" || name == "usascii" || name == "ascii")
        return Charset::Utf8;
    if (name == "iso88591" || name == "latin1" || name == "l1")
        return Charset::Latin1;
    if (name == "iso885915" || name == "latin9")
        return Charset::Latin9;
    if (name == "windows1252" || name == "cp1252")
        return Charset::Windows1252;
    return Charset::Unknown;
}

/// 0x80 to 0x9F of Windows-1252 (WHATWG encoding standard); the five holes stay control characters.
constexpr std::array<std::uint16_t, 32> windows1252High = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

std::uint16_t codePoint(unsigned char byte, Charset charset)
{
    if (charset == Charset::Latin1)
        return byte;
    if (charset == Charset::Latin9) {
        switch (byte) {
        case 0xA4:
            return 0x20AC;
        case 0xA6:
            return 0x0160;
        case 0xA8:
            return 0x0161;
        case 0xB4:
            return 0x017D;
        case 0xB8:
            return 0x017E;
        case 0xBC:
            return 0x0152;
        case 0xBD:
            return 0x0153;
        case 0xBE:
            return 0x0178;
        default:
            return byte;
        }
    }
    return byte >= 0x80 && byte < 0xA0 ? windows1252High[byte - 0x80] : byte;
}

void appendUtf8(std::string& out, std::uint16_t code)
{
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (code >> 6)));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xE0 | (code >> 12)));
        out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    }
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

} // namespace

std::string_view decodeText(std::string_view bytes, std::string_view encoding, std::string& storage)
{
    bytes = bytes.substr(0, bytes.find('\0'));
    if (isAscii(bytes))
        return bytes;
    const Charset charset = charsetOf(encoding);
    const bool utf8First = charset == Charset::Utf8 || charset == Charset::Unknown;
    if (utf8First) {
        std::size_t at = 0;
        while (at < bytes.size()) {
            const std::size_t length = report::utf8SequenceLength(bytes.substr(at));
            if (length == 0)
                break;
            at += length;
        }
        if (at == bytes.size())
            return bytes;
    }
    storage.clear();
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = utf8First ? report::utf8SequenceLength(bytes.substr(at)) : 0;
        if (length > 0) {
            storage.append(bytes.substr(at, length));
            at += length;
        } else {
            appendUtf8(storage, codePoint(static_cast<unsigned char>(bytes[at]), charset));
            ++at;
        }
    }
    return storage;
}

bool isKnownEncoding(std::string_view encoding)
{
    return charsetOf(encoding) != Charset::Unknown;
}

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace weir::git
