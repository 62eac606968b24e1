// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/status_words.h"
#include "core/model/stage_map.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace weir::analysis {

/// A stage in the making: statuses whose names have the same core ("QA", "In QA"), or one that waits by itself.
struct Group {
    std::string core;
    StageKind kind = StageKind::Work;
    std::vector<std::size_t> work, queue; ///< rows of StatusFlow::names()
};

/// Finds the stage that a queue says it waits for: the same name, then most words in common, then the same kind of work.
/// Knows the groups that were there when it was made.
class GroupFinder {
public:
    static constexpr std::size_t noGroup = SIZE_MAX;
    /// How many items go into a group from the queue that is asked for.
    using Follows = std::function<std::int64_t(std::size_t group)>;

    explicit GroupFinder(const std::vector<Group>& groups);
    /// The group that fits best, of equals the one that `follows` says items go into most; noGroup: no group fits.
    [[nodiscard]] std::size_t find(std::string_view object, const Follows& follows);

private:
    using Rows = std::vector<std::size_t>;

    std::map<std::string, std::size_t, std::less<>> m_byCore;
    std::map<std::string, Rows, std::less<>> m_byWord;
    std::map<Activity, Rows> m_byActivity;
    std::vector<std::size_t> m_words; ///< by group: how many
    std::vector<std::size_t> m_common; ///< by group: words in common with what is looked for; all 0 in between
};

} // namespace weir::analysis
