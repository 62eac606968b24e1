// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

namespace weir::metrics {

/// Items started and not finished, at the end of each bucket.
class WorkInProgress final : public Metric {
public:
    [[nodiscard]] const MetricInfo& info() const override;
    [[nodiscard]] MetricResult compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const override;
};

} // namespace weir::metrics
