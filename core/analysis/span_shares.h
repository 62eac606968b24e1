// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <functional>
#include <vector>

namespace weir::analysis {

/// What a visit adds to the work and the wait of its item; unknown if the visit does not say.
struct SpanShare {
    std::size_t visit = 0;
    Duration work = unknownDuration;
    Duration wait = unknownDuration;
};

/// The finished visits of an item of spans that `counts` lets through, the one that ends last first, without counting a moment
/// twice: spans may run side by side. A moment belongs to a visit that works in it, of several to the one that ends last;
/// where none works, to one that waits. So the shares add up to what the visits cover together.
[[nodiscard]] std::vector<SpanShare> spanShares(const Facts& facts, std::size_t item, const std::function<bool(std::size_t visit)>& counts);

} // namespace weir::analysis
