// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/model/stage_map.h"

#include <string>
#include <string_view>
#include <vector>

namespace weir::analysis {

/// A stage map guessed from the names of the statuses (English, German, French, Spanish, Portuguese, Chinese, Japanese),
/// the tracker's categories and the order in which items pass them. Queue statuses are joined to the stage they wait for.
/// Deterministic. Every status of the dataset is in exactly one stage.
[[nodiscard]] StageMap proposeStageMap(const Dataset& data);

/// What a map took for an end without being told (StageMap::guessedEnds), by what it took it for.
struct GuessedEnds {
    std::vector<std::string> done, discarded;
};
[[nodiscard]] GuessedEnds guessedEnds(const StageMap& map);

/// Some stage is done, or the source states when items were finished: without either nothing can ever count as finished.
[[nodiscard]] bool knowsEnd(const Dataset& data, const StageMap& map);

/// Nothing is known to end, and that is because the history is so young that no item can have reached an end.
[[nodiscard]] bool isTooYoungForEnds(const Dataset& data, const StageMap& map);

/// True if the name or resolution says that the item left without being done ("Won't do", "Duplicate", "Rejected", …).
[[nodiscard]] bool looksDiscarded(std::string_view name);

} // namespace weir::analysis
