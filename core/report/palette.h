// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The light theme's colours for paper: reports and exported pictures are always light. Names and values are those of the visual tokens.
namespace weir::report::palette {

inline constexpr std::string_view window = "#F7F6F3", surface = "#FFFFFF", sunken = "#F1EFEA";
inline constexpr std::string_view textPrimary = "#1A2024", textSecondary = "#4A545B", textTertiary = "#5D676F";
inline constexpr std::string_view hair = "#E6E3DD", line = "#D5D1C9", grid = "#ECEAE5", axis = "#868D91", ink = "#2B3338";
inline constexpr std::string_view work = "#3F6387", workText = "#335474", onWork = "#FFFFFF";
inline constexpr std::string_view wait = "#B27A10", waitStrong = "#C98E18", onWaitStrong = "#1D1606", waitSoft = "#F8EBCF",
                                  waitText = "#7D5606";
inline constexpr std::string_view attention = "#B8540E", attentionText = "#9C4509", good = "#177A52", goodText = "#176A4B";
inline constexpr std::string_view unknown = "#868D91", unknownText = "#5D676F";
inline constexpr std::string_view band = "#EEEBE4", point = "#3F6387", limit = "#868D91";

} // namespace weir::report::palette
