// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_block_delegate.h"

#include "ui/format/plain_tip.h"
#include "ui/models/report_block_model.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int rowHeight = 36;
constexpr int iconSize = 16;
constexpr int handleAt = 13, kindAt = 35, nameAt = 52, eyeWidth = 30; ///< from the row's edges

} // namespace

ReportBlockDelegate::ReportBlockDelegate(const Theme& theme, QAbstractItemView* view)
    : QStyledItemDelegate(view)
    , m_theme(theme)
    , m_view(view)
{
}

QSize ReportBlockDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {nameAt + eyeWidth, qRound(rowHeight * std::max(1.0, m_theme.fontFactor()))};
}

QRect ReportBlockDelegate::eyeRect(const QRect& row)
{
    return {row.right() - eyeWidth + 1, row.top(), eyeWidth, row.height()};
}

void ReportBlockDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool shown = index.data(ReportBlockModel::ShownRole).toBool();
    const bool movable = index.flags().testFlag(Qt::ItemIsDragEnabled);
    const QRectF row = QRectF(option.rect).adjusted(0, 0.5, 0, -0.5);
    painter->save();
    if (selected || hovered)
        style::roundedBox(*painter, row, tokens::radiusControl, m_theme.color(selected ? Token::BgSelected : Token::BgHover), {});
    const auto drawing = [&](const QString& name, double centre, Token token) {
        paintIcon(*painter, QRectF(row.left() + centre - iconSize / 2.0, row.top(), iconSize, row.height()), name, m_theme.color(token),
            iconSize);
    };
    if (movable)
        drawing(QStringLiteral("grip-vertical"), handleAt, Token::TextTertiary);
    drawing(index.data(ReportBlockModel::IconRole).toString(), kindAt, shown ? Token::TextPrimary : Token::TextTertiary);
    drawing(shown ? QStringLiteral("eye") : QStringLiteral("eye-off"), row.width() - eyeWidth / 2.0,
        shown ? Token::AccentBase : Token::TextTertiary);
    QFont font = m_theme.font(Type::Body);
    font.setWeight(shown ? QFont::Medium : QFont::Normal);
    painter->setFont(font);
    painter->setPen(m_theme.color(shown ? Token::TextPrimary : Token::TextTertiary));
    const QRectF room = row.adjusted(nameAt, 0, -eyeWidth, 0);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(room.width())));
    if (m_view->hasFocus() && FocusRing::byKeyboard() && m_view->currentIndex() == index)
        style::innerFocusRing(*painter, row, tokens::radiusControl, m_theme);
    painter->restore();
}

bool ReportBlockDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    bool switches = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        switches = mouse->button() == Qt::LeftButton && eyeRect(option.rect).contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        switches = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    }
    if (!switches)
        return false;
    const bool shown = index.data(ReportBlockModel::ShownRole).toBool();
    return model->setData(index, static_cast<int>(shown ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

bool ReportBlockDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool shown = index.data(ReportBlockModel::ShownRole).toBool();
    const QRect eye = eyeRect(option.rect);
    if (eye.contains(event->pos()))
        QToolTip::showText(event->globalPos(), shown ? tr("Hide (Space)") : tr("Show (Space)"), view, eye);
    else
        QToolTip::showText(event->globalPos(), plainTip(index.data().toString()), view, option.rect);
    return true;
}

} // namespace weir::ui
