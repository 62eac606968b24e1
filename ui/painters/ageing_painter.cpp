// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/ageing_painter.h"

#include "ui/painters/density.h"
#include "ui/painters/dots_painter.h"

#include <algorithm>

namespace weir::ui {

namespace {

constexpr double columnInset = 6; ///< of lines, from the edges of their column
constexpr double judgingWidth = 1.25;
constexpr double beyondReach = 4.5; ///< of the diamond of an item that is too old
constexpr double smallRadius = 1.75;
constexpr std::size_t mostDots = 4000; ///< more are shades
constexpr std::size_t judging = 2; ///< row of the paces

const QList<qreal> paceDash {6, 4};

void paintPace(DrawTarget& target, const AgeingPicture& picture, const TrendFrame& frame, const ChartLook& look, double inset)
{
    for (std::size_t c = 0; c < picture.columns.size(); ++c) {
        const auto& pace = picture.columns[c].pace;
        if (!pace)
            continue;
        const double left = frame.x(static_cast<double>(c)) + inset;
        const double right = frame.x(static_cast<double>(c) + 1) - inset;
        const auto level = [&frame](double value) { return std::clamp(frame.y(value), frame.plot.top(), frame.plot.bottom()); };
        target.rect(QRectF(QPointF(left, level((*pace)[judging])), QPointF(right, frame.plot.bottom())), look.color(Token::ChartBand));
        for (std::size_t i = 0; i < pace->size(); ++i) {
            const bool judges = i == judging;
            target.line({left, level((*pace)[i])}, {right, level((*pace)[i])},
                Stroke(look.color(judges ? Token::LineInk : Token::ChartLimit), judges ? judgingWidth : 1,
                    judges ? QList<qreal>() : paceDash));
        }
    }
}

/// A diamond as well as another colour.
void paintDot(DrawTarget& target, const AgeingPicture::Dot& dot, const TrendFrame& frame, const ChartLook& look, double radius)
{
    const QPointF at(frame.x(dot.x), frame.y(dot.value));
    if (!dot.beyond)
        return target.circle(at, radius, dotColor(look));
    const double reach = beyondReach * radius / dotRadius;
    target.polygon(QPolygonF({at + QPointF(0, -reach), at + QPointF(reach, 0), at + QPointF(0, reach), at + QPointF(-reach, 0)}),
        look.color(Token::AttentionMark));
}

void paintDots(DrawTarget& target, const AgeingPicture& picture, const TrendFrame& frame, const ChartLook& look, double radius)
{
    if (picture.dots.size() > mostDots) {
        std::vector<QPointF> points;
        for (const AgeingPicture::Dot& dot : picture.dots)
            points.emplace_back(dot.x, dot.value);
        for (const DensityCell& cell : densityCells(points, frame))
            target.rect(cell.rect, look.sequential(cell.step));
        return;
    }
    for (const AgeingPicture::Dot& dot : picture.dots)
        paintDot(target, dot, frame, look, radius);
}

void paintColumnWords(DrawTarget& target, const AgeingPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    const double line = look.scaled(15);
    for (std::size_t c = 0; c < picture.columns.size(); ++c) {
        const AgeingPicture::Column& column = picture.columns[c];
        const double left = frame.x(static_cast<double>(c));
        const double width = frame.x(static_cast<double>(c) + 1) - left;
        const auto words = [&](double y, const QString& text, const QFont& font, Token color) {
            const QString cut = QFontMetricsF(font).elidedText(text, Qt::ElideRight, width - columnInset);
            target.text({left, y, width, line}, Qt::AlignHCenter, cut, font, look.color(color));
        };
        words(frame.plot.bottom() + 7, column.name, look.font(Type::Caption, QFont::Medium), Token::TextPrimary);
        words(frame.plot.bottom() + 7 + line, column.below, look.font(Type::Caption), Token::TextTertiary);
        if (c > 0)
            target.line({left, frame.plot.top()}, {left, frame.plot.bottom()}, Stroke(look.color(Token::LineGrid), 1));
        if (!column.pace)
            continue;
        const double y = frame.y((*column.pace)[judging]) - line - 1;
        target.text({left + columnInset, y, width - 2 * columnInset, line}, Qt::AlignRight, column.judging,
            look.font(Type::Caption, QFont::DemiBold), look.color(Token::TextPrimary));
    }
}

} // namespace

TrendFrame ageingFrame(const AgeingPicture& picture, const QRectF& area, const ChartLook& look)
{
    const QRectF plot = area.marginsRemoved(chartMargins(picture.valueTicks, {}, look) + QMarginsF(0, 0, 0, 4));
    return {plot, 0, std::max(1.0, static_cast<double>(picture.columns.size())), picture.bottom, picture.top};
}

void paintAgeing(DrawTarget& target, const AgeingPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintPace(target, picture, frame, look, columnInset);
    paintValueAxis(target, picture.valueTicks, frame, look);
    paintDots(target, picture, frame, look, dotRadius);
    paintColumnWords(target, picture, frame, look);
}

void paintSmallAgeing(DrawTarget& target, const AgeingPicture& picture, const QRectF& area, const ChartLook& look)
{
    const TrendFrame frame {area.adjusted(0, smallRadius, 0, -smallRadius), 0, std::max(1.0, static_cast<double>(picture.columns.size())),
        picture.bottom, picture.top};
    paintPace(target, picture, frame, look, 1);
    paintDots(target, picture, frame, look, smallRadius);
}

} // namespace weir::ui
