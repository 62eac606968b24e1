// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

#include <span>
#include <string>

namespace weir::report {

/// What `weir metrics --csv` prints: a header and one row a bucket.
[[nodiscard]] std::string metricsCsv(std::span<const metrics::MetricResult> results);

} // namespace weir::report
