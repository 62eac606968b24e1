// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::readers {

/// Lower case for Latin and Cyrillic letters in UTF-8; everything else stays. No locale.
[[nodiscard]] std::string foldCase(std::string_view utf8);

/// 1 to 12 for a month's name or abbreviation in one of the languages that trackers speak, in lower case and without
/// a full stop; 0: not a month.
[[nodiscard]] int monthNumber(std::string_view folded);

/// True for the name or abbreviation of an English day of the week, in lower case.
[[nodiscard]] bool isWeekday(std::string_view folded);

} // namespace weir::readers
