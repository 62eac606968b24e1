// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_tip_box.h"

#include "ui/painters/chart_look.h"
#include "ui/painters/painter_target.h"
#include "ui/theme/style_painting.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace weir::ui {

namespace {

constexpr double padding = 12;
constexpr double away = 16; ///< from what the tip is about
constexpr double gap = 6; ///< between value and what stands beside it
constexpr double widest = 320;

} // namespace

ChartTipBox::ChartTipBox(const Theme& theme, ChartTip tip)
    : m_theme(theme)
    , m_tip(std::move(tip))
{
    const ChartLook look(theme);
    for (QString* words : {&m_tip.when, &m_tip.below})
        *words = QFontMetricsF(look.font(Type::Caption)).elidedText(*words, Qt::ElideRight, widest);
    m_beside = look.widthOf(m_tip.value, Type::Lead, QFont::DemiBold) + (m_tip.beside.isEmpty() ? 0 : gap);
    const double value = m_beside + look.widthOf(m_tip.beside, Type::Caption);
    double rows = 0;
    for (auto& [name, figure] : m_tip.rows) {
        name = QFontMetricsF(look.font(Type::Caption)).elidedText(name, Qt::ElideRight, widest / 2);
        rows = std::max(rows, look.widthOf(name, Type::Caption) + 3 * gap + look.widthOf(figure, Type::Caption, QFont::DemiBold));
    }
    const double width =
        std::max({rows, look.widthOf(m_tip.when, Type::Caption), value, look.widthOf(m_tip.below, Type::Caption)}) + 2 * padding + 2;
    const double small = theme.lineHeight(Type::Caption);
    m_size = {width,
        small + theme.lineHeight(Type::Lead) + (m_tip.below.isEmpty() ? 0 : small) + small * static_cast<double>(m_tip.rows.size())
            + 2 * padding - 4};
}

void ChartTipBox::paint(QPainter& painter, const QPointF& topLeft) const
{
    const ChartLook look(m_theme);
    const double small = m_theme.lineHeight(Type::Caption);
    const double big = m_theme.lineHeight(Type::Lead);
    style::roundedBox(painter, QRectF(topLeft, m_size).toAlignedRect(), 6, m_theme.color(Token::BgTooltip), m_theme.color(Token::LineLine));
    PainterTarget target(painter);
    const QColor ink = m_theme.color(Token::TextOnTooltip);
    const double left = topLeft.x() + padding;
    const double width = m_size.width();
    double y = topLeft.y() + padding - 2;
    target.text({left, y, width, small}, Qt::AlignLeft, m_tip.when, look.font(Type::Caption), ink);
    y += small;
    target.text({left, y, width, big}, Qt::AlignLeft, m_tip.value, look.font(Type::Lead, QFont::DemiBold), ink);
    target.text({left + m_beside, y + 1, width, big}, Qt::AlignLeft, m_tip.beside, look.font(Type::Caption), ink);
    y += big;
    if (!m_tip.below.isEmpty()) {
        target.text({left, y, width, small}, Qt::AlignLeft, m_tip.below, look.font(Type::Caption), ink);
        y += small;
    }
    for (const auto& [name, figure] : m_tip.rows) {
        target.text({left, y, width, small}, Qt::AlignLeft, name, look.font(Type::Caption), ink);
        target.text({left, y, width - 2 * padding - 2, small}, Qt::AlignRight, figure, look.font(Type::Caption, QFont::DemiBold), ink);
        y += small;
    }
}

QRectF ChartTipBox::placeBeside(const QPointF& at, const QRectF& room, const std::function<std::size_t(const QRectF&)>& covers) const
{
    const double lowest = std::max(room.top(), room.bottom() - m_size.height());
    QRectF best;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (const double left : {at.x() + away, at.x() - away - m_size.width()}) {
        if (left < room.left() || left + m_size.width() > room.right())
            continue;
        for (const double top : {at.y() - away - m_size.height(), at.y() + away, room.top(), lowest}) {
            const QRectF box(QPointF(left, std::clamp(top, room.top(), lowest)), m_size);
            if (const std::size_t covered = covers(box); covered < fewest) {
                best = box;
                fewest = covered;
            }
        }
    }
    return best.isNull() ? QRectF(room.topLeft(), m_size) : best;
}

} // namespace weir::ui
