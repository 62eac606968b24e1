// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/report_recipe.h"

#include <QAbstractListModel>

#include <vector>

namespace weir::ui {

/// What a block is called in the list: "Where the time goes", "Trend: lead time"; of a note its first line.
[[nodiscard]] QString reportBlockName(const ReportBlock& block, Bucket bucket);
/// Name in resources/icons.
[[nodiscard]] QString reportBlockIcon(ReportBlockKind kind);
/// The blocks that a report has once at most, in the order of the default.
[[nodiscard]] const std::vector<ReportBlockKind>& standardBlocks();

/// The blocks of a recipe, a row each. Every change is made here first and told by edited(); what the workspace makes of it comes back
/// by setRecipe().
class ReportBlockModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole + 1, IconRole, ShownRole, WordsRole };

    using QAbstractListModel::QAbstractListModel;
    /// Takes over what is decided; nothing is edited by that.
    void setRecipe(const ReportRecipe& recipe);
    [[nodiscard]] const ReportRecipe& recipe() const { return m_recipe; }
    /// Whether rows can be dragged and hidden.
    void setWritable(bool writable) { m_writable = writable; }
    /// Null: there is no such row.
    [[nodiscard]] const ReportBlock* block(int row) const;
    [[nodiscard]] bool has(ReportBlockKind kind) const;

    /// To row `to` as it is counted afterwards.
    bool moveBlock(int from, int to);
    bool setShown(int row, bool shown);
    bool removeBlock(int row);
    /// Before row `row`, or at the end.
    void insertBlock(int row, const ReportBlock& block);
    /// Other words, or another range.
    bool changeBlock(int row, const ReportBlock& block, const QString& label);
    /// What is not of a block: title, window, bucket. The blocks of `recipe` are those of the model.
    bool changeRecipe(const ReportRecipe& recipe, const QString& label);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
    /// As a list that is dragged in asks for it: one row, before row `to`.
    bool moveRows(const QModelIndex& fromParent, int from, int count, const QModelIndex& toParent, int to) override;

signals:
    void edited(const weir::ReportRecipe& recipe, const QString& label);

private:
    [[nodiscard]] QString name(int row) const;
    ReportRecipe m_recipe;
    bool m_writable = true;
};

} // namespace weir::ui
