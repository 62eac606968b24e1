// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_rows.h"

#include <QString>

namespace weir::ui {

/// Why the figures leave an item out, of the row at a position; empty: they count it.
[[nodiscard]] QString leftOutText(const ItemRows& rows, std::size_t position);

} // namespace weir::ui
