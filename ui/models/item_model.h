// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/item_rows.h"
#include "ui/models/item_way.h"

#include <QAbstractTableModel>
#include <QString>

namespace weir::ui {

class JobRunner;

/// The list of items, 100,000 rows and more: rows come ready made, sorting is linear, searching goes to a worker once it
/// would be felt. What is shown are positions in ItemRows in their order.
class ItemModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        WayRole = Qt::UserRole, ///< ItemWay, of the Way column
        NumberRole, ///< seconds, rounds or share as a number
        ScaleRole, ///< seconds that fill the Way column
    };

    static constexpr std::size_t searchAtOnce = 200'000; ///< rows that are searched within 20 ms
    explicit ItemModel(JobRunner& jobs, QObject* parent = nullptr, std::size_t atOnce = searchAtOnce);

    void setRows(ItemRowsPtr rows);
    [[nodiscard]] const ItemRowsPtr& rows() const { return m_rows; }
    /// Part of a key or title, in any case. Takes effect at once, or with searched() where there are very many rows.
    void setSearch(const QString& text);
    [[nodiscard]] const QString& search() const { return m_search; }

    /// Positions in ItemRows, in the order of the sort.
    [[nodiscard]] const std::vector<std::uint32_t>& shown() const { return m_shown; }
    [[nodiscard]] std::uint32_t itemAt(int row) const; ///< row in Dataset::items
    [[nodiscard]] std::size_t positionAt(int row) const; ///< position in ItemRows
    [[nodiscard]] int rowOf(std::uint32_t item) const; ///< −1: not shown
    [[nodiscard]] QString cellText(int row, ItemColumn column) const; ///< as shown; the way in words

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

signals:
    void searched();

private:
    [[nodiscard]] QVariant number(std::size_t position, ItemColumn column) const;
    void find();
    void show(std::vector<std::uint32_t> found);

    JobRunner& m_jobs;
    ItemRowsPtr m_rows;
    QString m_search;
    std::size_t m_searchAtOnce;
    QString m_shownFor; ///< the search that m_shown holds the rows of
    std::vector<std::uint32_t> m_shown;
    int m_sortColumn = static_cast<int>(ItemColumn::Length);
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace weir::ui
