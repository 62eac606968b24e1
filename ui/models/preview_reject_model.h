// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"
#include "ui/models/row_table_model.h"

#include <QString>

#include <vector>

namespace weir::ui {

/// Rejects of one reason, and what can be done about them.
struct PreviewRejectRow {
    enum class Repair { None, Dates, Show };
    import::PreviewReject reject;
    Repair repair = Repair::None;
    QString repairText; ///< "Read dates as day/month/year"
};

/// What a source would lose. Columns: First place, Column, Text, Reason, Rows, the repair.
class PreviewRejectModel final : public RowTableModel<PreviewRejectRow> {
    Q_OBJECT
public:
    enum Column { Place, Field, Text, Reason, Rows, Repair, ColumnCount };
    explicit PreviewRejectModel(QObject* parent = nullptr);
};

/// Groups as the table of comma-separated values that is saved.
[[nodiscard]] std::string rejectGroupsCsv(const std::vector<import::PreviewReject>& rejects);

} // namespace weir::ui
