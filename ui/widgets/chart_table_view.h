// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chart_table.h"
#include "ui/models/row_table_model.h"
#include "ui/widgets/table_view.h"

#include <cstddef>

namespace weir::ui {

/// A chart as its table. Cells are made when they are seen.
class ChartTableView final : public TableView {
    Q_OBJECT
public:
    explicit ChartTableView(const Theme& theme, QWidget* parent = nullptr);
    void setTable(ChartTable table);
    [[nodiscard]] const ChartTable& table() const { return m_table; }

signals:
    void rowOpened(std::size_t row);

protected:
    /// Copying is left to whoever shows the chart: the whole table, not a cell.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitColumns();
    ChartTable m_table;
    RowTableModel<std::size_t>* m_rows;
};

} // namespace weir::ui
