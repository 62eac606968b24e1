// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace weir::analysis {

/// Statuses that wait for whatever comes next, and where their items go. Statuses by row of StatusFlow::names().
struct QueueWays {
    struct Way {
        std::size_t to = 0;
        std::int64_t items = 0; ///< at least 1
    };
    std::vector<std::size_t> queues; ///< ascending
    std::vector<std::vector<Way>> ways; ///< by place in `queues`, ascending by `to`
};

struct JoinedQueues {
    std::vector<std::pair<std::size_t, std::size_t>> groups; ///< queue and its group, in the order in which they joined
    std::int64_t steps = 0; ///< ways that were looked at
};

/// Lets queues join the group that most of their items come to next, if `takes` it; a queue before a queue waits for the same.
/// In rounds, each by row, until none joins any more; after the first round only those are asked whose ways lead to one that joined since.
/// `group` by name, SIZE_MAX: none. Names of one group count together, and so do those of which `isDone`.
[[nodiscard]] JoinedQueues joinQueues(const QueueWays& flow, std::vector<std::size_t> group,
    const std::function<bool(std::size_t group)>& takes, const std::function<bool(std::size_t name)>& isDone);

} // namespace weir::analysis
