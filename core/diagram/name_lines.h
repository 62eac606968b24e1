// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::diagram {

/// A name laid out in lines of a given width.
struct NameLines {
    std::vector<std::string> lines; ///< top to bottom; empty if not even "…" fits
    bool whole = true; ///< nothing of it was cut off
};

/// Breaks a name between words, after "-", "/" and "_", and between signs of scripts that are written without spaces; at
/// most `most` lines, of which only the last is shortened: at its end, or to keep that, in its middle.
[[nodiscard]] NameLines nameLines(
    std::string_view name, double widest, std::size_t most, const std::function<double(std::string_view)>& width, bool keepEnd = false);

} // namespace weir::diagram
