// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/work_time.h"
#include "core/stats/random.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace weir::simulation {

/// Starts that are known to have happened, and who waits and may have been the one. Every start keeps somebody who entered before it:
/// with both lists ascending, the j-th start is no earlier than the j-th entry (P. Hall 1935, on two sorted lists).
class OpenStarts {
public:
    void addStart(Ticks at) { m_starts.push_back(at); }
    void addWaiting(std::size_t who, Ticks entered) { m_waiting.push_back({who, entered}); }
    /// Takes `who` out, who leaves now, and draws one of the starts that may be his, all alike. Absent: there is none; then starts that
    /// nobody can have had are dropped, so that one contradiction does not make another.
    [[nodiscard]] std::optional<Ticks> draw(std::size_t who, Ticks entered, stats::Random& random);
    /// At the end: each start that is left goes to one who is still there.
    [[nodiscard]] std::vector<std::pair<std::size_t, Ticks>> pairUp() const;

private:
    struct Waiting {
        std::size_t who;
        Ticks entered;
    };
    /// Rows [first, second) of the starts that can be taken so that the others still have somebody each.
    [[nodiscard]] std::pair<std::size_t, std::size_t> spareable() const;
    void repair();
    std::vector<Ticks> m_starts; ///< ascending
    std::vector<Waiting> m_waiting; ///< ascending by entry
};

} // namespace weir::simulation
