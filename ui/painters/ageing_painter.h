// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_parts.h"

#include <QPointF>

#include <array>
#include <optional>
#include <vector>

namespace weir::ui {

/// Items in progress in columns of stages, ready to be drawn. On a logarithmic scale all values are the logarithms of what the words say.
struct AgeingPicture {
    struct Column {
        QString name;
        QString below; ///< "48 left", or that these are too few
        /// Of those that left the stage; absent: too few. The third of them is the one that judges.
        std::optional<std::array<double, 4>> pace;
        QString judging; ///< the third in words
    };
    struct Dot {
        double x = 0; ///< in columns: 0 … their number
        double value = 0;
        bool beyond = false; ///< what its column's third line says
    };
    double bottom = 0, top = 1;
    std::vector<Column> columns;
    std::vector<Dot> dots; ///< column by column, ascending by value
    std::vector<TrendPicture::ValueTick> valueTicks;
};

[[nodiscard]] TrendFrame ageingFrame(const AgeingPicture& picture, const QRectF& area, const ChartLook& look);
void paintAgeing(DrawTarget& target, const AgeingPicture& picture, const TrendFrame& frame, const ChartLook& look);
/// For a cell of the wall: lines and dots, no words.
void paintSmallAgeing(DrawTarget& target, const AgeingPicture& picture, const QRectF& area, const ChartLook& look);

} // namespace weir::ui
