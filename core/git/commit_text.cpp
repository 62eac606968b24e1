// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/commit_text.h"

#include "core/base/utf8.h"
#include "core/readers/encoding.h"

#include <algorithm>

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

/// The character that a byte of ISO 8859-15 stands for.
unsigned latin9Character(unsigned char byte)
{
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
    storage.clear();
    switch (charset) {
    case Charset::Utf8:
    case Charset::Unknown:
        if (readers::isUtf8(bytes))
            return bytes;
        readers::appendMended(bytes, storage);
        break;
    case Charset::Windows1252:
        readers::appendAsWindows1252(bytes, storage);
        break;
    case Charset::Latin1:
    case Charset::Latin9:
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            appendUtf8(charset == Charset::Latin9 ? latin9Character(byte) : byte, storage);
        }
        break;
    }
    return storage;
}

bool isKnownEncoding(std::string_view encoding)
{
    return charsetOf(encoding) != Charset::Unknown;
}

} // namespace weir::git
