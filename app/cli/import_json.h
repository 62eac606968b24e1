// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importer.h"
#include "core/store/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace weir::app {

/// The JSON of `weir import`. `totals` is absent for a dry run.
[[nodiscard]] std::string importJson(
    const std::string& workspace, const std::vector<import::ImportResult>& results, const std::optional<store::Totals>& totals);

/// The rejects in the columns of `weir_rejects`, with a header.
[[nodiscard]] std::string rejectsCsv(const std::vector<import::ImportResult>& results);

} // namespace weir::app
