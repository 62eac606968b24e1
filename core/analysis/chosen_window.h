// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/model/comparison.h"
#include "core/model/report_recipe.h"

#include <optional>

/// Windows that people speak of, as days of the calendar.
namespace weir::analysis {

/// So many calendar weeks of which the last is that of the newest data, or of `now` where that is earlier or known alone.
[[nodiscard]] TimeWindow lastWeeks(const Facts& facts, Instant now, int weeks);
[[nodiscard]] TimeWindow chosenWindow(const Facts& facts, const ReportWindow& chosen, Instant now);
/// The other way round: so many weeks where it is those, else its days.
[[nodiscard]] ReportWindow chosenAs(const Facts& facts, const TimeWindow& window, Instant now);

/// The window of equal length (in days of the zone, where the selection's is one of whole days; up to now, where it is not
/// over yet, and then as many whole weeks earlier as it takes) that ends where the selection's begins. Absent for an open beginning, and
/// where the data do not reach back that far.
[[nodiscard]] std::optional<TimeWindow> windowBefore(const Facts& facts, const Selection& selection);

/// The window that the selection's is compared with, whether the data reach it or not. Whole calendar months are compared with as many
/// months before, weeks a year earlier with weeks (52 of them), so that like stands beside like. What is not over yet is compared with as
/// much of the other. Absent: nothing is to be compared, or the selection's window has no beginning.
[[nodiscard]] std::optional<TimeWindow> comparedWindow(const Facts& facts, const Selection& selection, const Comparison& comparison);

} // namespace weir::analysis
