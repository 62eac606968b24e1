// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/ageing_painter.h"
#include "ui/widgets/picture_chart.h"

namespace weir::ui {

/// Items in progress in columns of stages.
class AgeingChart final : public PictureChart {
    Q_OBJECT
public:
    explicit AgeingChart(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(AgeingPicture picture);
    [[nodiscard]] const AgeingPicture& picture() const { return m_picture; }
    [[nodiscard]] TrendFrame frame() const { return ageingFrame(m_picture, QRectF(rect()), ChartLook(theme())); }
    [[nodiscard]] std::size_t markCount() const override { return m_picture.dots.size(); }
    [[nodiscard]] QPointF markPlace(std::size_t mark) const override;

protected:
    [[nodiscard]] QRectF plotArea() const override { return frame().plot; }
    [[nodiscard]] std::optional<std::size_t> markNear(const QPointF& position) const override;
    [[nodiscard]] std::size_t covered(const QRectF& box) const override;
    void paintPicture(QPainter& painter) const override;

private:
    AgeingPicture m_picture;
};

} // namespace weir::ui
