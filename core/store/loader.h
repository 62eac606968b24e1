// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/store/connection.h"

#include <memory>

namespace weir::store {

/// The whole workspace in memory: one scan a table, in the order in which its rows lie in the file. Two workspaces with
/// the same observations give the same dataset, whatever the order of their imports.
[[nodiscard]] std::shared_ptr<Dataset> loadDataset(const Connection& connection, Progress& progress);

/// Only Dataset::statuses.
[[nodiscard]] Dataset loadStatusNames(const Connection& connection);

} // namespace weir::store
