// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <vector>

namespace weir::analysis {

/// [from, to) of days.
struct Silence {
    Day from, to;
    friend bool operator==(const Silence&, const Silence&) = default;
};

/// Stretches in which no item moved or ended, so long that it is not chance by the pace of the days before and after: no export reaches
/// over them, or all work stood still. Nobody knows which, so they are no level of anything. At least 30 days, ascending; what comes
/// before the first move and after the last is none.
[[nodiscard]] std::vector<Silence> silences(const Facts& facts);

} // namespace weir::analysis
