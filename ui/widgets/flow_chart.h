// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/flow_painter.h"
#include "ui/widgets/picture_chart.h"

namespace weir::ui {

/// Bands over time; the crosshair tells of all of them at one moment.
class FlowChart final : public PictureChart {
    Q_OBJECT
public:
    explicit FlowChart(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(FlowPicture picture);
    [[nodiscard]] const FlowPicture& picture() const { return m_picture; }
    [[nodiscard]] TrendFrame frame() const { return flowFrame(m_picture, QRectF(rect()), ChartLook(theme())); }
    [[nodiscard]] std::size_t markCount() const override { return m_picture.moments.size(); }
    /// On the uppermost line.
    [[nodiscard]] QPointF markPlace(std::size_t mark) const override;

protected:
    [[nodiscard]] QRectF plotArea() const override { return frame().plot; }
    [[nodiscard]] std::optional<std::size_t> markNear(const QPointF& position) const override;
    [[nodiscard]] std::size_t covered(const QRectF& box) const override;
    void paintPicture(QPainter& painter) const override;
    void paintCurrent(QPainter& painter, const QPointF& at) const override;

private:
    FlowPicture m_picture;
};

} // namespace weir::ui
