// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/stack_painter.h"
#include "ui/widgets/picture_chart.h"

#include <utility>

namespace weir::ui {

/// Stacked bars; each part of one can be pointed at.
class StackChart final : public PictureChart {
    Q_OBJECT
public:
    explicit StackChart(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(StackPicture picture);
    [[nodiscard]] const StackPicture& picture() const { return m_picture; }
    [[nodiscard]] TrendFrame frame() const { return stackFrame(m_picture, QRectF(rect()), ChartLook(theme())); }
    [[nodiscard]] std::size_t markCount() const override { return m_marks.size(); }
    [[nodiscard]] QPointF markPlace(std::size_t mark) const override;
    struct Mark {
        std::size_t bar = 0, part = 0;
    };
    [[nodiscard]] const Mark& mark(std::size_t number) const { return m_marks[number]; }

protected:
    [[nodiscard]] QRectF plotArea() const override { return frame().plot; }
    [[nodiscard]] std::optional<std::size_t> markNear(const QPointF& position) const override;
    [[nodiscard]] std::size_t covered(const QRectF& box) const override;
    void paintPicture(QPainter& painter) const override;
    void paintCurrent(QPainter& painter, const QPointF& at) const override;

private:
    StackPicture m_picture;
    std::vector<Mark> m_marks; ///< parts that count something, bar by bar
};

} // namespace weir::ui
