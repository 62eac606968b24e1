// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir {

/// U+FFFD: stands for what is not UTF-8.
inline constexpr std::string_view utf8Replacement = "\xEF\xBF\xBD";

/// Bytes of the character that `text` begins with (1 to 4); 0 if it begins with none: a stray or missing
/// continuation, an overlong form, a surrogate, beyond U+10FFFF (RFC 3629) or empty.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text) noexcept;

/// How many characters `text` has; what is not UTF-8 counts a byte each.
[[nodiscard]] std::size_t utf8Characters(std::string_view text) noexcept;

/// Appends the character with this number, at most U+10FFFF.
void appendUtf8(unsigned character, std::string& out);

} // namespace weir
