// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/painters/dots_painter.h"
#include "ui/widgets/picture_chart.h"

#include <utility>

namespace weir::ui {

/// Dots in time. Dragging over days brushes them; Shift with the arrow keys does so from the dot that is pointed at.
class DotsChart final : public PictureChart {
    Q_OBJECT
public:
    using Range = std::pair<Day, Day>; ///< [first, second)
    explicit DotsChart(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(DotsPicture picture);
    [[nodiscard]] const DotsPicture& picture() const { return m_picture; }
    [[nodiscard]] DotsFrame frame() const;
    void setRange(std::optional<Range> range); ///< without a signal
    [[nodiscard]] const std::optional<Range>& range() const { return m_range; }
    [[nodiscard]] std::size_t markCount() const override { return m_picture.dots.size(); }
    [[nodiscard]] QPointF markPlace(std::size_t mark) const override;

signals:
    void rangeChanged();

protected:
    [[nodiscard]] QRectF plotArea() const override { return frame().chart.plot; }
    [[nodiscard]] std::optional<std::size_t> markNear(const QPointF& position) const override;
    [[nodiscard]] std::size_t covered(const QRectF& box) const override;
    void paintPicture(QPainter& painter) const override;
    void paintBelow(QPainter& painter) const override;
    void paintAbove(QPainter& painter) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintStamped(QPainter& painter, const TrendFrame& frame) const;
    void brush(double from, double to);
    void changeRange(std::optional<Range> range);
    [[nodiscard]] double dayAt(double x) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> dotsBetween(double left, double right) const; ///< pixels; half-open
    [[nodiscard]] QRectF rangeRect() const;
    DotsPicture m_picture;
    std::optional<Range> m_range;
    std::optional<QPointF> m_pressed;
    bool m_brushing = false;
    double m_anchor = 0; ///< day at which a brush by keys began
};

} // namespace weir::ui
