// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chart_table.h"

#include "core/base/csv_writer.h"

namespace weir::ui {

namespace {

constexpr std::size_t checkEvery = 1024;

} // namespace

QString chartTableText(const ChartTable& table, Progress& progress)
{
    QString text;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        text += (c > 0 ? QStringLiteral("\t") : QString()) + table.columns[c].title;
    text += QLatin1Char('\n');
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (row % checkEvery == 0)
            progress.checkpoint();
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            text += (c > 0 ? QStringLiteral("\t") : QString()) + table.columns[c].text(row);
        text += QLatin1Char('\n');
    }
    return text;
}

std::string chartTableCsv(const ChartTable& table, Progress& progress)
{
    CsvWriter csv;
    for (const ChartTable::Column& column : table.columns)
        csv.cell(column.name);
    csv.endRow();
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (row % checkEvery == 0)
            progress.checkpoint();
        for (const ChartTable::Column& column : table.columns)
            csv.cell(column.plain(row));
        csv.endRow();
    }
    return csv.take();
}

} // namespace weir::ui
