// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/trend_painter.h"

#include "ui/painters/chart_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double seriesWidth = 1.75;
constexpr double centreWidth = 1.25;
constexpr double pointRadius = 3.5;
constexpr double pointRing = 1.5;
constexpr double ringRadius = 4;
constexpr double ringWidth = 2;
constexpr double diamondReach = 6.5;
constexpr double diamondWidth = 1.75;
constexpr double ringsFrom = 3.5; ///< pixels a bucket; rings of closer ones would be a bar
constexpr double pointsFrom = 9; ///< pixels a bucket; closer ones would touch
constexpr double bracketAway = 30; ///< from the edge of the plot area
constexpr double bracketTick = 6;
constexpr double captionAway = 12; ///< from its point
constexpr double windowAway = 3; ///< below the axis
constexpr double windowWidth = 2;
constexpr double smallDot = 3;
constexpr double smallRing = 2.75;
constexpr double legendAway = 26; ///< above the plot area, and above the words of notes
constexpr double legendSample = 20;
constexpr double legendRoom = 26;
const QList<qreal> earlierDash {4, 3};

QPolygonF diamond(const QPointF& at)
{
    return QPolygonF(
        {at + QPointF(0, -diamondReach), at + QPointF(diamondReach, 0), at + QPointF(0, diamondReach), at + QPointF(-diamondReach, 0)});
}

void paintBands(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look, bool edges)
{
    const auto level = [&frame](double value) { return std::clamp(frame.y(value), frame.plot.top(), frame.plot.bottom()); };
    for (const TrendPicture::Band& band : picture.bands) {
        const double left = frame.x(std::max(band.from, frame.from));
        const double right = frame.x(std::min(band.to, frame.to));
        if (right - left < 1)
            continue;
        target.rect(QRectF(QPointF(left, level(band.upper)), QPointF(right, level(band.lower))), look.color(Token::ChartBand));
        for (const double edge : {band.lower, band.upper}) {
            if (edges || look.highContrast())
                target.line({left, level(edge)}, {right, level(edge)}, Stroke(look.color(Token::ChartLimit), 1, limitDash));
        }
    }
    for (const TrendPicture::Band& band : picture.bands) {
        const double left = frame.x(std::max(band.from, frame.from));
        const double right = frame.x(std::min(band.to, frame.to));
        if (right - left < 1)
            continue;
        const Stroke centre(look.color(edges ? Token::TextTertiary : Token::LineStrong), edges ? centreWidth : 1);
        target.line({left, level(band.centre)}, {right, level(band.centre)}, centre);
        if (!edges || band.words.isEmpty())
            continue;
        const QRectF box(left, level(band.lower) + 3, right - left, look.scaled(16));
        if (look.widthOf(band.words, Type::Caption) <= box.width() && box.bottom() <= frame.plot.bottom())
            target.text(box, Qt::AlignLeft, band.words, look.font(Type::Caption), look.color(Token::TextTertiary));
    }
}

/// Which of the days are those of the window: a stretch of the axis in the accent.
void paintWindow(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    if (!picture.window)
        return;
    const double left = frame.x(std::max(picture.window->first, frame.from));
    const double right = frame.x(std::min(picture.window->second, frame.to));
    const double y = frame.plot.bottom() + windowAway;
    if (right > left)
        target.line({left, y}, {right, y}, Stroke(look.color(Token::AccentBase), windowWidth));
}

/// The other window, behind everything that moves: a paler line with hollow points where it is broken.
void paintEarlier(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    const QColor pale = look.color(Token::LineStrong);
    QPainterPath path;
    for (const auto& line : earlierLines(picture, frame.from, frame.to)) {
        path.moveTo(frame.x(line.front().x()), frame.y(line.front().y()));
        for (const QPointF& point : line)
            path.lineTo(frame.x(point.x()), frame.y(point.y()));
    }
    target.path(path, QColor(), Stroke(pale, seriesWidth, earlierDash, Qt::RoundCap));
    for (const TrendPicture::Point& point : picture.earlier) {
        if (point.value && frame.shows(point.x))
            target.circle(frame.at(point), smallRing, look.color(Token::BgWindow), Stroke(pale, centreWidth));
    }
}

