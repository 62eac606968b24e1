// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/left_out.h"

#include <cstddef>
#include <cstdint>
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

/// Items of any stream, then changes, that the filter lets through and that were there in the window: not yet over when it began, and
/// there before it ended. At most `limit` together. A change has a kind ("change"), a key, a title and a created_at; its other
/// fields are empty.
[[nodiscard]] ItemRows itemRows(const analysis::Facts& facts, const Selection& selection, std::optional<std::int64_t> limit);
/// What has this key; both empty: nothing has.
[[nodiscard]] ItemRows itemRowsOfKey(const analysis::Facts& facts, std::string_view key);

/// The visits of an item (rows of Dataset::visits) in order of time, whichever source told them.
[[nodiscard]] std::vector<std::size_t> visitsByTime(const Dataset& data, std::size_t item);

/// What `weir items --json` prints, piece by piece: a large workspace need not be in memory twice. `leftOut` says which of them figures
/// leave out.
void writeItemsJson(std::ostream& out, const analysis::Facts& facts, const analysis::LeftOut& leftOut, const ItemRows& rows);
/// The same as one string.
[[nodiscard]] std::string itemsJson(const analysis::Facts& facts, const analysis::LeftOut& leftOut, const ItemRows& rows);

} // namespace weir::report
