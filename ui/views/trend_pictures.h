// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/painters/trend_picture.h"

/// Measured trends as pictures.
namespace weir::ui {

/// For a cell of the wall: the days that all cells share, values as far as they go, no words.
[[nodiscard]] TrendPicture smallTrendPicture(const TrendsData& data, const MeasuredTrend& measured);

/// For a page of its own: values from zero, axes, limits, signals and annotations in words.
[[nodiscard]] TrendPicture trendPicture(const TrendsData& data, const MeasuredTrend& measured);

} // namespace weir::ui
