// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/range_brush.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr int barsWidth = 236;
constexpr int barsHeight = 20;
constexpr int brushHeight = 28;
constexpr double gripWidth = 5;
constexpr double gripHeight = 12;
constexpr double gripReach = 6; // how far from a grip the mouse still takes it
constexpr double dragFrom = 3; // pixels before a press becomes a new brush

} // namespace

RangeBrush::RangeBrush(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("rangeBrush"));
    setAccessibleName(tr("Time range"));
    followTheme(this, theme);
}

void RangeBrush::setValues(const std::vector<double>& values)
{
    m_values = values;
    setRange(0, weeks());
}

void RangeBrush::setRange(double from, double to)
{
    m_from = std::clamp(from, 0.0, static_cast<double>(weeks()));
    m_to = std::clamp(to, m_from, static_cast<double>(weeks()));
    update();
}

bool RangeBrush::whole() const
{
    return m_from <= 0 && m_to >= weeks();
}

QSize RangeBrush::sizeHint() const
{
    return {barsWidth + 2 * overhang, brushHeight};
}

double RangeBrush::valuesWidth() const
{
    return barsWidth;
}

QRectF RangeBrush::brushBand() const
{
    return QRectF(0, (height() - brushHeight) / 2.0, 0, brushHeight);
}

double RangeBrush::positionOf(double week) const
{
    return weeks() == 0 ? overhang : overhang + week * valuesWidth() / weeks();
}

double RangeBrush::weekAt(double x) const
{
    return std::clamp((x - overhang) * weeks() / valuesWidth(), 0.0, static_cast<double>(weeks()));
}

void RangeBrush::paintEvent(QPaintEvent*)
{
    if (m_values.empty())
        return;
    QPainter painter(this);
    const double left = positionOf(m_from);
    const double right = positionOf(m_to);
    const QRectF brush(left - 0.5, brushBand().top(), right - left + 1, brushBand().height());
    if (!whole())
        style::roundedBox(painter, brush, 4, m_theme.color(Token::AccentSoft), m_theme.color(Token::AccentBase));
    painter.setRenderHint(QPainter::Antialiasing);
    paintValues(painter);
    if (!whole()) {
        paintGrip(painter, left);
        paintGrip(painter, right);
    }
}

void RangeBrush::paintValues(QPainter& painter) const
{
    const double top = std::max(1.0, *std::ranges::max_element(m_values));
    const double bottom = height() / 2.0 + barsHeight / 2.0 + 1;
    const double step = valuesWidth() / weeks();
    const double gap = step > 4 ? 2 : step > 2 ? 1 : 0;
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < weeks(); ++i) {
        const double high =
            m_values[static_cast<std::size_t>(i)] <= 0 ? 0 : std::max(1.5, m_values[static_cast<std::size_t>(i)] / top * barsHeight);
        const double x = positionOf(i) + gap / 2;
        const bool chosen = i + 0.5 >= m_from && i + 0.5 <= m_to;
        painter.setBrush(m_theme.color(chosen ? Token::AccentBase : Token::LineStrong)); // both must be told from the ground
        const double radius = step > 6 ? 1 : 0;
        painter.drawRoundedRect(QRectF(x, bottom - high, std::max(0.5, step - gap), high), radius, radius);
    }
}

void RangeBrush::paintGrip(QPainter& painter, double x) const
{
    const QRectF grip(x - gripWidth / 2, brushBand().center().y() - gripHeight / 2, gripWidth, gripHeight);
    style::roundedBox(painter, grip, 2, m_theme.color(Token::BgSurface), m_theme.color(Token::AccentBase));
}

RangeBrush::Part RangeBrush::partAt(double x) const
{
    if (m_values.empty())
        return Part::None;
    if (whole())
        return Part::Outside;
    const double left = positionOf(m_from);
    const double right = positionOf(m_to);
    const bool nearLeft = std::abs(x - left) <= gripReach;
    const bool nearRight = std::abs(x - right) <= gripReach;
    if (nearLeft && (!nearRight || x < (left + right) / 2))
        return Part::Start;
    if (nearRight)
        return Part::End;
    return x > left && x < right ? Part::Body : Part::Outside;
}

void RangeBrush::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = partAt(event->position().x());
    m_pressedAt = weekAt(event->position().x());
    m_fromAtPress = qRound(m_from);
    m_toAtPress = std::max(m_fromAtPress + 1, qRound(m_to));
}

void RangeBrush::mouseMoveEvent(QMouseEvent* event)
{
    const double week = weekAt(event->position().x());
    switch (m_dragged) {
    case Part::None: {
        const Part part = partAt(event->position().x());
        setCursor(part == Part::Start || part == Part::End ? Qt::SizeHorCursor : part == Part::Body ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    case Part::Start:
        return choose(std::min(qRound(week), m_toAtPress - 1), m_toAtPress);
    case Part::End:
        return choose(m_fromAtPress, std::max(qRound(week), m_fromAtPress + 1));
    case Part::Body: {
        const int shift = std::clamp(qRound(week - m_pressedAt), -m_fromAtPress, weeks() - m_toAtPress);
        return choose(m_fromAtPress + shift, m_toAtPress + shift);
    }
    case Part::Outside:
        if (std::abs(positionOf(week) - positionOf(m_pressedAt)) >= dragFrom)
            choose(static_cast<int>(std::floor(std::min(week, m_pressedAt))), static_cast<int>(std::ceil(std::max(week, m_pressedAt))));
        return;
    }
}

void RangeBrush::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged = Part::None;
}

void RangeBrush::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragged = Part::None;
    emit resetRequested();
}

void RangeBrush::keyPressEvent(QKeyEvent* event)
{
    const int from = qRound(m_from);
    const int to = std::max(from + 1, qRound(m_to));
    const bool end = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool start = event->modifiers().testFlag(Qt::ControlModifier);
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Escape && !whole()) {
        emit resetRequested();
    } else if (event->key() == Qt::Key_Home) {
        choose(0, to - from);
    } else if (event->key() == Qt::Key_End) {
        choose(weeks() - (to - from), weeks());
    } else if (step == 0 || m_values.empty()) {
        QWidget::keyPressEvent(event);
    } else if (end) {
        choose(from, std::clamp(to + step, from + 1, weeks()));
    } else if (start) {
        choose(std::clamp(from + step, 0, to - 1), to);
    } else {
        const int shift = std::clamp(step, -from, weeks() - to);
        choose(from + shift, to + shift);
    }
}

void RangeBrush::choose(int from, int to)
{
    from = std::clamp(from, 0, std::max(0, weeks() - 1));
    to = std::clamp(to, from + 1, std::max(from + 1, weeks()));
    if (qFuzzyCompare(1 + m_from, 1.0 + from) && qFuzzyCompare(1 + m_to, 1.0 + to))
        return;
    setRange(from, to);
    emit rangeChosen(from, to);
}

} // namespace weir::ui
