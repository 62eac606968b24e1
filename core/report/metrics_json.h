// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"
#include "core/metrics/comparison.h"

#include <span>
#include <string>

namespace weir::report {

/// What `weir metrics --json` prints. `compared`: one for each result, or none.
[[nodiscard]] std::string metricsJson(
    std::span<const metrics::MetricResult> results, std::span<const metrics::MetricComparison> compared = {}, const Zone& zone = Zone());
/// What `weir metrics --list --json` prints.
[[nodiscard]] std::string metricListJson(std::span<const metrics::Metric* const> list);

} // namespace weir::report
