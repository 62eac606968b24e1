// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir::report {

/// The style sheet of the HTML report, in the colours of the light theme.
[[nodiscard]] std::string reportStyle();

} // namespace weir::report
