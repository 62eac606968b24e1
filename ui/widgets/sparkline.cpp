// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double dotRadius = 3;
constexpr double lineWidth = 1.75;

} // namespace

void paintSparkline(QPainter& painter, const QRectF& rect, const SparklineValues& values, const QColor& color)
{
    std::vector<double> known;
    for (const std::optional<double>& value : values)
        if (value && std::isfinite(*value))
            known.push_back(*value);
    if (known.empty())
        return;
    const auto [low, high] = std::ranges::minmax(known);
    const QRectF area = rect.adjusted(lineWidth / 2, dotRadius + 1, -dotRadius - 1, -dotRadius - 1);
    const double step = values.size() > 1 ? area.width() / static_cast<double>(values.size() - 1) : 0;
    const auto point = [&, low = low, high = high](std::size_t i) {
        const double share = high > low ? (*values[i] - low) / (high - low) : 0.5;
        return QPointF(
            values.size() > 1 ? area.left() + step * static_cast<double>(i) : area.right(), area.bottom() - share * area.height());
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    bool drawing = false;
    std::size_t last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i] || !std::isfinite(*values[i])) {
            drawing = false;
            continue;
        }
        if (drawing)
            path.lineTo(point(i));
        else
            path.moveTo(point(i));
        drawing = true;
        last = i;
    }
    painter.setPen(QPen(color, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(point(last), dotRadius, dotRadius);
    painter.restore();
}

} // namespace weir::ui