/// Which line is which, above the plot area.
void paintLegend(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    if (picture.earlierName.isEmpty())
        return;
    const double height = look.scaled(16);
    const double y = frame.plot.top() - look.scaled(legendAway) - height / 2;
    double x = frame.plot.left();
    const auto add = [&](const QString& words, const Stroke& stroke, Token colour) {
        target.line({x, y}, {x + legendSample, y}, stroke);
        const double width = look.widthOf(words, Type::Caption) + 2;
        target.text(
            {x + legendSample + 6, y - height / 2, width, height}, Qt::AlignLeft, words, look.font(Type::Caption), look.color(colour));
        x += legendSample + 6 + width + 20;
    };
    add(picture.name, Stroke(look.color(Token::ChartPoint), seriesWidth), Token::TextPrimary);
    add(picture.earlierName, Stroke(look.color(Token::LineStrong), seriesWidth, earlierDash), Token::TextSecondary);
}

void paintPoint(DrawTarget& target, const TrendPicture::Point& point, const QPointF& at, const ChartLook& look, bool plain)
{
    const QColor ground = look.color(Token::BgWindow);
    if (point.partial)
        target.circle(at, pointRadius, ground, Stroke(look.color(Token::ChartPoint), centreWidth));
    else if (point.outside)
        target.polygon(diamond(at), ground, Stroke(look.color(markOf(point.judgement)), diamondWidth));
    else if (point.run)
        target.circle(at, ringRadius, ground, Stroke(look.color(markOf(point.judgement)), ringWidth));
    else if (plain)
        target.circle(at, pointRadius + pointRing / 2, look.color(Token::ChartPoint), Stroke(ground, pointRing));
}

/// Pixels from one bucket to the next.
double bucketWidth(const TrendPicture& picture, const TrendFrame& frame)
{
    const double apart = (picture.to - picture.from) / static_cast<double>(std::max<std::size_t>(1, picture.points.size()));
    return apart / (frame.to - frame.from) * frame.plot.width();
}

void paintPoints(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    const double apart = bucketWidth(picture, frame);
    const bool plain = apart >= pointsFrom;
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const TrendPicture::Point& point = picture.points[i];
        const bool lonely = (i == 0 || !picture.points[i - 1].value || picture.points[i - 1].partial)
            && (i + 1 == picture.points.size() || !picture.points[i + 1].value || picture.points[i + 1].partial);
        if (point.value && frame.shows(point.x) && (apart >= ringsFrom || !point.run || point.outside))
            paintPoint(target, point, frame.at(point), look, plain || lonely || i == picture.newest);
    }
}

void paintBrackets(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    const double height = look.scaled(16);
    for (const TrendPicture::Bracket& bracket : picture.brackets) {
        const double left = frame.x(std::max(bracket.from, frame.from));
        const double right = frame.x(std::min(bracket.to, frame.to));
        if (right - left < 8)
            continue;
        const double y = frame.plot.bottom() - bracketAway;
        const Stroke stroke(look.color(markOf(bracket.judgement)), centreWidth);
        target.line({left, y}, {right, y}, stroke);
        target.line({left, y - bracketTick}, {left, y}, stroke);
        target.line({right, y - bracketTick}, {right, y}, stroke);
        const double width = look.widthOf(bracket.words, Type::Caption, QFont::DemiBold) + 2;
        const double x = std::clamp((left + right - width) / 2, frame.plot.left(), std::max(frame.plot.left(), frame.plot.right() - width));
        target.text({x, y + 4, width, height}, Qt::AlignLeft, bracket.words, look.font(Type::Caption, QFont::DemiBold),
            look.color(wordsOf(bracket.judgement)));
    }
}

