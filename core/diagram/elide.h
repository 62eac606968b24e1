// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::diagram {

/// Byte offsets at which UTF-8 text may be cut without splitting what a reader sees as one sign: not inside a code point,
/// not before a combining mark, a variation selector, a joiner or a skin tone. Includes 0 and the size. Broken bytes count singly.
[[nodiscard]] std::vector<std::size_t> cutPoints(std::string_view text);

/// The text, or as much of its beginning as fits into `available` with "…" behind. Empty if not even "…" fits.
[[nodiscard]] std::string elide(std::string_view text, double available, const std::function<double(std::string_view)>& width);

/// The same with "…" in the middle: what names of one beginning differ in stays. elide() where not even one sign at either end fits.
[[nodiscard]] std::string elideMiddle(std::string_view text, double available, const std::function<double(std::string_view)>& width);

} // namespace weir::diagram
