// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

#include <span>
#include <string>

namespace weir::report {

/// What `weir metrics --json` prints.
[[nodiscard]] std::string metricsJson(std::span<const metrics::MetricResult> results);
/// What `weir metrics --list --json` prints.
[[nodiscard]] std::string metricListJson(std::span<const metrics::Metric* const> list);

} // namespace weir::report
