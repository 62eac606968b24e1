// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "ui/models/item_way.h"
#include "ui/widgets/strip_bar.h"

#include <vector>

namespace weir::ui {

/// An item's way as the parts of a strip; waiting in `bottleneck` (none: no such stage) is strong. With `labels` the
/// parts carry the stage and the time ("Review 5.8 d").
[[nodiscard]] std::vector<StripPart> wayParts(const analysis::Facts& facts, const ItemWay& way, StageIndex bottleneck, bool labels);

} // namespace weir::ui
