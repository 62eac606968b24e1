// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"

#include <functional>
#include <utility>

namespace weir::ui {

/// A picture that a function draws, as a figure for files.
class ChartFigure final : public Figure {
public:
    using Draw = std::function<void(DrawTarget& target, const QRectF& area, bool dark)>;
    explicit ChartFigure(Draw draw, const QSizeF& size = {960, 420})
        : m_draw(std::move(draw))
        , m_size(size)
    {
    }
    [[nodiscard]] QSizeF naturalSize() const override { return m_size; }
    void paint(DrawTarget& target, bool dark) const override { m_draw(target, QRectF(QPointF(), naturalSize()), dark); }

private:
    Draw m_draw;
    QSizeF m_size;
};

} // namespace weir::ui
