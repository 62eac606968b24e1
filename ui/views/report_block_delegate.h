// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace weir::ui {

/// A row of the report's blocks: handle, icon, name, and the eye that hides it. A click on the eye or Space switches it.
class ReportBlockDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    ReportBlockDelegate(const Theme& theme, QAbstractItemView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where the eye of a row is clicked.
    [[nodiscard]] static QRect eyeRect(const QRect& row);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    const Theme& m_theme;
    QAbstractItemView* m_view;
};

} // namespace weir::ui
