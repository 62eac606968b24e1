// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_chart.h"

#include "ui/painters/painter_target.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

FlowChart::FlowChart(const Theme& theme, QWidget* parent)
    : PictureChart(theme, parent)
{
    setMarksOpen(false);
}

void FlowChart::setPicture(FlowPicture picture)
{
    m_picture = std::move(picture);
    pictureChanged();
}

QPointF FlowChart::markPlace(std::size_t mark) const
{
    const TrendFrame where = frame();
    const double top = m_picture.bands.empty() ? 0 : m_picture.bands.back().upper[mark];
    return {where.x(m_picture.moments[mark]), where.y(top)};
}

std::optional<std::size_t> FlowChart::markNear(const QPointF& position) const
{
    const TrendFrame where = frame();
    if (m_picture.moments.empty() || !where.plot.contains(position))
        return std::nullopt;
    const double day = where.from + (position.x() - where.plot.left()) / where.plot.width() * (where.to - where.from);
    const auto nearest = std::ranges::min_element(m_picture.moments, {}, [day](double moment) { return std::abs(moment - day); });
    return static_cast<std::size_t>(nearest - m_picture.moments.begin());
}

/// The bands say most at their newest end.
std::size_t FlowChart::covered(const QRectF& box) const
{
    return static_cast<std::size_t>(std::max(0.0, box.bottom() - plotArea().top()));
}

void FlowChart::paintPicture(QPainter& painter) const
{
    PainterTarget target(painter);
    paintFlow(target, m_picture, frame(), ChartLook(theme()));
}

void FlowChart::paintCurrent(QPainter& painter, const QPointF& at) const
{
    const QRectF plot = plotArea();
    PainterTarget(painter).line({at.x(), plot.top()}, {at.x(), plot.bottom()}, Stroke(theme().color(Token::AccentBase), 1));
}

} // namespace weir::ui
