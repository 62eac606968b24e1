// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/check.h"
#include "core/simulation/prediction.h"

#include <vector>

namespace weir::simulation {

/// Whether the log bears a replay at all: everything but how wide the interval is.
[[nodiscard]] std::vector<Check> checkLog(const StreamModel& model, Progress& progress);
/// The interval is no wider than the figure bears, or than a tenth of `lead`, the mean lead time, where that is given.
[[nodiscard]] Check checkWidth(const Prediction& prediction, double lead = 0);

} // namespace weir::simulation
