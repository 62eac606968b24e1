// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/calendar.h"
#include "core/metrics/metric.h"

#include <string>

namespace weir::report {

/// One metric in the HTML report: title and value, what the limits say, the chart, definition, n and coverage.
/// `asOf` says when what is there was counted; `noData` why there is nothing to count at all, empty where there is.
[[nodiscard]] std::string metricCard(
    const metrics::MetricResult& result, Bucket bucket, std::string_view asOf, std::string_view noData = {});

/// What the limits say, in a sentence: "No signal in 52 weeks", "3 weeks outside the limits, the newest 9 Feb 2026".
struct SignalWords {
    std::string words;
    enum class Sense { Neutral, Better, Worse } sense = Sense::Neutral;
};
[[nodiscard]] SignalWords signalWords(const metrics::MetricResult& result, Bucket bucket);

} // namespace weir::report
