// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::readers {

/// What the name of an archive's member says. It is only shown and compared, never used as a path.
struct MemberName {
    std::string text; ///< parts joined by "/", without "./"; what could steer a screen or is no UTF-8 as \x1b or \u{202e}
    std::string problem; ///< why no member of that name is read; empty: nothing
    bool folder = false; ///< ends with "/"
    bool hidden = false; ///< of a hidden file or folder, or what macOS keeps beside files
};

/// From the bytes of the name, in UTF-8 where they are.
[[nodiscard]] MemberName memberName(std::string_view bytes);

/// Names of ZIP archives that do not say their encoding: UTF-8 if they are, else code page 437, the format's own.
[[nodiscard]] std::string fromCodePage437(std::string_view bytes);

} // namespace weir::readers
