// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"
#include "core/readers/table_head.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// What the columns of a table of events probably mean.
struct EventColumnsGuess {
    std::vector<std::string> roles; ///< by position; empty: an attribute
    Confidence confidence = Confidence::No; ///< that each row is an event of an item
};

/// Guesses from the names (those of process mining, of trackers' histories, in several languages) and, where these
/// leave something open, from the values. No: there is no key, no status or activity, or no instant.
[[nodiscard]] EventColumnsGuess guessEventColumns(const TableHead& table);

/// The role of a trace's or item's attribute with this name: title, type, project, team, assignee, parent, url; else empty.
[[nodiscard]] std::string_view itemRole(std::string_view name);

} // namespace weir::readers
