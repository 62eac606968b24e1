// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/station_log.h"

#include <cstdint>
#include <vector>

namespace weir::simulation {

enum class CausesKnown {
    Yes,
    NobodyWorks, ///< a stage to wait in has no work to wait for
    HiddenStarts, ///< the log does not tell when work began
    FewVisits, ///< too few that were seen to begin
};

/// What the visits of the counted items to a stage waited for, where the log shows it: seconds of all of them. Each second of a wait, from
/// the entry into the queue to the start of work, has one cause, the first that holds:
///  - off hours: nobody works in the stage then, by its own working hours, else by those of the stream;
///  - batching: it was begun in a minute in which four items or more of the stage were, and more than the hour around leads to expect;
///  - contention: as many as the stage's people were ever seen to work on at once (but for moments) were worked on;
///  - unexplained: none of these; somebody was free, or away, or the item waited for something else.
struct StageWaiting {
    CausesKnown known = CausesKnown::Yes;
    std::int64_t visits = 0;
    double wait = 0; ///< the sum of the four
    double offHours = 0, batching = 0, contention = 0, unexplained = 0;
};

/// By stage of the log.
[[nodiscard]] std::vector<StageWaiting> waitingCauses(const StationLog& log, const Progress& progress);

} // namespace weir::simulation