/// Beside, above or below its point, where no other point lies; without such a place the words are left out.
std::optional<QRectF> captionPlace(const TrendPicture& picture, const TrendFrame& frame, const QPointF& at, const QSizeF& size)
{
    const double right = at.x() + captionAway;
    const double left = at.x() - captionAway - size.width();
    const double centred =
        std::clamp(at.x() - size.width() / 2, frame.plot.left(), std::max(frame.plot.left(), frame.plot.right() - size.width()));
    const double above = at.y() - size.height();
    for (const QPointF corner : {QPointF(right, above), QPointF(right, at.y()), QPointF(left, above), QPointF(left, at.y()),
             QPointF(centred, above - captionAway), QPointF(centred, at.y() + captionAway)}) {
        const QRectF box(corner, size);
        const QRectF kept = box.marginsAdded({diamondReach, diamondReach, diamondReach, diamondReach});
        const bool free = std::ranges::none_of(
            picture.points, [&](const TrendPicture::Point& point) { return point.value && kept.contains(frame.at(point)); });
        if (free && frame.plot.contains(box))
            return box;
    }
    return std::nullopt;
}

void paintCaptions(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    for (const TrendPicture::Caption& caption : picture.captions) {
        const TrendPicture::Point& point = picture.points[caption.point];
        if (!point.value || !frame.shows(point.x))
            continue;
        const QSizeF size(look.widthOf(caption.words, Type::Caption, QFont::DemiBold) + 2, look.scaled(16));
        if (const auto box = captionPlace(picture, frame, frame.at(point), size))
            target.text(
                *box, Qt::AlignLeft, caption.words, look.font(Type::Caption, QFont::DemiBold), look.color(wordsOf(caption.judgement)));
    }
}

std::vector<TimeTick> timeTicks(const TrendPicture& picture)
{
    std::vector<TimeTick> ticks;
    for (const TrendPicture::Point& point : picture.points)
        ticks.push_back({point.x, point.tick, point.year});
    return ticks;
}

} // namespace

QMarginsF trendMargins(const TrendPicture& picture, const ChartLook& look)
{
    QMarginsF margins = chartMargins(picture.valueTicks, picture.endLabels, look);
    if (!picture.earlierName.isEmpty())
        margins.setTop(margins.top() + look.scaled(legendRoom));
    return margins;
}

void paintTrendGround(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintValueAxis(target, picture.valueTicks, frame, look);
    paintBands(target, picture, frame, look, true);
    paintTimeAxis(target, timeTicks(picture), frame, look);
    paintWindow(target, picture, frame, look);
    paintEarlier(target, picture, frame, look);
    paintLegend(target, picture, frame, look);
}

void paintTrendLine(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    QPainterPath path;
    for (const auto& line : trendLines(picture, frame.from, frame.to)) {
        path.moveTo(frame.x(line.front().x()), frame.y(line.front().y()));
        for (const QPointF& point : line)
            path.lineTo(frame.x(point.x()), frame.y(point.y()));
    }
    target.path(path, QColor(), Stroke(look.color(Token::ChartPoint), seriesWidth, {}, Qt::RoundCap));
}

void paintTrendMarks(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintNotes(target, picture.notes, frame, look);
    paintBrackets(target, picture, frame, look);
    paintPoints(target, picture, frame, look);
    paintCaptions(target, picture, frame, look);
    paintEndLabels(target, picture.endLabels, frame, look);
}

void paintSmallTrend(DrawTarget& target, const TrendPicture& picture, const TrendFrame& frame, const ChartLook& look)
{
    paintBands(target, picture, frame, look, false);
    paintEarlier(target, picture, frame, look);
    paintTrendLine(target, picture, frame, look);
    const QColor ground = look.color(Token::BgWindow);
    const bool dense = bucketWidth(picture, frame) < smallRing;
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const TrendPicture::Point& point = picture.points[i];
        if (!point.value || !frame.shows(point.x))
            continue;
        const Stroke mark(look.color(markOf(point.judgement)), pointRing);
        if (point.outside && !point.partial)
            target.polygon(diamond({}).translated(frame.at(point)), ground, mark);
        else if (point.run && !point.partial && !dense) // rings that lie on each other would be a bar
            target.circle(frame.at(point), smallRing, ground, mark);
        else if (i == picture.newest || (!picture.lined && !point.partial)) // as trend pictures scale them
            target.circle(frame.at(point), smallDot, look.color(Token::ChartPoint));
    }
}

} // namespace weir::ui
