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

namespace weir::ui {

namespace {
constexpr int padding = 12;
constexpr int chevron = 14;
} // namespace

RejectTree::RejectTree(const Theme& theme, QWidget* parent)
    : QTreeView(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(true);
    setIndentation(20);
    setUniformRowHeights(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setItemDelegate(new RejectDelegate(this));
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setSectionsMovable(false);
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

void RejectTree::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    constexpr int widths[RejectModel::ColumnCount] = {220, 130, 230, 0, 90};
    for (int c = 0; c < RejectModel::ColumnCount; ++c) {
        header()->setSectionResizeMode(c, c == RejectModel::Reason ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (widths[c] > 0)
            header()->resizeSection(c, widths[c]);
    }
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

QSize RejectDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, RejectTree::rowHeight};
}

void RejectDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_tree->theme();
    const bool heading = !index.parent().isValid();
    painter->save();
    QFont font = theme.tabular(Type::Body);
    Token color = heading ? Token::TextPrimary : Token::TextSecondary;
    switch (index.column()) {
    case RejectModel::Text:
        font.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        font.setPixelSize(theme.font(Type::Small).pixelSize());
        break;
    case RejectModel::Field:
        color = Token::TextSecondary;
        break;
    case RejectModel::Rows:
        font.setWeight(QFont::DemiBold);
        break;
    default:
        break;
    }
    const QRect room = option.rect.adjusted(index.column() == 0 ? 2 : padding, 0, -padding, 0);
    painter->setFont(font);
    painter->setPen(theme.color(color));
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace weir::ui
