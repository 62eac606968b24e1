// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/spectrum_painter.h"
#include "ui/widgets/picture_chart.h"

namespace weir::ui {

/// Items on their way through a queue; each line can be pointed at.
class SpectrumChart final : public PictureChart {
    Q_OBJECT
public:
    explicit SpectrumChart(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(SpectrumPicture picture);
    [[nodiscard]] const SpectrumPicture& picture() const { return m_picture; }
    [[nodiscard]] std::size_t markCount() const override { return m_picture.lines.size(); }
    [[nodiscard]] QPointF markPlace(std::size_t mark) const override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 150}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 120}; }

protected:
    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] std::optional<std::size_t> markNear(const QPointF& position) const override;
    /// Lines are all over the place: a tip may stand anywhere.
    [[nodiscard]] std::size_t covered(const QRectF&) const override { return 0; }
    void paintPicture(QPainter& painter) const override;
    void paintCurrent(QPainter& painter, const QPointF& at) const override;

private:
    SpectrumPicture m_picture;
};

} // namespace weir::ui
