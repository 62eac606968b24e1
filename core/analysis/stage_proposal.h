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
///
/// Which statuses before the work belong to the stream, for every kind of source and however many statuses there are (also in
/// docs/stages.md): a list of what may be done ("Backlog", "Open", "New", "To Do", "Not started") is outside; a status that says that
/// somebody chose the item ("Ready", "Selected", "Next", "Sprint Backlog", "Ready for Dev") is a queue of the work that follows, or a
/// wait of its own where none does. The name decides. A name that says nothing is a list if the tracker says "to do" of it, and work
/// else; a list that the tracker holds for in progress is a queue.
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
