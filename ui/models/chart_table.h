// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace weir::ui {

/// A chart as a table: the same numbers. Cells are made when they are asked for, as there may be very many; they hold what they need, so
/// that a worker can ask, too.
struct ChartTable {
    struct Column {
        QString title;
        std::function<QString(std::size_t row)> text; ///< unknown is a word
        bool number = false; ///< stands at the right
        std::string name; ///< in files
        std::function<std::string(std::size_t row)> plain; ///< in files: unknown is empty
    };
    std::vector<Column> columns;
    std::size_t rows = 0;
};

/// Of cells that are made already; `numbers` stand at the right.
[[nodiscard]] ChartTable tableOf(const QStringList& titles, std::vector<QStringList> rows, const std::vector<bool>& numbers);

/// For a clipboard: cells parted by tabs.
[[nodiscard]] QString chartTableText(const ChartTable& table, Progress& progress);
[[nodiscard]] std::string chartTableCsv(const ChartTable& table, Progress& progress);

} // namespace weir::ui
