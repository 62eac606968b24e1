// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <optional>
#include <string>

namespace weir::report {

/// The window in days of a zone, [from, to). Absent: open, and there is no data to close it.
struct WindowDays {
    std::optional<Day> from, to;
    friend bool operator==(const WindowDays&, const WindowDays&) = default;
};

/// Asked ends as they are, open ones by what the data covers.
[[nodiscard]] WindowDays windowDays(const analysis::ResolvedWindow& window, const analysis::Facts& facts);

/// The window as a reader of a file or a terminal is told it: "9 Feb to 2 May 2026"; where nobody asked for one "all time: 9 Feb to
/// 2 May 2026", which is what the data reach over.
[[nodiscard]] std::string windowInWords(const analysis::ResolvedWindow& window, const analysis::Facts& facts);

/// The day as of which the state of things is told: of the last instant that is counted. An asked end is the first that
/// is not; "now" is counted, also where it is a midnight, as in data that know days only.
[[nodiscard]] Day lastDayCounted(const analysis::ResolvedWindow& window, const Zone& zone);

} // namespace weir::report
