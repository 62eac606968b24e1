// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/model/selection.h"

namespace weir::app {

/// A row of zeros looks like a finding. Says on standard error if the window lies outside the data, or if no item has a value that is
/// filtered by.
void warnOfEmptySelection(const analysis::Facts& facts, const Selection& selection);

} // namespace weir::app
