// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/stage_delegate.h"

#include "ui/models/stage_map_model.h"
#include "ui/theme/theme.h"

namespace weir::ui {

namespace {

constexpr int rowHeight = 28;

} // namespace

StageDelegate::StageDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize StageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void StageDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool stage = index.data(StageMapModel::IsStageRole).toBool();
    const bool name = index.column() == StageMapModel::NameColumn;
    option->font = m_theme.font(name ? (stage ? Type::BodyStrong : Type::Body) : Type::Small);
    const QColor ink = m_theme.color(name ? Token::TextPrimary : Token::TextTertiary);
    option->palette.setColor(QPalette::Text, ink);
    option->palette.setColor(QPalette::HighlightedText, ink);
}

} // namespace weir::ui
