// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_look.h"
#include "ui/painters/draw_target.h"
#include "ui/painters/trend_picture.h"

#include <vector>

/// What charts over time have in common.
namespace weir::ui {

inline constexpr double axisGap = 8; ///< from the plot area to the words of its axes
inline const QList<qreal> limitDash {2, 3};

/// A word on the axis of days.
struct TimeTick {
    double x = 0; ///< days since 1970-01-01, the middle of what it names
    QString words;
    int year = 0; ///< named below the first tick of each; 0: none
};

[[nodiscard]] Token markOf(trends::Judgement judgement);
[[nodiscard]] Token wordsOf(trends::Judgement judgement);

/// Room around a plot area for what is written there.
[[nodiscard]] QMarginsF chartMargins(
    const std::vector<TrendPicture::ValueTick>& ticks, const std::vector<TrendPicture::EndLabel>& ends, const ChartLook& look);

void paintValueAxis(DrawTarget& target, const std::vector<TrendPicture::ValueTick>& ticks, const TrendFrame& frame, const ChartLook& look);
/// `ticks` stand equally far apart; as many are named as find room.
void paintTimeAxis(DrawTarget& target, const std::vector<TimeTick>& ticks, const TrendFrame& frame, const ChartLook& look);
/// Words that find no room beside their line are left out; the line stays.
void paintNotes(DrawTarget& target, const std::vector<TrendPicture::Note>& notes, const TrendFrame& frame, const ChartLook& look);
/// Number over name; those that would touch are pushed apart and tied to their height by a leader.
void paintEndLabels(DrawTarget& target, const std::vector<TrendPicture::EndLabel>& ends, const TrendFrame& frame, const ChartLook& look);

} // namespace weir::ui
