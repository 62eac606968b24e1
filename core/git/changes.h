// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/git/history.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::git {

/// A change found in a history. Rows are those of History::nodes.
struct FoundChange {
    std::uint64_t number = 0; ///< 0: a branch merged without one
    std::string title;
    std::string mentions; ///< see ChangeHint
    std::string_view how; ///< "merge commit", "squash" or "trailer"
    std::uint32_t end = 0; ///< the merge, the squashed commit, or the newest commit of a trailer's
    std::vector<std::uint32_t> commits; ///< what it brought: reachable from the merge but not from its first parent, the merge apart
    std::uint32_t firstCommit = 0; ///< the one of them written first (earliest author time)
};

/// Finds the changes that a history shows, the oldest first.
///
/// The line of first parents from HEAD is walked from its oldest commit on; what a merge reaches and no commit before
/// it on the line did is what it brought. So each commit is met once, whatever the number of merges. A merge without
/// a number may bring a line that has numbered changes of its own (a release or stable branch): then those are the
/// changes and the merge is only their carrier. Of two changes with one number that on the main line holds, then a
/// merge before a squash before a trailer, then the older.
[[nodiscard]] std::vector<FoundChange> findChanges(const History& history);

/// "repository#12", or "repository@1a2b3c4" without a number.
[[nodiscard]] std::string changeKey(std::string_view repository, const FoundChange& change, const History& history);

} // namespace weir::git
