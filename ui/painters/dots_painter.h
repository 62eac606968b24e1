// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_parts.h"

#include <QPointF>

#include <cstdint>
#include <vector>

namespace weir::ui {

/// Dots in time with their lines and a histogram at the margin, ready to be drawn: where things stand and every word. Neither theme nor
/// size. On a logarithmic scale all values are the logarithms of what the words say.
struct DotsPicture {
    struct Line {
        double value = 0;
        bool strong = false; ///< solid; others are dashed
    };
    struct Bin {
        double lower = 0, upper = 0;
        std::int64_t count = 0;
    };
    double from = 0, to = 1; ///< days since 1970-01-01
    double bottom = 0, top = 1;
    std::vector<QPointF> dots; ///< day and value, ascending by day
    std::vector<Line> lines;
    std::vector<Bin> bins;
    QString binsName; ///< below them
    std::vector<TrendPicture::ValueTick> valueTicks;
    std::vector<TimeTick> timeTicks;
    std::vector<TrendPicture::EndLabel> endLabels;
    std::vector<TrendPicture::Note> notes;
};

inline constexpr double dotRadius = 3.6;
/// Dots let each other through.
[[nodiscard]] QColor dotColor(const ChartLook& look);

struct DotsFrame {
    TrendFrame chart;
    QRectF bins; ///< of the height of the plot area
};
[[nodiscard]] DotsFrame dotsFrame(const DotsPicture& picture, const QRectF& area, const ChartLook& look);

/// Axes with their words.
void paintDotsGround(DrawTarget& target, const DotsPicture& picture, const DotsFrame& frame, const ChartLook& look);
/// The dots; where they are too many, shades.
void paintDots(DrawTarget& target, const DotsPicture& picture, const TrendFrame& frame, const ChartLook& look);
/// Lines with what stands at their right end, the histogram, notes.
void paintDotsMarks(DrawTarget& target, const DotsPicture& picture, const DotsFrame& frame, const ChartLook& look);

/// For a cell of the wall: dots and the strong line, no words.
void paintSmallDots(DrawTarget& target, const DotsPicture& picture, const QRectF& area, const ChartLook& look);

} // namespace weir::ui
