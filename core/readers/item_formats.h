// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/column_guess.h"
#include "core/readers/item_table.h"
#include "core/readers/reader.h"

namespace weir::readers {

/// A format with one row an item.
struct ItemFormat {
    FormatInfo info;
    ItemTableTraits traits;
    ColumnsGuess (*guess)(const TableHead& table);
};

/// Any list with created, started, finished.
[[nodiscard]] const ItemFormat& csvItemsFormat();
/// A column for each stage, with the day of entry.
[[nodiscard]] const ItemFormat& csvStagesFormat();
/// Jira's export as CSV, in any language; Jira Cloud, Server and Data Center, also its timeline.
[[nodiscard]] const ItemFormat& jiraCsvFormat();
/// Linear's export.
[[nodiscard]] const ItemFormat& linearCsvFormat();
/// GitLab's export of issues.
[[nodiscard]] const ItemFormat& gitlabCsvFormat();
/// The result of a query of Azure DevOps.
[[nodiscard]] const ItemFormat& azureCsvFormat();

} // namespace weir::readers
