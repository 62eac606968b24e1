// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/left_out.h"

#include <cstddef>
#include <iosfwd>
#include <vector>

namespace weir::app {

/// Items as a table of text: key, state, time (lead time of what is finished, age since creation of what is in progress, as the window has
/// it), stage where it is now, title, and the rule by which figures leave it out.
void printItemTable(
    std::ostream& out, const analysis::Facts& facts, const analysis::LeftOut& leftOut, const std::vector<std::size_t>& rows, Instant now);

/// The stays of one item in order: status, stage, when it came, how long it stayed.
void printItemWay(std::ostream& out, const analysis::Facts& facts, std::size_t row, Instant now);

} // namespace weir::app
