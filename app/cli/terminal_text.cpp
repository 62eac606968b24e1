// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_text.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace weir::app {

namespace {

bool isControl(std::string_view character)
{
    const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0) < 0x20 || byte(0) == 0x7F;
    if (character.size() == 2)
        return byte(0) == 0xC2 && byte(1) < 0xA0; // C1
    // U+2028 to U+202E and U+2066 to U+2069: line ends and directions.
    return character.size() == 3 && byte(0) == 0xE2
        && ((byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) || (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
}

} // namespace

std::string plain(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(i));
        const std::string_view character = text.substr(i, length);
        shown += length == 0 || isControl(character) ? utf8Replacement : character;
        i += std::max<std::size_t>(1, length);
    }
    return shown;
}

std::string statusWords(std::string_view name)
{
    return name.empty() ? "(unknown status)" : plain(name);
}

} // namespace weir::app
