// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <algorithm>

namespace weir::analysis {

/// Some item is known to have been started: else that none is in progress is not zero, but unknown.
[[nodiscard]] inline bool tellsProgress(const Facts& facts)
{
    return std::ranges::any_of(facts.items.started, [](Instant t) { return isKnown(t); })
        || std::ranges::find(facts.items.state, ItemState::InProgress) != facts.items.state.end();
}

} // namespace weir::analysis
