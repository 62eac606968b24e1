// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <functional>
#include <limits>

namespace weir {

/// A row number or dictionary code that cannot be mixed up with one of another kind. Default: none.
template <typename Tag, typename Raw = std::uint32_t>
struct Index {
    using raw_type = Raw;
    static constexpr Raw noneValue = std::numeric_limits<Raw>::max();

    Raw value = noneValue;

    constexpr Index() = default;
    explicit constexpr Index(Raw v) noexcept
        : value(v)
    {
    }
    explicit constexpr Index(std::size_t v) noexcept requires(!std::same_as<Raw, std::size_t>)
        : value(static_cast<Raw>(v))
    {
    }
    [[nodiscard]] constexpr bool valid() const noexcept { return value != noneValue; }
    [[nodiscard]] constexpr std::size_t row() const noexcept { return static_cast<std::size_t>(value); }
    friend constexpr auto operator<=>(Index, Index) = default;
};

using ItemIndex = Index<struct ItemTag>;
using VisitIndex = Index<struct VisitTag>;
using StatusIndex = Index<struct StatusTag, std::uint16_t>;
using StageIndex = Index<struct StageTag, std::uint16_t>;
/// Code in Dataset::names (types, projects, teams, actors, repositories).
using NameIndex = Index<struct NameTag>;

} // namespace weir

template <typename Tag, typename Raw>
struct std::hash<weir::Index<Tag, Raw>> {
    std::size_t operator()(weir::Index<Tag, Raw> i) const noexcept { return std::hash<Raw> {}(i.value); }
};
