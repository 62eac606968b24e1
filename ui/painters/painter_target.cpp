// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/painter_target.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>

namespace weir::ui {

PainterTarget::PainterTarget(QPainter& painter)
    : m_painter(painter)
{
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
}

PixelGrid PainterTarget::grid() const
{
    const QTransform t = m_painter.deviceTransform();
    return {t.m11(), t.m22(), t.dx(), t.dy()};
}

void PainterTarget::use(const QColor& fill, const Stroke& stroke)
{
    m_painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (!stroke.visible()) {
        m_painter.setPen(Qt::NoPen);
        return;
    }
    QPen pen(stroke.color, stroke.width, Qt::SolidLine, stroke.cap, stroke.cap == Qt::RoundCap ? Qt::RoundJoin : Qt::MiterJoin);
    if (!stroke.dash.isEmpty()) { // Qt counts dashes in widths of the pen
        QList<qreal> pattern;
        for (const qreal length : stroke.dash)
            pattern.append(length / stroke.width);
        pen.setDashPattern(pattern);
    }
    m_painter.setPen(pen);
}

void PainterTarget::rect(const QRectF& rect, const QColor& fill, const Stroke& stroke, double radius)
{
    const PixelGrid pixels = grid();
    Stroke whole = stroke;
    whole.width = pixels.width(stroke.width);
    use(fill, whole);
    const QRectF snapped = pixels.rect(rect, stroke.visible() ? whole.width : 0);
    if (radius > 0)
        m_painter.drawRoundedRect(snapped, radius, radius);
    else
        m_painter.drawRect(snapped);
}

void PainterTarget::line(const QPointF& from, const QPointF& to, const Stroke& stroke)
{
    const PixelGrid pixels = grid();
    Stroke whole = stroke;
    whole.width = pixels.width(stroke.width);
    use(QColor(), whole);
    QPointF a = from;
    QPointF b = to;
    if (a.x() == b.x()) {
        a.setX(pixels.lineX(a.x(), whole.width));
        b.setX(a.x());
    } else if (a.y() == b.y()) {
        a.setY(pixels.lineY(a.y(), whole.width));
        b.setY(a.y());
    }
    m_painter.drawLine(a, b);
}

void PainterTarget::polygon(const QPolygonF& polygon, const QColor& fill, const Stroke& stroke)
{
    use(fill, stroke);
    m_painter.drawPolygon(polygon);
}

void PainterTarget::path(const QPainterPath& path, const QColor& fill, const Stroke& stroke)
{
    use(fill, stroke);
    m_painter.drawPath(path);
}

void PainterTarget::text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color)
{
    m_painter.setFont(font);
    m_painter.setPen(color);
    const double spare = box.width() - QFontMetricsF(font).horizontalAdvance(text);
    const double x = align & Qt::AlignRight ? box.left() + spare : align & Qt::AlignHCenter ? box.left() + spare / 2 : box.left();
    m_painter.drawText(QPointF(x, baselineIn(box, font)), text);
}

void PainterTarget::icon(const QString& name, const QRectF& rect, const QColor& color, double strokeWidth)
{
    QSvgRenderer drawing(iconDrawing(name, color, rect.width(), strokeWidth));
    if (drawing.isValid())
        drawing.render(&m_painter, rect);
}

} // namespace weir::ui
