// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_table_view.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <numeric>
#include <utility>

namespace weir::ui {

namespace {

constexpr int tableRow = 30;
constexpr int cellPadding = 13;
constexpr std::size_t measuredRows = 200; ///< columns are as wide as the widest of the first rows
constexpr int widestColumn = 420;

} // namespace

ChartTableView::ChartTableView(const Theme& theme, QWidget* parent)
    : TableView(theme, parent)
    , m_rows(new RowTableModel<std::size_t>({}, this))
{
    setAccessibleName(tr("The chart as a table"));
    setRowHeight(tableRow);
    setItemDelegate(new RowDelegate(this));
    setModel(m_rows);
    connect(this, &TableView::opened, this, [this](const QModelIndex& index) { emit rowOpened(static_cast<std::size_t>(index.row())); });
    connect(&theme, &Theme::changed, this, &ChartTableView::fitColumns);
}

void ChartTableView::setTable(ChartTable table)
{
    m_table = std::move(table);
    std::vector<RowTableModel<std::size_t>::Column> columns;
    for (const ChartTable::Column& column : m_table.columns) {
        columns.push_back({column.title, (column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
            [text = column.text](const std::size_t& row, int role) { return role == Qt::DisplayRole ? QVariant(text(row)) : QVariant(); }});
    }
    std::vector<std::size_t> rows(m_table.rows);
    std::iota(rows.begin(), rows.end(), std::size_t {0});
    m_rows->setRows({});
    m_rows->setColumns(std::move(columns));
    m_rows->setRows(std::move(rows));
    fitColumns();
}

void ChartTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        event->ignore();
    else
        TableView::keyPressEvent(event);
}

void ChartTableView::fitColumns()
{
    const QFontMetrics cells(theme().tabular(Type::Body));
    const QFontMetrics heads(theme().font(Type::Label));
    for (std::size_t c = 0; c + 1 < m_table.columns.size(); ++c) {
        int widest = heads.horizontalAdvance(m_table.columns[c].title);
        for (std::size_t row = 0; row < std::min(measuredRows, m_table.rows); ++row)
            widest = std::max(widest, cells.horizontalAdvance(m_table.columns[c].text(row)));
        setColumnWidth(static_cast<int>(c), std::min(widest, widestColumn) + 2 * cellPadding);
    }
    horizontalHeader()->setStretchLastSection(true);
}

} // namespace weir::ui
