// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <optional>

namespace weir::report {

/// The window in days of a zone, [from, to). Absent: open, and there is no data to close it.
struct WindowDays {
    std::optional<Day> from, to;
    friend bool operator==(const WindowDays&, const WindowDays&) = default;
};

/// Asked ends as they are, open ones by what the data covers.
[[nodiscard]] WindowDays windowDays(const analysis::ResolvedWindow& window, const analysis::Facts& facts);

} // namespace weir::report
