// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/status_flow.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weir::analysis {

/// The names, as rows of StatusFlow::names(), in which items end for good, told by how they move alone. `mayBe` by name: not 0 for
/// what may be such an end. Empty where it cannot be told. Together they hold more than half of the items, and
///  - of those that came to one from elsewhere at least 85 % never left it again (the rest was paid in part, or reopened), or at
///    least one in ten did and the others went on to an end beside it, each once: the last activities of a process that run side by side;
///  - hardly any item begins there;
///  - at least 5 items end there, unless every item ends in one of them;
///  - half of their items have rested there for longer than 85 % of the items take from step to step. Else they may only be where
///    items happen to be: a history that is young, or cut.
[[nodiscard]] std::vector<std::size_t> finalStatuses(const StatusFlow& flow, const std::vector<std::uint8_t>& mayBe);

} // namespace weir::analysis
