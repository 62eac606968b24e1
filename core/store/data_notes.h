// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/data_quality.h"
#include "core/base/progress.h"
#include "core/store/connection.h"

#include <vector>

namespace weir::store {

/// What is missing or odd in what was imported, refused records aside: by what the sources said when they were read, by how they lie to
/// each other, and by the data themselves. `facts`: of the workspace as it is.
[[nodiscard]] std::vector<analysis::DataNote> dataNotes(const Connection& connection, const analysis::Facts& facts, Progress& progress);

} // namespace weir::store
