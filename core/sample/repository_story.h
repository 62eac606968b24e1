// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/flow_simulation.h"
#include "core/sample/sample.h"
#include "core/stats/random.h"

namespace weir::sample {

/// Fills commits and tags: work on an item is a branch that begins with Build and is merged when its review passes (small things as one
/// squashed commit); each release is a tag. `stream` has its items already, row by row those of `flow`.
void tellRepository(SampleStream& stream, const FlowResult& flow, stats::Random& random);

} // namespace weir::sample
