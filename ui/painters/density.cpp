// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/density.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double cell = 4;
constexpr double firstStep = 2; ///< of the ramp; lighter ones are lost on the ground
constexpr double lastStep = 8;

} // namespace

std::vector<DensityCell> densityCells(std::span<const QPointF> points, const TrendFrame& frame)
{
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::ceil(frame.plot.width() / cell)));
    const auto rows = static_cast<std::size_t>(std::max(1.0, std::ceil(frame.plot.height() / cell)));
    std::vector<std::size_t> counts(columns * rows);
    const auto index = [](double at, std::size_t count) { return std::min(static_cast<std::size_t>(std::max(0.0, at / cell)), count - 1); };
    for (const QPointF& point : points) {
        if (frame.shows(point.x()))
            ++counts[index(frame.y(point.y()) - frame.plot.top(), rows) * columns + index(frame.x(point.x()) - frame.plot.left(), columns)];
    }
    const double most = std::log(static_cast<double>(std::max<std::size_t>(2, *std::ranges::max_element(counts))));
    std::vector<DensityCell> cells;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const double share = std::log(static_cast<double>(counts[i])) / most;
        const QPointF corner(std::floor(frame.plot.left()) + static_cast<double>(i % columns) * cell,
            std::floor(frame.plot.top()) + static_cast<double>(i / columns) * cell);
        cells.push_back({QRectF(corner, QSizeF(cell, cell)), counts[i],
            static_cast<std::size_t>(std::lround(firstStep + share * (lastStep - firstStep)))});
    }
    return cells;
}

} // namespace weir::ui
