// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <QStringList>

#include <vector>

namespace weir::ui {

/// Names of the files and folders that the data come from, without their folders; each source once, oldest first.
[[nodiscard]] QStringList sourceNames(const std::vector<store::ImportInfo>& imports);

} // namespace weir::ui
