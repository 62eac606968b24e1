// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/status_flow.h"
#include "core/analysis/status_words.h"

#include <cstddef>
#include <string>
#include <vector>

namespace weir::analysis {

/// Where the way of the items says more about ends than the names; rows of StatusFlow::names(), ascending.
struct EndReading {
    std::vector<std::size_t> steps; ///< named as if all were over, but nearly all items go on from there for good
    std::vector<std::size_t> done, discarded; ///< taken for ends because hardly anything follows
};

/// `hints` and `folded` by name. A status that the tracker holds for done is no step.
[[nodiscard]] EndReading readEnds(const StatusFlow& flow, const std::vector<StatusHint>& hints, const std::vector<std::string>& folded);

/// The history is too young for any item to have reached an end.
[[nodiscard]] bool noEndReachedYet(const StatusFlow& flow, const std::vector<StatusHint>& hints, const std::vector<std::string>& folded);

} // namespace weir::analysis
