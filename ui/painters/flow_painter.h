// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_parts.h"

#include <vector>

namespace weir::ui {

/// Bands upon each other over time, ready to be drawn.
struct FlowPicture {
    struct Band {
        QString name;
        QString number; ///< at the newest moment
        std::vector<double> lower, upper; ///< of each moment
    };
    double from = 0, to = 1; ///< days since 1970-01-01
    double top = 1;
    std::vector<double> moments; ///< days, ascending
    std::vector<Band> bands; ///< lowest first
    std::vector<TrendPicture::ValueTick> valueTicks;
    std::vector<TimeTick> timeTicks;
    std::vector<TrendPicture::Note> notes;
};

/// From the deepest, for what is done, to the lightest: a band's place in the stream.
[[nodiscard]] QColor bandColor(std::size_t band, std::size_t bands, const ChartLook& look);

[[nodiscard]] TrendFrame flowFrame(const FlowPicture& picture, const QRectF& area, const ChartLook& look);
void paintFlow(DrawTarget& target, const FlowPicture& picture, const TrendFrame& frame, const ChartLook& look);
/// For a cell of the wall: the bands alone.
void paintSmallFlow(DrawTarget& target, const FlowPicture& picture, const QRectF& area, const ChartLook& look);

} // namespace weir::ui
