// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::app {

/// Text from files and repositories as it may go to a terminal: what could steer the terminal, turn the direction of
/// writing or break the line is shown as U+FFFD.
[[nodiscard]] std::string plain(std::string_view text);

/// A status or stage as it may go to a terminal; "(unknown status)" where the source left its name empty.
[[nodiscard]] std::string statusWords(std::string_view name);

} // namespace weir::app
