// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"
#include "core/store/workspace.h"

#include <vector>

namespace weir::store {

/// What `weir doctor` says: damage first, then notes about odd data. Writes nothing.
[[nodiscard]] std::vector<Problem> diagnose(const Connection& connection, Progress& progress);

} // namespace weir::store
