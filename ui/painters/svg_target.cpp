// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/svg_target.h"

#include "core/base/fallback_fonts.h"

#include <cmath>

namespace weir::ui {

namespace {

/// At most two decimals, "12.5", never "-0".
QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray attribute(const QByteArray& name, double value)
{
    return ' ' + name + "=\"" + number(value) + '"';
}

QByteArray paint(const QByteArray& name, const QColor& color)
{
    QByteArray out = ' ' + name + "=\"" + (color.isValid() ? color.name().toLatin1() : QByteArray("none")) + '"';
    if (color.isValid() && color.alpha() < 255)
        out += attribute(name + "-opacity", color.alphaF());
    return out;
}

QByteArray strokeAttributes(const Stroke& stroke)
{
    if (!stroke.visible())
        return {};
    QByteArray out = paint("stroke", stroke.color) + attribute("stroke-width", stroke.width);
    if (!stroke.dash.isEmpty()) {
        QByteArray lengths;
        for (const qreal length : stroke.dash)
            lengths += (lengths.isEmpty() ? "" : " ") + number(length);
        out += " stroke-dasharray=\"" + lengths + '"';
    }
    if (stroke.cap == Qt::RoundCap)
        out += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    return out;
}

QByteArray point(const QPointF& p)
{
    return number(p.x()) + ' ' + number(p.y());
}

QByteArray pathData(const QPainterPath& path)
{
    QByteArray out;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        switch (e.type) {
        case QPainterPath::MoveToElement:
            out += 'M' + point(e);
            break;
        case QPainterPath::LineToElement:
            out += 'L' + point(e);
            break;
        case QPainterPath::CurveToElement:
            out += 'C' + point(e);
            break;
        case QPainterPath::CurveToDataElement:
            out += ' ' + point(e);
            break;
        }
    }
    return out;
}

/// Inter and what stands in for it is said once, for the whole drawing. The instance with figures of one width is our own;
/// whoever reads the file has Inter at best.
QByteArray fontAttributes(const QFont& font)
{
    QString family = font.families().value(0, font.family());
    const bool tabular = family.startsWith(QStringLiteral("Weir Figures"));
    family.replace(QStringLiteral("Weir Figures"), QStringLiteral("Inter"));
    QByteArray out;
    if (family != QStringLiteral("Inter"))
        out += " font-family=\"" + xmlText(family) + ", " + QByteArray::fromStdString(fontList("Inter")) + '"';
    out += attribute("font-size", font.pixelSize());
    if (font.weight() != QFont::Normal)
        out += attribute("font-weight", static_cast<double>(font.weight()));
    if (font.letterSpacing() != 0)
        out += attribute("letter-spacing", font.letterSpacing());
    if (tabular)
        out += " style=\"font-variant-numeric:tabular-nums\"";
    return out;
}

} // namespace

QByteArray xmlText(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate() || c.unicode() >= 0xFFFE || (c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r')) {
            clean += QChar(QChar::ReplacementCharacter);
        } else {
            clean += c;
        }
    }
    return clean.toHtmlEscaped().toUtf8();
}

SvgTarget::SvgTarget(const QSizeF& size, const Options& options)
{
    if (options.standalone)
        m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    m_out += "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"" + attribute("width", std::ceil(size.width()))
        + attribute("height", std::ceil(size.height())) + " viewBox=\"0 0 " + number(std::ceil(size.width())) + ' '
        + number(std::ceil(size.height())) + "\" role=\"img\" fill=\"none\" font-family=\"" + QByteArray::fromStdString(fontList("Inter"))
        + "\">\n";
    if (!options.title.isEmpty())
        m_out += " <title>" + xmlText(options.title) + "</title>\n";
    if (!options.description.isEmpty())
        m_out += " <desc>" + xmlText(options.description) + "</desc>\n";
}

QByteArray SvgTarget::finish()
{
    return std::exchange(m_out, {}) + "</svg>\n";
}

