// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"
#include "core/model/chart_marks.h"

#include <string>
#include <vector>

namespace weir::report {

struct ChartOptions {
    /// Limits that hold on [from, to).
    struct Band {
        Day from {}, to {};
        metrics::MetricLimits limits;
    };
    double width = 380;
    double height = 200;
    bool standalone = false; ///< a file of its own: with namespace and prologue
    std::vector<Annotation> annotations = {}; ///< lines with their text
    std::vector<Band> bands = {}; ///< empty: the result's own limits hold for all of it
};

/// A metric over time as SVG in the light theme: bars for counts of things that happen, a line for all else, broken where a bucket has no
/// value; the limits as a band; what the data does not cover hatched. Text is escaped; the same result gives the same bytes.
[[nodiscard]] std::string chartSvg(const metrics::MetricResult& result, const ChartOptions& options = {});

} // namespace weir::report
