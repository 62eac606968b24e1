// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"

#include <string>

namespace weir::readers {

/// A zone from the system's zone database, with its changes from 1850 to 2200; "UTC" needs no database.
/// Throws Error(Unknown) for a name it lacks.
[[nodiscard]] Zone loadZone(const std::string& name);

} // namespace weir::readers
