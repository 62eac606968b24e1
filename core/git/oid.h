// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace weir::git {

/// Name of a git object (SHA-1), as a value.
struct Oid {
    static constexpr std::size_t size = 20;
    std::array<unsigned char, size> bytes {};

    /// From 40 hexadecimal digits; nothing else.
    [[nodiscard]] static std::optional<Oid> fromHex(std::string_view hex) noexcept;
    /// From 20 raw bytes.
    [[nodiscard]] static Oid fromRaw(const char* raw) noexcept
    {
        Oid oid;
        std::memcpy(oid.bytes.data(), raw, size);
        return oid;
    }
    [[nodiscard]] std::string hex() const;
    friend auto operator<=>(const Oid&, const Oid&) = default;
};

} // namespace weir::git

template <>
struct std::hash<weir::git::Oid> {
    std::size_t operator()(const weir::git::Oid& oid) const noexcept
    {
        std::size_t value = 0; // the name is a hash already
        std::memcpy(&value, oid.bytes.data(), sizeof value);
        return value;
    }
};
