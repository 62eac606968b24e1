// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/model/stage_map.h"

#include <string>

namespace weir::app {

/// What a user must know before believing the stages, in whole lines: that nothing can finish, or which statuses were taken for an
/// end without being told, and what to do. Empty: nothing.
[[nodiscard]] std::string stageNotes(const Dataset& data, const StageMap& map, const std::string& workspace);

/// "55 of 100 items count as discarded, because of reject, and are in no figure of what was finished." As a line; empty: none does.
[[nodiscard]] std::string discardedNote(const Dataset& data, const StageMap& map);

} // namespace weir::app
