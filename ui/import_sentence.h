// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"

#include <QString>

namespace weir::ui {

/// The one sentence after an import: "2,314 items, 41 rejected; most time is lost waiting for Review, 3.1 days an item".
/// Without a measured stream only the first half.
[[nodiscard]] QString importSentence(const ImportReport& report, const analysis::StreamResult* stream);

/// The one sentence after all sources were looked at: "3 of 5 sources had something new: 12 items, 48 changes of status; 2 as before."
[[nodiscard]] QString refreshSentence(const ImportReport& report);

/// Records refused over all sources of the report.
[[nodiscard]] std::int64_t rejectedIn(const ImportReport& report);

} // namespace weir::ui
