// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_parts.h"

#include <cstdint>
#include <vector>

namespace weir::ui {

/// Bars of parts upon each other, one a bucket, ready to be drawn.
struct StackPicture {
    struct Part {
        QString name;
        QString total;
        bool rest = false; ///< of all that is not named
        std::vector<std::int64_t> counts; ///< of each bar
    };
    struct Bar {
        double from = 0, to = 0; ///< days since 1970-01-01
        bool partial = false; ///< the data do not cover it whole: outlined
    };
    double from = 0, to = 1;
    double top = 1;
    std::vector<Bar> bars;
    std::vector<Part> parts; ///< lowest first; as many as there are categories, and the rest
    std::vector<TrendPicture::ValueTick> valueTicks;
    std::vector<TimeTick> timeTicks;
    std::vector<TrendPicture::Note> notes;
};

[[nodiscard]] QColor partColor(const StackPicture& picture, std::size_t part, const ChartLook& look);
[[nodiscard]] TrendFrame stackFrame(const StackPicture& picture, const QRectF& area, const ChartLook& look);
/// Where a part of a bar stands; empty: it counts nothing.
[[nodiscard]] QRectF partRect(const StackPicture& picture, std::size_t bar, std::size_t part, const TrendFrame& frame);
void paintStack(DrawTarget& target, const StackPicture& picture, const TrendFrame& frame, const ChartLook& look);
/// For a cell of the wall: the bars alone.
void paintSmallStack(DrawTarget& target, const StackPicture& picture, const QRectF& area, const ChartLook& look);

} // namespace weir::ui
