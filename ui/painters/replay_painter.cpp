// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/replay_painter.h"

#include "ui/painters/chart_parts.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double plotHeight = 150;
constexpr double legendHeight = 24;
constexpr double axisHeight = 26;
constexpr double sample = 20; ///< of a line in the legend
constexpr double lineWidth = 1.75;
const QList<qreal> dashes {5, 3};

Stroke observedStroke(const ChartLook& look)
{
    return Stroke(look.color(Token::LineInk), lineWidth);
}

Stroke replayedStroke(const ChartLook& look)
{
    return Stroke(look.color(Token::AccentBase), lineWidth, dashes);
}

template <typename Of>
void paintCurve(DrawTarget& target, const ReplayPicture& picture, const QRectF& plot, const Stroke& stroke, Of of)
{
    QPainterPath path;
    for (const ReplayPicture::Point& point : picture.points) {
        const QPointF at(
            plot.left() + std::clamp(of(point) / picture.top, 0.0, 1.0) * plot.width(), plot.bottom() - point.share * plot.height());
        path.elementCount() == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    target.path(path, QColor(), stroke);
}

void paintLegend(DrawTarget& target, const ReplayPicture& picture, const QRectF& area, const ChartLook& look)
{
    const double height = look.scaled(16);
    double x = area.left();
    const auto entry = [&](const QString& words, const Stroke& stroke) {
        target.line({x, area.top() + height / 2}, {x + sample, area.top() + height / 2}, stroke);
        const double width = look.widthOf(words, Type::Caption) + 2;
        target.text(
            {x + sample + 6, area.top(), width, height}, Qt::AlignLeft, words, look.font(Type::Caption), look.color(Token::TextSecondary));
        x += sample + 6 + width + 20;
    };
    entry(picture.observedName, observedStroke(look));
    entry(picture.replayedName, replayedStroke(look));
}

} // namespace

double replayHeight(const ChartLook& look)
{
    return look.scaled(legendHeight) + plotHeight + look.scaled(axisHeight);
}

void paintReplay(DrawTarget& target, const ReplayPicture& picture, const QRectF& area, const ChartLook& look)
{
    double left = 0;
    for (const TrendPicture::ValueTick& tick : picture.shareTicks)
        left = std::max(left, look.widthOf(tick.words, Type::Axis));
    paintLegend(target, picture, area, look);
    const QRectF plot(area.left() + std::ceil(left) + axisGap, area.top() + look.scaled(legendHeight),
        area.width() - std::ceil(left) - axisGap - 16, area.height() - look.scaled(legendHeight) - look.scaled(axisHeight));
    const double height = look.scaled(14);
    for (const TrendPicture::ValueTick& tick : picture.shareTicks) {
        const double y = plot.bottom() - tick.value * plot.height();
        target.line({plot.left(), y}, {plot.right(), y}, Stroke(look.color(tick.value == 0 ? Token::LineAxis : Token::LineGrid)));
        target.text({area.left(), y - height / 2, plot.left() - axisGap - area.left(), height}, Qt::AlignRight, tick.words,
            look.font(Type::Axis), look.color(Token::TextTertiary));
    }
    for (const TrendPicture::ValueTick& tick : picture.timeTicks) {
        const double width = look.widthOf(tick.words, Type::Axis) + 4;
        target.text({plot.left() + tick.value / picture.top * plot.width() - width / 2, plot.bottom() + 6, width, height}, Qt::AlignHCenter,
            tick.words, look.font(Type::Axis), look.color(Token::TextTertiary));
    }
    paintCurve(target, picture, plot, observedStroke(look), [](const ReplayPicture::Point& point) { return point.observed; });
    paintCurve(target, picture, plot, replayedStroke(look), [](const ReplayPicture::Point& point) { return point.replayed; });
}

} // namespace weir::ui
