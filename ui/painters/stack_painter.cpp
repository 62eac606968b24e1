// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/stack_painter.h"

#include <algorithm>

namespace weir::ui {

namespace {

constexpr double barGap = 2; ///< between two bars, at most
constexpr double partGap = 1; ///< of the ground between two parts
constexpr double swatch = 10;
constexpr double legendGap = 24; ///< from the plot area
constexpr double legendRow = 36; ///< of name and total below it, at the usual size of text
constexpr double partialWidth = 2; ///< of the outline of a part that may grow

void paintBars(DrawTarget& target, const StackPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    for (std::size_t b = 0; b < picture.bars.size(); ++b) {
        for (std::size_t p = 0; p < picture.parts.size(); ++p) {
            const QRectF box = partRect(picture, b, p, frame);
            if (box.isEmpty())
                continue;
            const QColor color = partColor(picture, p, look);
            if (picture.bars[b].partial && box.width() > 4 && box.height() > 3)
                target.rect(box.adjusted(1, 1, -1, -1), QColor(), Stroke(color, partialWidth));
            else
                target.rect(box, color);
        }
    }
}

/// In the order of the stack, the topmost first.
void paintLegend(DrawTarget& target, const StackPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    const double line = look.scaled(15);
    const double left = frame.plot.right() + legendGap;
    double y = frame.plot.top();
    for (std::size_t p = picture.parts.size(); p-- > 0;) {
        const StackPicture::Part& part = picture.parts[p];
        target.rect({left, y + (line - swatch) / 2, swatch, swatch}, partColor(picture, p, look), {}, 2);
        const double words = left + swatch + 8;
        const double width = look.widthOf(part.name, Type::Label, QFont::DemiBold) + 4;
        target.text(
            {words, y, width, line}, Qt::AlignLeft, part.name, look.font(Type::Label, QFont::DemiBold), look.color(Token::TextPrimary));
        target.text({words, y + line, look.widthOf(part.total, Type::Caption) + 4, line}, Qt::AlignLeft, part.total,
            look.font(Type::Caption), look.color(Token::TextTertiary));
        y += look.scaled(legendRow);
    }
}

} // namespace

QColor partColor(const StackPicture& picture, std::size_t part, const ChartLook& look)
{
    return picture.parts[part].rest ? look.color(Token::LineStrong) : look.categorical(part);
}

TrendFrame stackFrame(const StackPicture& picture, const QRectF& area, const ChartLook& look)
{
    double legend = 0;
    for (const StackPicture::Part& part : picture.parts)
        legend = std::max({legend, look.widthOf(part.name, Type::Label, QFont::DemiBold), look.widthOf(part.total, Type::Caption)});
    QMarginsF margins = chartMargins(picture.valueTicks, {}, look);
    if (legend > 0)
        margins.setRight(std::min(legendGap + swatch + 8 + legend + 6, area.width() * 0.35));
    return {area.marginsRemoved(margins), picture.from, picture.to, 0, picture.top};
}

QRectF partRect(const StackPicture& picture, std::size_t bar, std::size_t part, const TrendFrame& frame)
{
    const std::int64_t count = picture.parts[part].counts[bar];
    if (count == 0)
        return {};
    std::int64_t below = 0;
    for (std::size_t p = 0; p < part; ++p)
        below += picture.parts[p].counts[bar];
    const double left = frame.x(picture.bars[bar].from);
    const double width = frame.x(picture.bars[bar].to) - left;
    const double gap = std::min(barGap, width / 4);
    const double top = frame.y(static_cast<double>(below + count));
    const double height = frame.y(static_cast<double>(below)) - top;
    return {left + gap / 2, top, width - gap, std::max(height - (below > 0 && height > 3 ? partGap : 0), 0.5)};
}

void paintStack(DrawTarget& target, const StackPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintValueAxis(target, picture.valueTicks, frame, look);
    paintBars(target, picture, frame, look);
    paintTimeAxis(target, picture.timeTicks, frame, look);
    paintNotes(target, picture.notes, frame, look);
    paintLegend(target, picture, frame, look);
}

void paintSmallStack(DrawTarget& target, const StackPicture& picture, const QRectF& area, const ChartLook& look)
{
    paintBars(target, picture, {area, picture.from, picture.to, 0, picture.top}, look);
}

} // namespace weir::ui
