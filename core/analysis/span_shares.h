// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <vector>

namespace weir::analysis {

/// What a visit adds to the work and the wait of its item; unknown if the visit does not say.
struct SpanShare {
    std::size_t visit = 0;
    Duration work = unknownDuration;
    Duration wait = unknownDuration;
};

/// The finished visits, of whatever kind, within the stream of an item of spans, the one that ends last first, without counting a moment
/// twice: spans may run side by side. The last activity is work, too, so it counts. A moment belongs to a visit that works in it, of
/// several to the one that ends last; where none works, to one that waits. So the shares add up to what the visits cover together.
[[nodiscard]] std::vector<SpanShare> spanShares(const Facts& facts, std::size_t item);

} // namespace weir::analysis
