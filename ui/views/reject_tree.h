// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace weir::ui {

class Theme;

/// What could not be taken, grouped by reason; each group unfolds to its places. Looks like the tables of all places.
class RejectTree final : public QTreeView {
    Q_OBJECT
public:
    static constexpr int rowHeight = 36;
    explicit RejectTree(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void setModel(QAbstractItemModel* model) override;

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

/// Place strong, text in the fixed font, count strong; single places below a reason are quieter.
class RejectDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RejectDelegate(RejectTree* tree);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    RejectTree* m_tree;
};

} // namespace weir::ui
