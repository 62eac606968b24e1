// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bottleneck_accuracy/team.h"

#include <string>
#include <vector>

namespace weir::bench {

/// A team drawn from the family: the same number, the same team.
[[nodiscard]] Team drawTeam(std::uint64_t seed, Broken broken);

/// What a team's tracker exports, and which items it finished: what a figure is about.
struct Export {
    std::string csv; ///< key,status,instant,actor
    std::vector<std::size_t> finished; ///< items of the draw whose finish is in the log
};
[[nodiscard]] Export exportOf(const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const std::vector<ItemRun>& runs);

/// Mean lead time of some items of a run, in seconds.
[[nodiscard]] double meanLead(const Clock& clock, const std::vector<ItemDraw>& items, const std::vector<ItemRun>& runs,
    const std::vector<std::size_t>& which, const Otherwise& otherwise = {});

} // namespace weir::bench
