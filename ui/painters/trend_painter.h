// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_look.h"
#include "ui/painters/draw_target.h"
#include "ui/painters/trend_picture.h"

namespace weir::ui {

/// Room around the plot area for what is written there.
[[nodiscard]] QMarginsF trendMargins(const TrendPicture& picture, const ChartLook& look);

// A chart in layers, the lowest first. The window lets Qt Charts draw the line between the first and the last.

/// Grid, bands of the limits with their centres, axes with their words.
void paintTrendGround(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look);
void paintTrendLine(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look);
/// Points, signals, brackets, notes and what stands at the right end.
void paintTrendMarks(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look);

/// The small chart of a wall's cell, without words: bands, centres, line, marked points, the newest.
void paintSmallTrend(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look);

} // namespace weir::ui
