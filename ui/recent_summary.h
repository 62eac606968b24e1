// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recents.h"

namespace weir::ui {

class Session;

/// What the start page will remember of the open workspace: its finding, the mean item's way, how much data there is.
[[nodiscard]] RecentWorkspace recentSummary(const Session& session);

} // namespace weir::ui
