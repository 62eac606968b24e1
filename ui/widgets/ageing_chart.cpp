// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ageing_chart.h"

#include "ui/painters/painter_target.h"

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

constexpr double reach = 14; ///< from a dot: a target of 28

} // namespace

AgeingChart::AgeingChart(const Theme& theme, QWidget* parent)
    : PictureChart(theme, parent)
{
}

void AgeingChart::setPicture(AgeingPicture picture)
{
    m_picture = std::move(picture);
    pictureChanged();
}

QPointF AgeingChart::markPlace(std::size_t mark) const
{
    const TrendFrame where = frame();
    return {where.x(m_picture.dots[mark].x), where.y(m_picture.dots[mark].value)};
}

std::optional<std::size_t> AgeingChart::markNear(const QPointF& position) const
{
    const TrendFrame where = frame();
    std::optional<std::size_t> nearest;
    double least = reach * reach;
    for (std::size_t i = 0; i < m_picture.dots.size(); ++i) {
        const QPointF away = QPointF(where.x(m_picture.dots[i].x), where.y(m_picture.dots[i].value)) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

std::size_t AgeingChart::covered(const QRectF& box) const
{
    const TrendFrame where = frame();
    return static_cast<std::size_t>(std::ranges::count_if(
        m_picture.dots, [&](const AgeingPicture::Dot& dot) { return box.contains(where.x(dot.x), where.y(dot.value)); }));
}

void AgeingChart::paintPicture(QPainter& painter) const
{
    PainterTarget target(painter);
    paintAgeing(target, m_picture, frame(), ChartLook(theme()));
}

} // namespace weir::ui
