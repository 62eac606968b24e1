// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace weir::ui {

/// A table the way all places show one: no grid, no zebra, hairlines between rows, header of 30, selection of whole rows,
/// Enter opens. Numbers are aligned by the model's TextAlignmentRole.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(const Theme& theme, QWidget* parent = nullptr);
    void setRowHeight(int height);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// Row under the mouse, −1: none.
    [[nodiscard]] int hoveredRow() const { return m_hovered; }

signals:
    /// Enter on a row, or a double click.
    void opened(const QModelIndex& index);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setHovered(int row);
    const Theme& m_theme;
    int m_hovered = -1;
};

/// Paints ground, hairline and focus of a row, then the text. Subclass it for cells of another kind and call paintGround() first.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(TableView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] const Theme& theme() const;
    /// Of a cell's text, after the paddings.
    [[nodiscard]] static QRect textRect(const QStyleOptionViewItem& option);

private:
    TableView* m_view;
};

} // namespace weir::ui
