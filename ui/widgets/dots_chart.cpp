// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dots_chart.h"

#include "ui/painters/density.h"
#include "ui/painters/painter_target.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

constexpr double reach = 14; ///< from a dot: a target of 28
constexpr std::size_t mostDrawn = 1000; ///< more dots are stamped from one that is drawn
constexpr double stampSide = 10;

Day dayOf(double number)
{
    return Day(std::chrono::days(static_cast<int>(number)));
}

double numberOf(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

} // namespace

DotsChart::DotsChart(const Theme& theme, QWidget* parent)
    : PictureChart(theme, parent)
{
}

void DotsChart::setPicture(DotsPicture picture)
{
    m_picture = std::move(picture);
    m_range.reset();
    m_pressed.reset();
    m_brushing = false;
    pictureChanged();
}

DotsFrame DotsChart::frame() const
{
    return dotsFrame(m_picture, QRectF(rect()), ChartLook(theme()));
}

QPointF DotsChart::markPlace(std::size_t mark) const
{
    const TrendFrame where = frame().chart;
    return {where.x(m_picture.dots[mark].x()), where.y(m_picture.dots[mark].y())};
}

double DotsChart::dayAt(double x) const
{
    const TrendFrame where = frame().chart;
    return where.from + (x - where.plot.left()) / where.plot.width() * (where.to - where.from);
}

std::pair<std::size_t, std::size_t> DotsChart::dotsBetween(double left, double right) const
{
    const auto& dots = m_picture.dots;
    const auto first = std::ranges::lower_bound(dots, dayAt(left), {}, &QPointF::x);
    const auto end = std::ranges::upper_bound(dots, dayAt(right), {}, &QPointF::x);
    return {static_cast<std::size_t>(first - dots.begin()), static_cast<std::size_t>(std::max(first, end) - dots.begin())};
}

std::optional<std::size_t> DotsChart::markNear(const QPointF& position) const
{
    const TrendFrame where = frame().chart;
    const auto [first, end] = dotsBetween(position.x() - reach, position.x() + reach);
    std::optional<std::size_t> nearest;
    double least = reach * reach;
    for (std::size_t i = first; i < end; ++i) {
        const QPointF away = QPointF(where.x(m_picture.dots[i].x()), where.y(m_picture.dots[i].y())) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

std::size_t DotsChart::covered(const QRectF& box) const
{
    const TrendFrame where = frame().chart;
    const auto [first, end] = dotsBetween(box.left(), box.right());
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) {
        const double y = where.y(m_picture.dots[i].y());
        count += y >= box.top() && y <= box.bottom() ? 1 : 0;
    }
    return count;
}

void DotsChart::paintStamped(QPainter& painter, const TrendFrame& where) const
{
    const double ratio = devicePixelRatioF();
    QPixmap stamp((QSizeF(stampSide, stampSide) * ratio).toSize());
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    {
        QPainter once(&stamp);
        once.setRenderHint(QPainter::Antialiasing);
        PainterTarget(once).circle({stampSide / 2, stampSide / 2}, dotRadius, dotColor(ChartLook(theme())));
    }
    for (const QPointF& dot : m_picture.dots) {
        const QPointF corner(where.x(dot.x()) - stampSide / 2, where.y(dot.y()) - stampSide / 2);
        painter.drawPixmap(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), stamp);
    }
}

void DotsChart::paintPicture(QPainter& painter) const
{
    const ChartLook look(theme());
    const DotsFrame where = frame();
    PainterTarget target(painter);
    paintDotsGround(target, m_picture, where, look);
    const std::size_t count = m_picture.dots.size();
    if (count <= mostDrawn) {
        paintDots(target, m_picture, where.chart, look);
    } else if (count <= mostSinglePoints) {
        paintStamped(painter, where.chart);
    } else {
        for (const DensityCell& cell : densityCells(m_picture.dots, where.chart))
            painter.fillRect(cell.rect, look.sequential(cell.step));
    }
    paintDotsMarks(target, m_picture, where, look);
}

QRectF DotsChart::rangeRect() const
{
    const TrendFrame where = frame().chart;
    const double left = where.x(std::max(numberOf(m_range->first), where.from));
    const double right = where.x(std::min(numberOf(m_range->second), where.to));
    return {left, where.plot.top(), std::max(0.0, right - left), where.plot.height()};
}

void DotsChart::paintBelow(QPainter& painter) const
{
    if (m_range)
        painter.fillRect(rangeRect(), theme().color(Token::AccentSoft));
}

void DotsChart::paintAbove(QPainter& painter) const
{
    if (!m_range)
        return;
    const QRectF box = rangeRect();
    PainterTarget target(painter);
    target.line(box.topLeft(), box.bottomLeft(), Stroke(theme().color(Token::AccentBase), 1));
    target.line(box.topRight(), box.bottomRight(), Stroke(theme().color(Token::AccentBase), 1));
}

void DotsChart::setRange(std::optional<Range> range)
{
    m_range = range;
    update();
}

void DotsChart::changeRange(std::optional<Range> range)
{
    if (range == m_range)
        return;
    setRange(range);
    emit rangeChanged();
}

/// Whole days, at least one.
void DotsChart::brush(double from, double to)
{
    const double first = std::clamp(std::floor(std::min(from, to)), m_picture.from, std::max(m_picture.from, m_picture.to - 1));
    const double end = std::clamp(std::ceil(std::max(from, to)), first + 1, std::max(first + 1, m_picture.to));
    changeRange(Range {dayOf(first), dayOf(end)});
}

void DotsChart::mousePressEvent(QMouseEvent* event)
{
    PictureChart::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position()))
        m_pressed = event->position();
}

void DotsChart::mouseMoveEvent(QMouseEvent* event)
{
    const int distance = QGuiApplication::styleHints()->startDragDistance() / 2;
    if (m_pressed && std::abs(event->position().x() - m_pressed->x()) >= distance)
        m_brushing = true;
    if (!m_brushing)
        return PictureChart::mouseMoveEvent(event);
    setCurrent(std::nullopt);
    m_anchor = std::floor(dayAt(m_pressed->x()));
    brush(dayAt(m_pressed->x()), dayAt(event->position().x()));
}

/// A click beside all dots ends the brush.
void DotsChart::mouseReleaseEvent(QMouseEvent* event)
{
    const bool brushed = std::exchange(m_brushing, false);
    m_pressed.reset();
    if (brushed)
        return;
    if (event->button() == Qt::LeftButton && !markNear(event->position()))
        changeRange(std::nullopt);
    PictureChart::mouseReleaseEvent(event);
}

void DotsChart::keyPressEvent(QKeyEvent* event)
{
    const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (arrow && event->modifiers() == Qt::ShiftModifier && (m_range || current())) {
        const double step = event->key() == Qt::Key_Left ? -1 : 1;
        if (!m_range) {
            m_anchor = std::floor(m_picture.dots[*current()].x());
            return brush(m_anchor, m_anchor + 1);
        }
        if (numberOf(m_range->first) < m_anchor)
            return brush(numberOf(m_range->first) + step, m_anchor + 1);
        const double end = numberOf(m_range->second) + step;
        return end > m_anchor ? brush(m_anchor, end) : brush(m_anchor - 1, m_anchor + 1);
    }
    if (event->key() == Qt::Key_Escape && !current() && m_range)
        return changeRange(std::nullopt);
    PictureChart::keyPressEvent(event);
}

} // namespace weir::ui
