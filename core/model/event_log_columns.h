// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

/// The first columns of the event log that `weir export --as csv` writes; a start of work and the author follow.
inline constexpr std::array<std::string_view, 10> eventLogColumns {
    "key", "type", "title", "project", "team", "item_created", "item_finished", "from", "to", "time"};

/// A table with these columns was written by Weir.
[[nodiscard]] inline bool isEventLog(const std::vector<std::string>& header)
{
    return header.size() > eventLogColumns.size() && header.back() == "author"
        && std::equal(eventLogColumns.begin(), eventLogColumns.end(), header.begin());
}

} // namespace weir
