// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/time.h"
#include "core/git/change_message.h"
#include "core/git/commit_object.h"
#include "core/git/oid.h"
#include "core/git/people.h"
#include "core/git/repository.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace weir::git {

/// The graph of commits reachable from HEAD, compact: what changes are found from.
struct History {
    static constexpr std::uint32_t none = UINT32_MAX;

    struct Node {
        Oid oid;
        Oid tree;
        Instant authored = unknownInstant;
        Instant committed = unknownInstant;
        std::uint32_t author = none; ///< in People
        std::uint32_t hint = none; ///< in hints
        std::uint32_t firstParent = 0; ///< in parents
        std::uint32_t parentCount = 0;
    };

    std::vector<Node> nodes; ///< in order of discovery; the first is HEAD's commit
    std::vector<std::uint32_t> parents; ///< rows of nodes; none: not in this clone
    std::vector<ChangeHint> hints;

    [[nodiscard]] std::span<const std::uint32_t> parentsOf(std::uint32_t node) const
    {
        return std::span(parents).subspan(nodes[node].firstParent, nodes[node].parentCount);
    }
};

/// A commit as the walk comes by it.
struct WalkedCommit {
    std::uint32_t node; ///< row in History::nodes
    const CommitObject& object; ///< names of parents as the commit states them
    const Person& author;
    std::string_view subject; ///< UTF-8
    std::string_view message; ///< the whole of it
    std::optional<Oid> parentTree; ///< tree of the first parent, where that is here
    bool parentMissing; ///< it has a first parent, which is not here
};

/// What the walk met beside the commits that it visited.
struct WalkSummary {
    std::uint64_t cutCommits = 0; ///< commits some of whose parents are not in this clone
    std::uint64_t strangeEncodings = 0; ///< messages in an encoding that is not known
    Oid oldestCut; ///< the oldest of the cut ones by committer time
    Instant oldestCutAt = unknownInstant;
    std::vector<Oid> damaged; ///< commits that are there but cannot be read
    std::vector<Oid> tooLarge; ///< commits that are there but were not read
};

/// Visits every commit reachable from `head` once, the newest by committer time first. Reads each commit once; what
/// is not in the clone (shallow, partial) ends a line of history instead of failing. `people` grows with what is met.
/// Throws Error if `head` itself cannot be read.
[[nodiscard]] WalkSummary walkHistory(const Repository& repository, const Oid& head, History& history, People& people,
    const std::function<void(const WalkedCommit&)>& visit, Progress& progress);

} // namespace weir::git
