// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chart_marks.h"

#include <string>

namespace weir::store {

/// One JSON object: annotations and confirmed levels, each by day.
[[nodiscard]] std::string chartMarksJson(const ChartMarks& marks);
/// Reads what chartMarksJson() wrote; keys that mean nothing are left out, as a newer version may have written them.
/// Throws Error(Malformed) that names the key that is wrong.
[[nodiscard]] ChartMarks parseChartMarks(const std::string& json);

} // namespace weir::store
