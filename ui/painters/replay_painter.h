// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/chart_look.h"
#include "ui/painters/draw_target.h"
#include "ui/painters/trend_picture.h"

#include <QString>

#include <vector>

namespace weir::ui {

/// How long items took and how long a replay of the log makes them take: for every share of the items what it stays within.
struct ReplayPicture {
    struct Point {
        double share = 0; ///< 0 to 1, ascending
        double observed = 0, replayed = 0; ///< seconds
    };
    std::vector<Point> points;
    double top = 1; ///< seconds at the right end
    std::vector<TrendPicture::ValueTick> timeTicks, shareTicks;
    QString observedName, replayedName; ///< with their means
};

[[nodiscard]] double replayHeight(const ChartLook& look);
/// Both lines with their legend; where they lie upon each other the replay holds.
void paintReplay(DrawTarget& target, const ReplayPicture& picture, const QRectF& area, const ChartLook& look);

} // namespace weir::ui
