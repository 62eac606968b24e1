// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/trend_picture.h"

#include <cstddef>
#include <span>
#include <vector>

namespace weir::ui {

/// More points than so many are not told apart any more: shades say how many lie where.
inline constexpr std::size_t mostSinglePoints = 20'000;

struct DensityCell {
    QRectF rect; ///< on whole pixels of the frame
    std::size_t count = 0;
    std::size_t step = 0; ///< of the ramp of amounts, by the logarithm of the count: 2 (one point) … 8 (the most)
};
/// Where points lie, in squares; empty ones are left out.
[[nodiscard]] std::vector<DensityCell> densityCells(std::span<const QPointF> points, const TrendFrame& frame);

} // namespace weir::ui
