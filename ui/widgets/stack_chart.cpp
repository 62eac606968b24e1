// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stack_chart.h"

#include "ui/painters/painter_target.h"

#include <algorithm>

namespace weir::ui {

StackChart::StackChart(const Theme& theme, QWidget* parent)
    : PictureChart(theme, parent)
{
}

void StackChart::setPicture(StackPicture picture)
{
    m_picture = std::move(picture);
    m_marks.clear();
    for (std::size_t bar = 0; bar < m_picture.bars.size(); ++bar) {
        for (std::size_t part = 0; part < m_picture.parts.size(); ++part) {
            if (m_picture.parts[part].counts[bar] > 0)
                m_marks.push_back({bar, part});
        }
    }
    pictureChanged();
}

QPointF StackChart::markPlace(std::size_t mark) const
{
    return partRect(m_picture, m_marks[mark].bar, m_marks[mark].part, frame()).center();
}

std::optional<std::size_t> StackChart::markNear(const QPointF& position) const
{
    const TrendFrame where = frame();
    for (std::size_t mark = 0; mark < m_marks.size(); ++mark) {
        const QRectF box = partRect(m_picture, m_marks[mark].bar, m_marks[mark].part, where);
        if (box.adjusted(-1, -1, 1, 1).contains(position))
            return mark;
    }
    return std::nullopt;
}

std::size_t StackChart::covered(const QRectF& box) const
{
    const TrendFrame where = frame();
    return static_cast<std::size_t>(
        std::ranges::count_if(m_marks, [&](const Mark& mark) { return partRect(m_picture, mark.bar, mark.part, where).intersects(box); }));
}

void StackChart::paintPicture(QPainter& painter) const
{
    PainterTarget target(painter);
    paintStack(target, m_picture, frame(), ChartLook(theme()));
}

void StackChart::paintCurrent(QPainter& painter, const QPointF&) const
{
    const Mark& shown = m_marks[*current()];
    PainterTarget(painter).rect(partRect(m_picture, shown.bar, shown.part, frame()).adjusted(-1, -1, 1, 1), QColor(),
        Stroke(theme().color(Token::AccentBase), 2), 1);
}

} // namespace weir::ui
