// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/draw_target.h"

#include <QFile>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace weir::ui {

double PixelGrid::line(double v, double width, double scale, double origin)
{
    const double device = v * scale + origin;
    const double half = width == 0 ? 0 : std::max(1.0, width * scale) / 2;
    return (std::round(device - half) + half - origin) / scale;
}

double PixelGrid::width(double width) const
{
    const double scale = std::max(scaleX, 1e-6);
    return width > 1 ? width : std::max(1.0, std::ceil(width * scale - 0.5)) / scale;
}

QRectF PixelGrid::rect(const QRectF& r, double width) const
{
    const QPointF topLeft(lineX(r.left(), width), lineY(r.top(), width));
    const QPointF bottomRight(lineX(r.right(), width), lineY(r.bottom(), width));
    return {topLeft, bottomRight};
}

void DrawTarget::hatch(const QRectF& rect, const QColor& color)
{
    constexpr double step = 5 * 1.4142135623730951;
    QPainterPath lines;
    // Each line runs up to the right: x + y is constant along it.
    for (double sum = rect.left() + rect.top() + step / 2; sum < rect.right() + rect.bottom(); sum += step) {
        const double x0 = std::max(rect.left(), sum - rect.bottom());
        const double x1 = std::min(rect.right(), sum - rect.top());
        if (x1 - x0 < 0.5)
            continue;
        lines.moveTo(x0, sum - x0);
        lines.lineTo(x1, sum - x1);
    }
    path(lines, QColor(), color);
}

void DrawTarget::circle(const QPointF& centre, double radius, const QColor& fill, const Stroke& stroke)
{
    QPainterPath round;
    round.addEllipse(centre, radius, radius);
    path(round, fill, stroke);
}

double baselineIn(const QRectF& box, const QFont& font)
{
    const QFontMetricsF metrics(font);
    return box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
}

QByteArray iconDrawing(const QString& name, const QColor& color, double size, double strokeWidth)
{
    QFile file(QStringLiteral(":/weir/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    const QByteArray width = "stroke-width=\"" + QByteArray::number(strokeWidth * 24 / size, 'g', 4) + '"';
    svg.replace("stroke-width=\"2\"", width);
    return svg;
}

} // namespace weir::ui
