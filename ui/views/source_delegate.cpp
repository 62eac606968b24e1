// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/source_delegate.h"

#include "ui/models/import_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tag.h"

#include <QPainter>

namespace weir::ui {

namespace {
constexpr int glyph = 18;
constexpr int indent = 30;

TagKind tagOf(SourceState state)
{
    switch (state) {
    case SourceState::Read:
        return TagKind::Good;
    case SourceState::Rejected:
        return TagKind::Attention;
    case SourceState::Changed:
    case SourceState::Unreadable:
        return TagKind::Attention;
    case SourceState::Missing:
        break;
    }
    return TagKind::Unknown;
}
} // namespace

SourceDelegate::SourceDelegate(TableView* view)
    : RowDelegate(view)
{
}

void SourceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(painter, option, index);
    painter->save();
    const QRect room = textRect(option);
    switch (index.column()) {
    case ImportModel::Source:
        paintName(painter, room, index);
        break;
    case ImportModel::State:
        paintState(painter, room, index);
        break;
    default:
        painter->setFont(theme().tabular(Type::Body));
        painter->setPen(theme().color(Token::TextSecondary));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        break;
    }
    painter->restore();
}

void SourceDelegate::paintName(QPainter* painter, const QRect& room, const QModelIndex& index) const
{
    const bool missing =
        index.siblingAtColumn(ImportModel::State).data(ImportModel::StateRole).toInt() == static_cast<int>(SourceState::Missing);
    paintIcon(*painter, QRectF(room.left(), room.top(), glyph, room.height()), index.data(ImportModel::IconRole).toString(),
        theme().color(Token::TextSecondary), glyph);
    const int name = theme().lineHeight(Type::Body);
    const int detail = theme().lineHeight(Type::Small);
    const int top = room.top() + (room.height() - name - detail) / 2;
    const QRect line(room.left() + indent, top, room.width() - indent, name);
    QFont strong = theme().font(Type::Body);
    strong.setWeight(QFont::Medium);
    painter->setFont(strong);
    painter->setPen(theme().color(missing ? Token::TextTertiary : Token::TextPrimary));
    painter->drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    const QFont small = theme().font(Type::Small);
    painter->setFont(small);
    painter->setPen(theme().color(Token::TextTertiary));
    painter->drawText(QRect(line.left(), top + name, line.width(), detail), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(small).elidedText(index.data(ImportModel::DetailRole).toString(), Qt::ElideRight, line.width()));
}

void SourceDelegate::paintState(QPainter* painter, const QRect& room, const QModelIndex& index) const
{
    const auto state = static_cast<SourceState>(index.data(ImportModel::StateRole).toInt());
    const QString text = index.data().toString();
    const QSize size = tagSize(text, false, theme());
    paintTag(*painter, QPointF(room.left(), room.center().y() - size.height() / 2.0 + 1), tagOf(state), text, false, theme());
}

} // namespace weir::ui
