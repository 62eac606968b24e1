// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace weir::store {

/// Repositories that are there themselves and of which a code host tells, too: some commit that the host names, as such or as the one that
/// merged a change, is in the clone. A clone is called by its folder, at the host by owner and name.
struct Clones {
    std::set<std::string> told; ///< at the host; what it tells of commits that the clone does not hold is not reachable there
    std::map<std::int64_t, std::string> nameOf; ///< source of the clone → "owner/name", where the host says it
};

[[nodiscard]] Clones findClones(const Connection& connection);

} // namespace weir::store
