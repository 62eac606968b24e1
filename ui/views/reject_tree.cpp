// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/reject_tree.h"

#include "ui/models/reject_model.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr int padding = 12;
constexpr int chevron = 14;
constexpr int countWidth = 96;
constexpr int headingHeight = 52;
constexpr int placeHeight = 36;
constexpr int placeShare = 46; // per cent of the room
} // namespace

RejectTree::RejectTree(const Theme& theme, QWidget* parent)
    : QTreeView(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(true);
    setIndentation(20);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setItemDelegate(new RejectDelegate(this));
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setSectionsMovable(false);
    connect(&theme, &Theme::changed, this, [this] {
        doItemsLayout(); // rows follow the size of text
        viewport()->update();
    });
}

void RejectTree::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    for (const int column : {RejectModel::Place, RejectModel::Field, RejectModel::Text})
        setColumnHidden(column, true); // they stand below the reason
    header()->setSectionResizeMode(RejectModel::Reason, QHeaderView::Stretch);
    header()->resizeSection(RejectModel::Rows, countWidth);
}

int RejectTree::rowHeight(bool heading) const
{
    const int body = m_theme.lineHeight(Type::Body);
    return heading ? std::max(headingHeight, body + m_theme.lineHeight(Type::Small) + 12) : std::max(placeHeight, body + 8);
}

int RejectTree::contentHeight() const
{
    int height = header()->sizeHint().height();
    for (int group = 0; group < model()->rowCount(); ++group) {
        const QModelIndex index = model()->index(group, 0);
        height += rowHeight(true) + (isExpanded(index) ? model()->rowCount(index) * rowHeight(false) : 0);
    }
    return height;
}

void RejectTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = selectionModel() != nullptr && selectionModel()->isRowSelected(index.row(), index.parent());
    painter->fillRect(option.rect, m_theme.color(selected ? Token::BgSelected : Token::BgSurface));
    QTreeView::drawRow(painter, option, index);
    const QRectF r = option.rect;
    style::hairline(*painter, QPointF(r.left(), r.bottom() - 1), QPointF(r.right(), r.bottom() - 1), m_theme.color(Token::LineHair));
    if (hasFocus() && FocusRing::byKeyboard() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0))
        style::innerFocusRing(*painter, r.adjusted(0, 0, 0, -1), 2, m_theme);
}

void RejectTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!model()->hasChildren(index))
        return;
    const QString name = isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    paintIcon(*painter, QRectF(rect.right() - 16, rect.top(), chevron, rect.height()), name, m_theme.color(Token::TextSecondary), chevron);
}

RejectDelegate::RejectDelegate(RejectTree* tree)
    : QStyledItemDelegate(tree)
    , m_tree(tree)
{
}

QSize RejectDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {80, m_tree->rowHeight(!index.parent().isValid())};
}

void RejectDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_tree->theme();
    painter->save();
    if (index.column() == RejectModel::Rows) {
        QFont font = theme.tabular(Type::Body);
        font.setWeight(QFont::DemiBold);
        paintWords(*painter, option.rect.adjusted(0, 0, -padding, 0), font, Token::TextPrimary, index.data().toString(), Qt::AlignRight);
    } else {
        const QRect room = option.rect.adjusted(2, 0, -padding, 0);
        if (index.parent().isValid())
            paintPlace(*painter, room, Type::Body, index);
        else
            paintHeading(*painter, room, index);
    }
    painter->restore();
}

void RejectDelegate::paintHeading(QPainter& painter, const QRect& room, const QModelIndex& index) const
{
    const Theme& theme = m_tree->theme();
    const int line = theme.lineHeight(Type::Body);
    const int small = theme.lineHeight(Type::Small);
    const int top = room.top() + (room.height() - line - small) / 2;
    QFont font = theme.font(Type::Body);
    font.setWeight(QFont::Medium);
    paintWords(painter, {room.left(), top, room.width(), line}, font, Token::TextPrimary, index.data().toString(), Qt::AlignLeft);
    paintPlace(painter, {room.left(), top + line, room.width(), small}, Type::Small, index);
}

/// "Line 1,204 · Changed", and behind it what stood there, in the fixed font; the texts of all rows begin at one line.
void RejectDelegate::paintPlace(QPainter& painter, const QRect& room, Type type, const QModelIndex& index) const
{
    const Theme& theme = m_tree->theme();
    const QString place = index.siblingAtColumn(RejectModel::Place).data().toString();
    const QString field = index.siblingAtColumn(RejectModel::Field).data().toString();
    const int text = std::max(room.left(), m_tree->columnWidth(RejectModel::Reason) * placeShare / 100);
    paintWords(painter, {room.left(), room.top(), text - room.left() - padding, room.height()}, theme.tabular(type), Token::TextSecondary,
        place + QStringLiteral(" \u00B7 ") + field, Qt::AlignLeft);
    QFont fixed = theme.font(Type::Small);
    fixed.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    paintWords(painter, {text, room.top(), room.right() + 1 - text, room.height()}, fixed, Token::TextSecondary,
        index.siblingAtColumn(RejectModel::Text).data().toString(), Qt::AlignLeft);
}

void RejectDelegate::paintWords(
    QPainter& painter, const QRect& room, const QFont& font, Token color, const QString& words, Qt::Alignment alignment) const
{
    painter.setFont(font);
    painter.setPen(m_tree->theme().color(color));
    painter.drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(words, Qt::ElideRight, room.width()));
}

} // namespace weir::ui
