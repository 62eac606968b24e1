// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/dots_painter.h"

#include "ui/painters/density.h"

#include <algorithm>

namespace weir::ui {

namespace {

constexpr float dotOpacity = 0.62F;
constexpr double smallRadius = 1.75;
constexpr double lineWidth = 1.25;
constexpr double lineBeyond = 6; ///< of the plot area, towards its words
constexpr double binsGap = 32; ///< from those words
constexpr double binGap = 1.5; ///< between two bars
constexpr double widestBins = 116;
constexpr double binsShare = 0.11; ///< of the whole width, at most
constexpr double leastWithBins = 420; ///< in a narrower area there is no room for them

const QList<qreal> lineDash {6, 4};

void paintBins(DrawTarget& target, const DotsPicture& picture, const DotsFrame& frame, const ChartLook& look)
{
    if (frame.bins.isEmpty() || picture.bins.empty())
        return;
    const std::int64_t most = std::ranges::max(picture.bins, {}, &DotsPicture::Bin::count).count;
    for (const DotsPicture::Bin& bin : picture.bins) {
        const double width = frame.bins.width() * static_cast<double>(bin.count) / static_cast<double>(std::max<std::int64_t>(1, most));
        const double top = frame.chart.y(bin.upper);
        const double bottom = frame.chart.y(bin.lower);
        if (bin.count > 0 && bottom - top > binGap)
            target.rect({frame.bins.left(), top + binGap, std::max(1.0, width), bottom - top - binGap}, dotColor(look));
    }
    target.line(frame.bins.topLeft(), frame.bins.bottomLeft(), Stroke(look.color(Token::LineAxis), 1));
    target.text({frame.bins.left(), frame.bins.bottom() + 7, frame.bins.width(), look.scaled(14)}, Qt::AlignLeft, picture.binsName,
        look.font(Type::Axis), look.color(Token::TextTertiary));
}

} // namespace

QColor dotColor(const ChartLook& look)
{
    QColor color = look.color(Token::ChartPoint);
    color.setAlphaF(dotOpacity);
    return color;
}

DotsFrame dotsFrame(const DotsPicture& picture, const QRectF& area, const ChartLook& look)
{
    QMarginsF margins = chartMargins(picture.valueTicks, picture.endLabels, look);
    const double bins = area.width() >= leastWithBins && !picture.bins.empty() ? std::min(widestBins, area.width() * binsShare) : 0;
    if (bins > 0)
        margins.setRight(margins.right() + binsGap + bins);
    const QRectF plot = area.marginsRemoved(margins);
    return {{plot, picture.from, picture.to, picture.bottom, picture.top},
        bins > 0 ? QRectF(area.right() - bins, plot.top(), bins, plot.height()) : QRectF()};
}

void paintDotsGround(DrawTarget& target, const DotsPicture& picture, const DotsFrame& frame, const ChartLook& look)
{
    paintValueAxis(target, picture.valueTicks, frame.chart, look);
    paintTimeAxis(target, picture.timeTicks, frame.chart, look);
}

void paintDots(DrawTarget& target, const DotsPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    if (picture.dots.size() > mostSinglePoints) {
        for (const DensityCell& cell : densityCells(picture.dots, frame))
            target.rect(cell.rect, look.sequential(cell.step));
        return;
    }
    const QColor color = dotColor(look);
    for (const QPointF& dot : picture.dots)
        target.circle({frame.x(dot.x()), frame.y(dot.y())}, dotRadius, color);
}

void paintDotsMarks(DrawTarget& target, const DotsPicture& picture, const DotsFrame& frame, const ChartLook& look)
{
    const QRectF& plot = frame.chart.plot;
    for (const DotsPicture::Line& line : picture.lines) {
        const double y = frame.chart.y(line.value);
        target.line({plot.left(), y}, {plot.right() + lineBeyond, y},
            Stroke(look.color(Token::LineInk), line.strong ? lineWidth : 1, line.strong ? QList<qreal>() : lineDash));
    }
    paintNotes(target, picture.notes, frame.chart, look);
    paintEndLabels(target, picture.endLabels, frame.chart, look);
    paintBins(target, picture, frame, look);
}

void paintSmallDots(DrawTarget& target, const DotsPicture& picture, const QRectF& area, const ChartLook& look)
{
    const TrendFrame frame {
        area.adjusted(smallRadius, smallRadius, -smallRadius, -smallRadius), picture.from, picture.to, picture.bottom, picture.top};
    if (picture.dots.size() > 2000) { // so small they lie upon each other earlier
        for (const DensityCell& cell : densityCells(picture.dots, frame))
            target.rect(cell.rect, look.sequential(cell.step));
    } else {
        for (const QPointF& dot : picture.dots)
            target.circle({frame.x(dot.x()), frame.y(dot.y())}, smallRadius, dotColor(look));
    }
    for (const DotsPicture::Line& line : picture.lines) {
        if (line.strong)
            target.line({area.left(), frame.y(line.value)}, {area.right(), frame.y(line.value)}, Stroke(look.color(Token::LineInk), 1));
    }
}

} // namespace weir::ui
