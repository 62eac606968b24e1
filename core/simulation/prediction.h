// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scenario.h"

#include <optional>
#include <span>
#include <vector>

namespace weir::simulation {

/// What changes would make of the lead times of the counted items.
struct Prediction {
    LeadTimes leads; ///< by counted item, as it would have been
    double difference = 0; ///< of the means, future less baseline, seconds
    double low = 0, high = 0; ///< 90 % interval of the difference
    std::optional<double> throughputPerWeek; ///< difference of the items through by the log's end, a week
};

[[nodiscard]] Prediction predict(const StreamModel& model, std::span<const Change> changes, Progress& progress);

} // namespace weir::simulation
