// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_view.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int cellPadding = 12;

} // namespace

TableView::TableView(const Theme& theme, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(40);
    setRowHeight(tokens::row);
    setItemDelegate(new RowDelegate(this));
    connect(this, &QAbstractItemView::doubleClicked, this, &TableView::opened);
    connect(&theme, &Theme::changed, this, [this] {
        horizontalHeader()->updateGeometry();
        viewport()->update();
    });
}

void TableView::setRowHeight(int height)
{
    if (verticalHeader()->defaultSectionSize() == height && verticalHeader()->minimumSectionSize() == height)
        return; // else every row would be laid out anew
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(static_cast<int>(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void TableView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid())
        emit opened(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

RowDelegate::RowDelegate(TableView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
}

const Theme& RowDelegate::theme() const
{
    return m_view->theme();
}

QRect RowDelegate::textRect(const QStyleOptionViewItem& option)
{
    return option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
}

void RowDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = m_view->hoveredRow() == index.row();
    painter->fillRect(option.rect, theme().color(selected ? Token::BgSelected : hovered ? Token::BgHover : Token::BgSurface));
    const QRectF r = option.rect;
    style::hairline(*painter, QPointF(r.left(), r.bottom() - 1), QPointF(r.right(), r.bottom() - 1), theme().color(Token::LineHair));
    if (!m_view->hasFocus() || !FocusRing::byKeyboard() || m_view->currentIndex().row() != index.row())
        return;
    // The ring runs round the whole row: each cell paints its part of it.
    const int last = m_view->horizontalHeader()->logicalIndex(m_view->horizontalHeader()->count() - 1);
    const QRect first = m_view->visualRect(index.siblingAtColumn(m_view->horizontalHeader()->logicalIndex(0)));
    const QRect end = m_view->visualRect(index.siblingAtColumn(last));
    painter->save();
    painter->setClipRect(option.rect);
    style::innerFocusRing(*painter, QRectF(first.united(end)).adjusted(0, 0, 0, -1), 2, theme());
    painter->restore();
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(painter, option, index);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const auto align = alignment.isValid() ? static_cast<Qt::Alignment>(alignment.toInt()) : Qt::Alignment(Qt::AlignLeading);
    const QVariant color = index.data(Qt::ForegroundRole);
    const QVariant font = index.data(Qt::FontRole);
    painter->save();
    QFont used = font.isValid()          ? font.value<QFont>()
        : align.testFlag(Qt::AlignRight) ? theme().tabular(Type::Body)
                                         : theme().font(Type::Body);
    painter->setFont(used);
    painter->setPen(color.isValid() ? color.value<QBrush>().color() : theme().color(Token::TextPrimary));
    const QRect room = textRect(option);
    const QString text =
        painter->fontMetrics().elidedText(displayText(index.data(Qt::DisplayRole), option.locale), option.textElideMode, room.width());
    painter->drawText(room, static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    painter->restore();
}

} // namespace weir::ui
