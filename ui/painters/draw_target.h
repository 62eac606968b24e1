// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>

namespace weir::ui {

/// A line to draw with: no colour, no line.
struct Stroke {
    Stroke() = default;
    Stroke(const QColor& color, double width = 1, const QList<qreal>& dash = {}, Qt::PenCapStyle cap = Qt::FlatCap)
        : color(color)
        , width(width)
        , dash(dash)
        , cap(cap)
    {
    }
    QColor color;
    double width = 1;
    QList<qreal> dash; ///< on, off, … in units of the picture; empty: solid
    Qt::PenCapStyle cap = Qt::FlatCap;
    [[nodiscard]] bool visible() const { return color.isValid() && color.alpha() > 0; }
};

/// Rounds to the pixels of the target so that lines along the axes stay sharp at every scale.
struct PixelGrid {
    double scaleX = 1, scaleY = 1, originX = 0, originY = 0; ///< device = scale × unit + origin
    /// Where the middle of a line of `width` units has to lie.
    [[nodiscard]] double lineX(double x, double width) const { return line(x, width, scaleX, originX); }
    [[nodiscard]] double lineY(double y, double width) const { return line(y, width, scaleY, originY); }
    /// Hairlines (up to 1 unit) are whole pixels wide, others as asked.
    [[nodiscard]] double width(double width) const;
    /// Outline of a rectangle: the middles of its four lines; of width 0 the edges of its fill.
    [[nodiscard]] QRectF rect(const QRectF& r, double width) const;

private:
    [[nodiscard]] static double line(double v, double width, double scale, double origin);
};

/// What painters draw on: a QPainter (screen, PNG, PDF) or a vector file whose text stays text. The few shapes that
/// diagrams need, no more. Lines along the axes and rectangles are moved to whole pixels.
class DrawTarget {
public:
    virtual ~DrawTarget() = default;
    /// What follows, up to endGroup(), belongs together; `title` is what a reader of the file hears.
    virtual void beginGroup(const QString& kind, const QString& title = {}) = 0;
    virtual void endGroup() = 0;
    virtual void rect(const QRectF& rect, const QColor& fill, const Stroke& stroke = {}, double radius = 0) = 0;
    virtual void line(const QPointF& from, const QPointF& to, const Stroke& stroke) = 0;
    virtual void polygon(const QPolygonF& polygon, const QColor& fill, const Stroke& stroke = {}) = 0;
    virtual void path(const QPainterPath& path, const QColor& fill, const Stroke& stroke) = 0;
    /// One line of text, centred in the height of `box`, at its left, middle or right.
    virtual void text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color) = 0;
    /// An outline of resources/icons, filling `rect`.
    virtual void icon(const QString& name, const QRectF& rect, const QColor& color, double strokeWidth) = 0;

    /// Unknown: lines at 45°, 1 wide every 5.
    void hatch(const QRectF& rect, const QColor& color);
    void circle(const QPointF& centre, double radius, const QColor& fill, const Stroke& stroke = {});
};

/// Baseline of a line of `font` that is centred in `box`.
[[nodiscard]] double baselineIn(const QRectF& box, const QFont& font);

/// The drawing of an icon as SVG text, in a colour and with a stroke of `strokeWidth` when it is `size` wide.
[[nodiscard]] QByteArray iconDrawing(const QString& name, const QColor& color, double size, double strokeWidth);

} // namespace weir::ui
