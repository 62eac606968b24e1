// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hex.h"

#include "core/base/text.h"

namespace weir::import {

std::string fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::string(hex);
    std::string bytes(hex.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::string(hex);
        bytes[i] = static_cast<char>(high * 16 + low);
    }
    return bytes;
}

} // namespace weir::import
