// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace weir {

/// What stands in for letters that Inter has not, on screen and in files alike: other alphabets first, then Japanese,
/// Chinese and Korean as the usual systems call them. Nothing is ever fetched.
inline constexpr std::array<std::string_view, 16> fallbackFonts {"Noto Sans", "Helvetica Neue", "Segoe UI", "Noto Sans CJK JP",
    "Noto Sans CJK SC", "Noto Sans CJK KR", "Source Han Sans", "Hiragino Sans", "PingFang SC", "Apple SD Gothic Neo", "Yu Gothic",
    "Microsoft YaHei", "Malgun Gothic", "WenQuanYi Micro Hei", "Droid Sans Fallback", "sans-serif"};

/// As CSS and SVG write it: "Inter, 'Noto Sans', …, sans-serif".
[[nodiscard]] inline std::string fontList(std::string_view first)
{
    std::string list(first);
    for (const std::string_view family : fallbackFonts) {
        const bool quoted = family.find(' ') != std::string_view::npos;
        list.append(quoted ? ", '" : ", ").append(family).append(quoted ? "'" : "");
    }
    return list;
}

} // namespace weir
