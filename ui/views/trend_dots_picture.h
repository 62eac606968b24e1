// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/painters/dots_painter.h"

namespace weir::ui {

/// Finished items as dots, with the percentiles that promises are made of. `logarithmic` needs durations above zero.
[[nodiscard]] DotsPicture dotsPicture(const TrendsData& data, trends::DurationKind kind, bool logarithmic);

} // namespace weir::ui
