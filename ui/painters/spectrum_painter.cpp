// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/spectrum_painter.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double axisHeight = 34; ///< of two lines of words below

double xOf(const SpectrumPicture& picture, const QRectF& plot, double day)
{
    return plot.left() + (day - picture.from) / std::max(1e-9, picture.to - picture.from) * plot.width();
}

/// Lines of many items are thinner, so that one can see through them.
double widthFor(std::size_t lines)
{
    return lines > 2000 ? 0.4 : lines > 400 ? 0.7 : 1.2;
}

} // namespace

QRectF spectrumPlot(const QRectF& area, const ChartLook& look)
{
    return area.adjusted(0, 1, 0, -look.scaled(axisHeight));
}

QPointF spectrumMiddle(const SpectrumPicture& picture, std::size_t line, const QRectF& plot)
{
    const SpectrumPicture::Line& shown = picture.lines[line];
    const double from = std::clamp(xOf(picture, plot, shown.from), plot.left(), plot.right());
    const double to = std::clamp(xOf(picture, plot, shown.to), plot.left(), plot.right());
    return {(from + to) / 2, plot.center().y()};
}

void paintSpectrumLine(
    DrawTarget& target, const SpectrumPicture& picture, std::size_t line, const QRectF& plot, const QColor& color, double width)
{
    const SpectrumPicture::Line& shown = picture.lines[line];
    QPointF above(xOf(picture, plot, shown.from), plot.top());
    QPointF below(xOf(picture, plot, shown.to), plot.bottom());
    const auto cut = [&](double x) { return QPointF(x, above.y() + (below.y() - above.y()) * (x - above.x()) / (below.x() - above.x())); };
    if (above.x() > plot.right() || below.x() < plot.left())
        return;
    const QPointF begin = above.x() < plot.left() ? cut(plot.left()) : above;
    const QPointF end = below.x() > plot.right() ? cut(plot.right()) : below;
    QPainterPath path(begin);
    path.lineTo(end);
    target.path(path, QColor(), Stroke(color, width));
}

void paintSpectrum(DrawTarget& target, const SpectrumPicture& picture, const QRectF& area, const ChartLook& look)
{
    const QRectF plot = spectrumPlot(area, look);
    const double width = widthFor(picture.lines.size());
    QColor plain = look.color(Token::WorkMark);
    plain.setAlphaF(picture.lines.size() > 400 ? 0.35F : 0.6F);
    for (std::size_t i = 0; i < picture.lines.size(); ++i)
        if (!picture.lines[i].slow)
            paintSpectrumLine(target, picture, i, plot, plain, width);
    for (std::size_t i = 0; i < picture.lines.size(); ++i)
        if (picture.lines[i].slow)
            paintSpectrumLine(target, picture, i, plot, look.color(Token::WaitMark), width * 1.4);
    const Stroke edge(look.color(Token::LineInk), 1.25);
    target.line(plot.topLeft(), plot.topRight(), edge);
    target.line(plot.bottomLeft(), plot.bottomRight(), edge);
    paintTimeAxis(target, picture.timeTicks, {plot, picture.from, picture.to, 0, 1}, look);
}

} // namespace weir::ui
