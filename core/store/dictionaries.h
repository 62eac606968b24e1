// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"

namespace weir::store {

/// Empties the texts of dictionaries (names, keys, paths) that no row uses any more. Their numbers stay taken; a text that comes
/// again gets a new one.
void emptyUnusedTexts(Connection& connection, const Progress& progress);

} // namespace weir::store
