// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_parts.h"

#include <QPointF>

#include <vector>

namespace weir::ui {

/// How items pass a queue: each a line from when it came (above) to when it was taken up (below). Lines that cross overtook
/// (performance spectrum: V. Denisov, D. Fahland, W. M. P. van der Aalst, Unbiased, fine-grained description of processes performance from
/// event data, 2018).
struct SpectrumPicture {
    struct Line {
        double from = 0, to = 0; ///< days since 1970-01-01
        bool slow = false; ///< among the longest
        bool open = false; ///< still there: `to` is now
    };
    double from = 0, to = 1; ///< days shown
    std::vector<Line> lines;
    std::vector<TimeTick> timeTicks;
};

[[nodiscard]] QRectF spectrumPlot(const QRectF& area, const ChartLook& look);
[[nodiscard]] QPointF spectrumMiddle(const SpectrumPicture& picture, std::size_t line, const QRectF& plot);
void paintSpectrum(DrawTarget& target, const SpectrumPicture& picture, const QRectF& area, const ChartLook& look);
/// One line again, to point at it.
void paintSpectrumLine(
    DrawTarget& target, const SpectrumPicture& picture, std::size_t line, const QRectF& plot, const QColor& color, double width);

} // namespace weir::ui
