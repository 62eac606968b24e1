// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/status_flow.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weir::analysis {

/// The names, as rows of StatusFlow::names(), in which items end for good, told by how they move alone. `mayBe` by name: not 0 for
/// what may be such an end; `known` by name: not 0 for what is one. Items that rest in a known end, or in a status from which items come
/// to one, are not asked. Empty where it cannot be told. Together the ends hold more than half of the other items, and
///  - of those that came to one from elsewhere at least 85 % never left it again (the rest was paid in part, or reopened), or at
///    least one in ten did and the others went on to an end beside it, each once: the last activities of a process that run side by side;
///  - hardly any item begins there, and items do not come there from where they also come to a known end;
///  - no other end is reached through it by most that reach it: items that lie before a step of the process have not ended;
///  - at least 5 items end there, unless every item ends in one of them;
///  - half of their items have rested there for longer than 85 % of the items take from step to step. Else they may only be where
///    items happen to be: a history that is young, or cut.
[[nodiscard]] std::vector<std::size_t> finalStatuses(
    const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe, const std::vector<std::uint8_t>& known);

/// So young a history that nobody can tell yet where its items end: in none of `mayBe` one of ten stays, and most items made their last
/// step a usual step ago or less.
[[nodiscard]] bool noEndInSight(const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe);

/// By name: how many of the items that were ever there rest in one of `ends` (by name, not 0).
[[nodiscard]] std::vector<std::int64_t> endingIn(const StatusFlow& flow, const std::vector<std::uint8_t>& ends);

} // namespace weir::analysis
