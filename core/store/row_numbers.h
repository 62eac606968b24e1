// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

namespace weir::store {

/// Rows are found by their numbers in memory, too, and new ones are counted on from the greatest, so a file from a stranger
/// must not hold numbers that no import gives. Throws Error(NotThis).
void checkNumbers(const Connection& connection);

} // namespace weir::store
