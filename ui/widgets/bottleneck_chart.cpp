// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bottleneck_chart.h"

#include "ui/painters/painter_target.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace weir::ui {

namespace {

constexpr int side = 16; ///< that the ground of a row stands out on both sides

} // namespace

BottleneckChart::BottleneckChart(const Theme& theme, QWidget* parent)
    : MarkWidget(theme, parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("Stages, the one that would gain most first"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &BottleneckChart::updateGeometry);
}

void BottleneckChart::setPicture(BottleneckPicture picture, std::function<QString(std::size_t)> spoken)
{
    m_picture = std::move(picture);
    m_spoken = std::move(spoken);
    m_chosen.reset();
    QStringList rows;
    for (std::size_t row = 0; row < m_picture.rows.size(); ++row)
        rows << m_spoken(row);
    marksChanged(rows.join(QStringLiteral("; ")));
    updateGeometry();
}

void BottleneckChart::setChosen(std::optional<std::size_t> row)
{
    m_chosen = row;
    update();
}

QRectF BottleneckChart::area() const
{
    return QRectF(rect()).adjusted(side, 0, -side, 0);
}

QSize BottleneckChart::sizeHint() const
{
    return {1160, static_cast<int>(std::ceil(bottleneckHeight(m_picture, ChartLook(theme()))))};
}

QSize BottleneckChart::minimumSizeHint() const
{
    return {640, sizeHint().height()};
}

QRectF BottleneckChart::markRect(int mark) const
{
    const BottleneckFrame frame(m_picture, area(), ChartLook(theme()));
    return frame.row(static_cast<std::size_t>(mark)).adjusted(-side, 3, side, -3);
}

QString BottleneckChart::markText(int mark) const
{
    return m_spoken ? m_spoken(static_cast<std::size_t>(mark)) : QString();
}

void BottleneckChart::openMark(int mark)
{
    emit rowChosen(static_cast<std::size_t>(mark));
}

void BottleneckChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    PainterTarget target(painter);
    const ChartLook look(theme());
    paintBottlenecks(target, m_picture, BottleneckFrame(m_picture, area(), look), look, m_chosen);
    paintCurrentMark(painter);
}

void BottleneckChart::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(markAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void BottleneckChart::mouseReleaseEvent(QMouseEvent* event)
{
    const int mark = markAt(event->position());
    if (event->button() == Qt::LeftButton && mark >= 0)
        openMark(mark);
}

} // namespace weir::ui
