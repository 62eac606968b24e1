// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/sample.h"
#include "core/stats/random.h"

#include <vector>

namespace weir::sample {

/// The board on which other teams ask the platform team for something; about one request for eleven items.
[[nodiscard]] std::vector<SampleRequestEvent> simulateRequests(std::size_t items, const Zone& zone, stats::Random& random);

} // namespace weir::sample
