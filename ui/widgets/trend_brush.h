// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/sparkline.h"

namespace weir::ui {

/// The course of a trend over all time, as wide as there is room, under a brush that chooses the window.
class TrendBrush final : public RangeBrush {
    Q_OBJECT
public:
    explicit TrendBrush(const Theme& theme, QWidget* parent = nullptr);
    /// One value a bucket, over the days [from, to).
    void setCourse(const SparklineValues& values, Day from, Day to);
    /// How far its ends stand out beside the values.
    [[nodiscard]] static int overhangs() { return overhang; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] double valuesWidth() const override;
    [[nodiscard]] QRectF brushBand() const override;
    void paintValues(QPainter& painter) const override;

private:
    void paintTicks(QPainter& painter) const;
    SparklineValues m_values;
    Day m_firstDay {}, m_endDay {};
};

} // namespace weir::ui
