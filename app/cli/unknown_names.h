// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weir::app {

/// One sentence on standard error about what decisions name and no source tells of; none if there is nothing of the kind.
void warnOfUnknown(const std::vector<std::string>& names);

} // namespace weir::app
