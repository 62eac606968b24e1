// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chart_marks.h"
#include "ui/painters/chart_parts.h"

#include <QString>

#include <vector>

/// The axes of charts in words, and what the user wrote on their days.
namespace weir::ui {

/// What one unit of an axis is in the values' unit, and its symbol; it stands at the highest tick.
struct AxisUnit {
    double size = 1;
    QString symbol;
    bool whole = false; ///< a part of one means nothing
};
[[nodiscard]] AxisUnit durationUnit(double mostSeconds);

struct ValueAxis {
    double bottom = 0, top = 1;
    std::vector<TrendPicture::ValueTick> ticks;
};
/// From zero.
[[nodiscard]] ValueAxis valueAxis(double most, const AxisUnit& unit);
/// Of values above zero, in their logarithms to base 10: ticks at 1, 2 and 5, of long axes at 1 alone.
[[nodiscard]] ValueAxis logarithmicAxis(double least, double most, const AxisUnit& unit);

/// Buckets that touch [from, to), days since 1970-01-01.
[[nodiscard]] std::vector<TimeTick> timeTicks(double from, double to, Bucket bucket);

[[nodiscard]] std::vector<TrendPicture::Note> annotationNotes(const ChartMarks& marks);

} // namespace weir::ui
