// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/chart_tip.h"

#include <QRectF>
#include <QSizeF>

#include <functional>

class QPainter;

namespace weir::ui {

/// A chart's tip on its ground. Words that are too long are cut.
class ChartTipBox {
public:
    ChartTipBox(const Theme& theme, ChartTip tip);
    [[nodiscard]] QSizeF size() const { return m_size; }
    void paint(QPainter& painter, const QPointF& topLeft) const;
    /// Beside `at`, within `room`, where `covers` says least; of equal places the one nearest to it.
    [[nodiscard]] QRectF placeBeside(const QPointF& at, const QRectF& room, const std::function<std::size_t(const QRectF&)>& covers) const;

private:
    const Theme& m_theme;
    ChartTip m_tip;
    QSizeF m_size;
    double m_beside = 0; ///< where what stands beside the value begins
};

} // namespace weir::ui
