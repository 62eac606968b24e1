// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_writer.h"
#include "core/import/importer.h"
#include "core/store/workspace.h"

#include <string>
#include <vector>

namespace weir::app {

/// The JSON of `weir import`. Its lists of rejects end after the first 10,000 of a source; `rejects_total` says how many there are.
[[nodiscard]] std::string importJson(const std::string& workspace, const std::vector<import::ImportResult>& results,
    const std::vector<import::LeftAside>& leftAside, const store::Totals& totals);

/// An element of its `imports`, and its `workspace_totals`.
void writeImport(JsonWriter& out, const import::ImportResult& result);
void writeTotals(JsonWriter& out, const store::Totals& totals);

/// All rejects of these imports in the columns of `weir_rejects`, with a header.
[[nodiscard]] std::string rejectsCsv(const store::Workspace& workspace, const std::vector<import::ImportResult>& results);

} // namespace weir::app
