// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::report {

/// Rows of Dataset::items and of Dataset::changes, in the order in which they are written: items first.
struct ItemRows {
    std::vector<std::size_t> items;
    std::vector<std::size_t> changes;
};

/// Items that the filter lets through, then, unless it asks for fields that only items have, all changes; at most `limit` together.
[[nodiscard]] ItemRows itemRows(const analysis::Facts& facts, const Selection& selection, std::optional<std::size_t> limit);
/// What has this key; both empty: nothing has.
[[nodiscard]] ItemRows itemRowsOfKey(const analysis::Facts& facts, std::string_view key);

/// What `weir items --json` prints, piece by piece: a large workspace need not be in memory twice.
void writeItemsJson(std::ostream& out, const analysis::Facts& facts, const ItemRows& rows);
/// The same as one string.
[[nodiscard]] std::string itemsJson(const analysis::Facts& facts, const ItemRows& rows);

} // namespace weir::report
