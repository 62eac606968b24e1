// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <string>

namespace weir::report {

/// The retrospective as one HTML file for screen and A4: no script, nothing from elsewhere, every string escaped. The same document gives
/// the same bytes.
[[nodiscard]] std::string htmlReport(const Document& document);

} // namespace weir::report
