// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Words that look like a tracker's key: two or more capitals or digits, a hyphen, a number ("ABC-12"). Whether there is such an item is
/// for others to say.
namespace weir {

/// In the order in which they stand; views into `text`.
[[nodiscard]] std::vector<std::string_view> issueKeys(std::string_view text);

/// Those in `text`, then those in `branch`, which people often write small: each once, in capitals, parted by a blank.
[[nodiscard]] std::string issueKeysIn(std::string_view text, std::string_view branch = {});

} // namespace weir
