// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/work_log.h"

namespace weir::simulation {

/// Makes one station of stages that the same people serve: half of those who begin work in the one begin work in the other, too, and hardly
/// anybody is busy in both at once although unrelated people would often be. Names alone prove nothing (robots, roles).
/// Gives every visit its station.
void joinSharedPeople(WorkLog& log, const Progress& progress);

/// Moves starts that were stamped late back to when that person was free: where hardly any work was seen, beside what is usual in that
/// stage or beside the time that the person had, if work so long was seen there; and the person, wherever they worked before, had been free
/// earlier. (Short jobs are real, and so are starts after a pause; both
/// signs are needed.)
void undoLateStarts(WorkLog& log, const Progress& progress);

} // namespace weir::simulation
