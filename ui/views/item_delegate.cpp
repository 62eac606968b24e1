// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/item_delegate.h"

#include "ui/models/item_model.h"
#include "ui/theme/theme.h"
#include "ui/views/way_painter.h"
#include "ui/widgets/tag.h"

#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr double barHeight = 12;
constexpr double goesOn = 8; // length of the arrow head of an item that is still open, or of a way beyond the scale
} // namespace

ItemDelegate::ItemDelegate(TableView* view)
    : RowDelegate(view)
{
}

void ItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(painter, option, index);
    painter->save();
    const auto column = static_cast<ItemColumn>(index.column());
    if (column == ItemColumn::Way) {
        paintWay(painter, option, index);
    } else if (column == ItemColumn::Rounds && index.data(ItemModel::NumberRole).toInt() > 1) {
        const QString text = index.data().toString();
        const QSize size = tagSize(text, false, theme());
        const QRect room = textRect(option);
        paintTag(*painter, QPointF(room.right() - size.width() + 7, room.center().y() - size.height() / 2.0 + 1), TagKind::Rework, text,
            false, theme());
    } else {
        paintText(painter, option, index);
    }
    painter->restore();
}

void ItemDelegate::paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QFont font = theme().tabular(Type::Body);
    Token color = Token::TextPrimary;
    switch (static_cast<ItemColumn>(index.column())) {
    case ItemColumn::Title:
        font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
        break;
    case ItemColumn::Length:
        font.setWeight(QFont::DemiBold);
        break;
    default:
        color = Token::TextSecondary;
        break;
    }
    const QRect room = textRect(option);
    painter->setFont(font);
    painter->setPen(theme().color(color));
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(),
            index.column() == static_cast<int>(ItemColumn::Key) ? Qt::ElideLeft : Qt::ElideRight,
            room.width())); // the number tells keys apart
}

void ItemDelegate::paintWay(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ItemModel*>(index.model());
    if (model == nullptr || model->rows() == nullptr)
        return;
    const auto way = index.data(ItemModel::WayRole).value<ItemWay>();
    const double scale = index.data(ItemModel::ScaleRole).toDouble();
    if (way.segments.empty() || scale <= 0)
        return;
    const QRectF room = QRectF(textRect(option)).adjusted(0, 0, -goesOn - 4, 0);
    const double full = std::min(way.seconds() / scale, 1.0) * room.width();
    const QRectF bar(room.left(), std::floor(room.center().y() - barHeight / 2), room.width(), barHeight);
    paintStrip(*painter, bar, wayParts(*model->rows()->facts, way, m_bottleneck, false), scale, theme(), false);
    if (!way.open && way.seconds() <= scale)
        return;
    // Goes on: an open arrow head pointing to longer.
    const double x = std::round(bar.left() + std::max(full, 2.0)) + 3;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().color(Token::LineStrong), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const double y = bar.center().y();
    painter->drawPolyline(QPolygonF({QPointF(x, y - 4), QPointF(x + goesOn / 2, y), QPointF(x, y + 4)}));
}

} // namespace weir::ui
