// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "ui/widgets/strip_bar.h"

#include <vector>

namespace weir::ui {

/// Where the time of a mean item goes, as a strip draws it: the parts of analysis::timeParts(), one for one.
[[nodiscard]] std::vector<StripPart> timeStrip(const analysis::StreamResult& stream);

} // namespace weir::ui
