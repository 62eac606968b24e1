// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <optional>

namespace weir::ui {

/// The window a workspace opens with: the twelve weeks up to now, or up to the newest data where those hold too little;
/// everything (open ends) where twelve weeks hold fewer than 30 finished items.
[[nodiscard]] TimeWindow defaultWindow(const analysis::Facts& facts, Instant now);

/// The window of equal length (in days of the zone, where the selection's is one of whole days; up to now, where it is not
/// over yet) that ends where the selection's begins. Absent for an open beginning, and where the data do not reach back that far.
[[nodiscard]] std::optional<TimeWindow> windowBefore(const analysis::Facts& facts, const Selection& selection);

} // namespace weir::ui
