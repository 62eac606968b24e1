// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/column_guess.h"

#include <string_view>

namespace weir::readers {

/// Guesses from the names (those of process mining, of trackers' histories, in several languages) and, where these
/// leave something open, from the values. No: there is no key, no status or activity, or no instant.
[[nodiscard]] ColumnsGuess guessEventColumns(const TableHead& table);

/// The role of a trace's or item's attribute with this name: title, type, project, team, assignee, parent, url; else empty.
[[nodiscard]] std::string_view itemRole(std::string_view name);

} // namespace weir::readers
