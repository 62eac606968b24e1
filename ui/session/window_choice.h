// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

namespace weir::ui {

/// The window a workspace opens with: the twelve weeks up to now, or up to the newest data where those hold too little;
/// everything (open ends) where twelve weeks hold fewer than 30 finished items.
[[nodiscard]] TimeWindow defaultWindow(const analysis::Facts& facts, Instant now);

} // namespace weir::ui
