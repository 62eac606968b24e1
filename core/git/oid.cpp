// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/oid.h"

#include "core/base/text.h"

namespace weir::git {

std::optional<Oid> Oid::fromHex(std::string_view hex) noexcept
{
    if (hex.size() != 2 * size)
        return std::nullopt;
    Oid oid;
    for (std::size_t i = 0; i < size; ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        oid.bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return oid;
}

std::string Oid::hex() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (const unsigned char byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

} // namespace weir::git
