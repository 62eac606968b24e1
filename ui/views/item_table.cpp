// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/item_table.h"

#include "ui/theme/theme.h"
#include "ui/views/item_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

struct ColumnWidth {
    ItemColumn column;
    int width; ///< at the usual size of text; 0: takes what is left
};
constexpr ColumnWidth columnWidths[] = {{ItemColumn::Key, 104}, {ItemColumn::Title, 236}, {ItemColumn::Type, 104}, {ItemColumn::Stage, 132},
    {ItemColumn::Rounds, 84}, {ItemColumn::Way, 0}, {ItemColumn::Length, 108}, {ItemColumn::Faster, 108}, {ItemColumn::Reason, 300}};
constexpr int bothLengths = 140;
constexpr int leastTitle = 200;
constexpr int mostTitle = 520;
constexpr int titleShare = 53; // per cent of what the other columns leave; the way has the rest

bool shows(ItemMode mode, bool drilled, ItemColumn column)
{
    switch (column) {
    case ItemColumn::Stage:
        return drilled || mode != ItemMode::Finished;
    case ItemColumn::Rounds:
    case ItemColumn::Way:
    case ItemColumn::Length:
    case ItemColumn::Faster:
        return drilled || mode != ItemMode::LeftOut;
    case ItemColumn::Reason:
        return !drilled && mode == ItemMode::LeftOut;
    default:
        return true;
    }
}

} // namespace

ItemTable::ItemTable(const Theme& theme, ItemModel* model, QWidget* parent)
    : TableView(theme, parent)
    , m_items(model)
{
    setModel(model);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_delegate = new ItemDelegate(this);
    setItemDelegate(m_delegate);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(false);
    header->setStretchLastSection(false);
    for (const ColumnWidth& column : columnWidths)
        header->setSectionResizeMode(static_cast<int>(column.column), column.width == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
    header->setSortIndicator(static_cast<int>(ItemColumn::Length), Qt::DescendingOrder);
    setSortingEnabled(true);
    connect(&theme, &Theme::changed, this, &ItemTable::fit); // the size of text
    fit();
}

void ItemTable::showColumns(ItemMode mode, bool drilled)
{
    const ItemRowsPtr& rows = m_items->rows();
    const bool empty = rows == nullptr || rows->items.empty();
    const bool compared = empty || rows->anyFaster();
    const bool typed = empty || rows->anyType();
    const auto stays = [compared, typed](ItemColumn column) {
        return (column != ItemColumn::Faster || compared) && (column != ItemColumn::Type || typed);
    };
    for (const ColumnWidth& column : columnWidths)
        setColumnHidden(static_cast<int>(column.column), !shows(mode, drilled, column.column) || !stays(column.column));
    if (isColumnHidden(m_items->sortColumn())) { // nobody would see what the order means
        const bool reasons = shows(mode, drilled, ItemColumn::Reason);
        sortByColumn(
            static_cast<int>(reasons ? ItemColumn::Reason : ItemColumn::Length), reasons ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    m_drilled = drilled;
    m_reasons = shows(mode, drilled, ItemColumn::Reason);
    fit();
}

void ItemTable::setBottleneck(StageIndex stage)
{
    m_delegate->setBottleneck(stage);
    viewport()->update();
}

void ItemTable::resizeEvent(QResizeEvent* event)
{
    TableView::resizeEvent(event);
    fit();
}

/// Rows and columns follow the size of text; title and way share what the other columns leave.
void ItemTable::fit()
{
    setRowHeight(std::max(int {tokens::row}, theme().lineHeight(Type::Body) + 14));
    QHeaderView* header = horizontalHeader();
    int others = 0;
    for (const ColumnWidth& column : columnWidths) {
        const bool shares = column.width == 0 || column.column == ItemColumn::Title || column.column == ItemColumn::Reason;
        const bool two = m_drilled && column.column == ItemColumn::Length; // "Age or lead time"
        const int width = qRound((two ? bothLengths : column.width) * theme().fontFactor());
        if (shares)
            continue;
        header->resizeSection(static_cast<int>(column.column), width);
        others += isColumnHidden(static_cast<int>(column.column)) ? 0 : width;
    }
    header->resizeSection(static_cast<int>(ItemColumn::Title), std::clamp((width() - others) * titleShare / 100, leastTitle, mostTitle));
    header->setSectionResizeMode(static_cast<int>(ItemColumn::Reason), m_reasons ? QHeaderView::Stretch : QHeaderView::Interactive);
}

void ItemTable::copySelection() const
{
    QList<int> columns;
    QStringList lines;
    QStringList cells;
    for (int c = 0; c < m_items->columnCount(); ++c) {
        if (isColumnHidden(c))
            continue;
        columns.append(c);
        cells.append(m_items->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    lines.append(cells.join(QLatin1Char('\t')));
    QModelIndexList selected = selectionModel()->selectedRows();
    std::ranges::sort(selected, {}, &QModelIndex::row);
    for (const QModelIndex& index : selected) {
        cells.clear();
        for (const int c : columns)
            cells.append(m_items->cellText(index.row(), static_cast<ItemColumn>(c)).simplified());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!selected.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

} // namespace weir::ui
