// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

namespace weir::metrics {

/// From the start of an item to its finish.
class CycleTime final : public Metric {
public:
    [[nodiscard]] const MetricInfo& info() const override;
    [[nodiscard]] MetricResult compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const override;
    [[nodiscard]] MetricSample sample(const analysis::Facts& facts, const MetricResult& result) const override;
};

} // namespace weir::metrics
