// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chart_table.h"

#include "core/base/csv_writer.h"

#include <memory>
#include <utility>

namespace weir::ui {

namespace {

constexpr std::size_t checkEvery = 1024;

} // namespace

ChartTable tableOf(const QStringList& titles, std::vector<QStringList> rows, const std::vector<bool>& numbers)
{
    const auto cells = std::make_shared<const std::vector<QStringList>>(std::move(rows));
    ChartTable table;
    table.rows = cells->size();
    for (qsizetype c = 0; c < titles.size(); ++c) {
        const auto cell = [cells, c](std::size_t row) { return (*cells)[row][c]; };
        table.columns.push_back({titles[c], cell, numbers[static_cast<std::size_t>(c)], titles[c].toStdString(),
            [cell](std::size_t row) { return cell(row).toStdString(); }});
    }
    return table;
}

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
