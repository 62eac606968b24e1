// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <string>
#include <vector>

namespace weir::import {

/// What changes on the disk when a source of the workspace does, for those who watch it: the file and the folder it lies in (programs
/// replace files), a folder of exports, of a repository what its references stand in. Only what is there, each once.
[[nodiscard]] std::vector<std::string> watchedPaths(const store::Workspace& workspace);

} // namespace weir::import
