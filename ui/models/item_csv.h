// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_rows.h"

#include <string>
#include <vector>

namespace weir::ui {

/// The list of items as CSV: a line for each of these positions in `rows`, in their order, with every column whatever the list
/// shows; times in seconds, a share as a fraction, unknown an empty cell. Runs on a worker.
[[nodiscard]] std::string itemsCsv(const ItemRows& rows, const std::vector<std::uint32_t>& positions, const Progress& progress);

} // namespace weir::ui
