// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/calendar.h"
#include "core/metrics/metric.h"
#include "core/report/report_document.h"

#include <string>
#include <string_view>

namespace weir::report {

/// One metric, small: title and value, what the limits say, the chart, definition, n and coverage.
/// `asOf` says when what is there was counted.
[[nodiscard]] Card metricCard(const metrics::MetricResult& result, Bucket bucket, std::string_view asOf);

/// What the limits say, in a sentence: "No signal in 52 weeks", "3 weeks outside the limits, the newest 9 Feb 2026".
struct SignalWords {
    std::string words;
    Card::Sense sense = Card::Sense::Neutral;
};
[[nodiscard]] SignalWords signalWords(const metrics::MetricResult& result, Bucket bucket);

/// "n = 12 weeks; median 3.1 d, 85 % at most 9.0 d. Known for 12 of 14."
[[nodiscard]] std::string figuresLine(const metrics::MetricResult& result, Bucket bucket);

} // namespace weir::report