void SvgTarget::beginGroup(const QString& kind, const QString& title)
{
    m_out += indent() + "<g class=\"" + xmlText(kind) + "\">\n";
    ++m_depth;
    if (!title.isEmpty())
        m_out += indent() + "<title>" + xmlText(title) + "</title>\n";
}

void SvgTarget::endGroup()
{
    --m_depth;
    m_out += indent() + "</g>\n";
}

void SvgTarget::element(const QByteArray& start, const QColor& fill, const Stroke& stroke)
{
    m_out += indent() + '<' + start;
    if (fill.isValid())
        m_out += paint("fill", fill);
    m_out += strokeAttributes(stroke) + "/>\n";
}

void SvgTarget::rect(const QRectF& rect, const QColor& fill, const Stroke& stroke, double radius)
{
    const QRectF r = PixelGrid().rect(rect, stroke.visible() ? stroke.width : 0);
    QByteArray start =
        "rect" + attribute("x", r.x()) + attribute("y", r.y()) + attribute("width", r.width()) + attribute("height", r.height());
    if (radius > 0)
        start += attribute("rx", radius);
    element(start, fill, stroke);
}

void SvgTarget::line(const QPointF& from, const QPointF& to, const Stroke& stroke)
{
    const PixelGrid pixels;
    QPointF a = from;
    QPointF b = to;
    if (a.x() == b.x()) {
        a.setX(pixels.lineX(a.x(), stroke.width));
        b.setX(a.x());
    } else if (a.y() == b.y()) {
        a.setY(pixels.lineY(a.y(), stroke.width));
        b.setY(a.y());
    }
    element("line" + attribute("x1", a.x()) + attribute("y1", a.y()) + attribute("x2", b.x()) + attribute("y2", b.y()), QColor(), stroke);
}

void SvgTarget::polygon(const QPolygonF& polygon, const QColor& fill, const Stroke& stroke)
{
    QByteArray points;
    for (const QPointF& p : polygon)
        points += (points.isEmpty() ? "" : " ") + number(p.x()) + ',' + number(p.y());
    element("polygon points=\"" + points + '"', fill, stroke);
}

void SvgTarget::path(const QPainterPath& path, const QColor& fill, const Stroke& stroke)
{
    if (!path.isEmpty())
        element("path d=\"" + pathData(path) + '"', fill, stroke);
}

void SvgTarget::text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color)
{
    QByteArray anchor;
    double x = box.left();
    if (align & Qt::AlignRight) {
        anchor = " text-anchor=\"end\"";
        x = box.right();
    } else if (align & Qt::AlignHCenter) {
        anchor = " text-anchor=\"middle\"";
        x = box.center().x();
    }
    m_out += indent() + "<text" + attribute("x", x) + attribute("y", baselineIn(box, font)) + anchor + fontAttributes(font)
        + paint("fill", color) + " xml:space=\"preserve\">" + xmlText(text) + "</text>\n";
}

void SvgTarget::icon(const QString& name, const QRectF& rect, const QColor& color, double strokeWidth)
{
    const QByteArray drawing = iconDrawing(name, color, rect.width(), strokeWidth);
    const qsizetype begin = drawing.indexOf("<svg");
    const qsizetype inner = drawing.indexOf('>', begin) + 1;
    const qsizetype end = drawing.lastIndexOf("</svg>");
    if (begin < 0 || end < inner)
        return;
    m_out += indent() + "<g transform=\"translate(" + point(rect.topLeft()) + ") scale(" + QByteArray::number(rect.width() / 24, 'g', 4)
        + ")\" stroke=\"" + color.name().toLatin1() + "\" stroke-width=\"" + QByteArray::number(strokeWidth * 24 / rect.width(), 'g', 4)
        + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" + drawing.mid(inner, end - inner).simplified() + "</g>\n";
}

} // namespace weir::ui
