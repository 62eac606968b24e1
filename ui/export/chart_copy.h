// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"
#include "ui/models/chart_table.h"

#include <memory>

class QObject;

namespace weir::ui {

class JobRunner;

/// A chart for the clipboard.
struct ChartCopy {
    std::shared_ptr<const Figure> figure; ///< null: the table alone
    FigureOptions options;
    ChartTable table;
};

/// Picture, drawing and table at once: each program takes what it can. Made on a worker; nothing happens once `owner` is gone.
void copyChart(JobRunner& jobs, QObject* owner, ChartCopy chart);

} // namespace weir::ui
