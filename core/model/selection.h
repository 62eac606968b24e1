// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <map>
#include <string>
#include <vector>

namespace weir {

/// The one filter of all places and of the command line. What falls into the window: a finish by its instant, an arrival
/// by its creation, a visit by the instant it ends, an edge by the instant it is taken; work in progress is that at
/// the window's end.
struct Selection {
    TimeWindow window; ///< open ends: everything
    std::map<std::string, std::vector<std::string>> where; ///< field → any of these values; fields are and-ed.
                                                           ///< fields: key kind type title project team status assignee
    Instant now = unknownInstant; ///< unknown: Dataset::newest
    friend bool operator==(const Selection&, const Selection&) = default;
};

} // namespace weir
