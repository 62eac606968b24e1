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

/// Numbers of issues behind a word that closes them, as the hosts read it: "Fixes #12", "closes owner/name#12, #13", also as an address
/// (".../owner/name/issues/12"). As "#12" or "owner/name#12", in the order in which they stand.
[[nodiscard]] std::vector<std::string> closedIssues(std::string_view text);

/// Keys and closed issues in `text`, then the keys in `branch`, which people often write small: each once, keys in capitals, parted by a
/// blank.
[[nodiscard]] std::string issueKeysIn(std::string_view text, std::string_view branch = {});

} // namespace weir
