// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/store/connection.h"

#include <cstdint>
#include <map>
#include <string>

namespace weir::store {

/// Repositories that are there themselves and of which a code host tells, too: some commit that the host names, as such or as the one that
/// merged a change, is in the clone. A clone is called by its folder, at the host by owner and name.
struct Clones {
    struct Reach {
        Instant from = Instant::max(), to = Instant::min();
    };
    /// By name at the host, from the clone's first commit to its last: what the host tells of commits in between that the clone does not
    /// hold is not reachable there. Of earlier ones a shallow clone knows nothing, of later ones a clone that was taken before.
    std::map<std::string, Reach> reach;
    std::map<std::int64_t, std::string> nameOf; ///< source of the clone → "owner/name", where the host says it
};

[[nodiscard]] Clones findClones(const Connection& connection);

} // namespace weir::store
