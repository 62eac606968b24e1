// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QTreeView>

namespace weir::ui {

/// What could not be taken, grouped by reason; each group unfolds to its places. Looks like the tables of all places.
class RejectTree final : public QTreeView {
    Q_OBJECT
public:
    explicit RejectTree(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void setModel(QAbstractItemModel* model) override;
    /// Of a reason, or of a place below it.
    [[nodiscard]] int rowHeight(bool heading) const;
    /// With the header and everything that is unfolded.
    [[nodiscard]] int contentHeight() const;

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

/// A reason with the first place and its text below, and how many there are; the places below it in one line.
class RejectDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RejectDelegate(RejectTree* tree);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QRect& room, const QModelIndex& index) const;
    void paintPlace(QPainter& painter, const QRect& room, Type type, const QModelIndex& index) const;
    void paintWords(
        QPainter& painter, const QRect& room, const QFont& font, Token color, const QString& words, Qt::Alignment alignment) const;
    RejectTree* m_tree;
};

} // namespace weir::ui
