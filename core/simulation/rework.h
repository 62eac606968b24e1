// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/replay.h"

#include <cstdint>

namespace weir::simulation {

/// By what the returns to a stage must be multiplied: `value` itself, or so that this share of its visits are returns. Infinite: there
/// are none to multiply.
[[nodiscard]] double reworkFactor(const ReplayPlan& plan, std::uint32_t stage, bool scales, double value);

/// The plan with `factor` times as many returns to the stage: what an item did between two of its visits there, and the second of them,
/// is left out or done again. Which ones is drawn, item by item.
[[nodiscard]] ReplayPlan withRework(
    const ReplayPlan& plan, std::uint32_t stage, double factor, std::uint64_t seed, const Progress& progress);

} // namespace weir::simulation
