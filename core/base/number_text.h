// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

/// Numbers as text, independent of any locale.
namespace weir {

/// The shortest text that reads back as the same number, without fraction where it is integral; empty if it is not finite.
[[nodiscard]] std::string exactNumber(double number);

/// With exactly `decimals` decimals and a true minus sign, e.g. for texts people read.
[[nodiscard]] std::string fixedNumber(double number, int decimals);

/// At most `decimals` decimals, none that is a trailing zero; hyphen as minus. For coordinates.
[[nodiscard]] std::string shortNumber(double number, int decimals);

/// "2,314".
[[nodiscard]] std::string groupedNumber(std::int64_t number);

} // namespace weir
