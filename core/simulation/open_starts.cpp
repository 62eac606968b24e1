// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/open_starts.h"

#include <algorithm>

namespace weir::simulation {

std::pair<std::size_t, std::size_t> OpenStarts::spareable() const
{
    if (m_waiting.size() + 1 < m_starts.size())
        return {0, 0};
    // Without the s-th start, those before it serve the entries at their own places, those behind it the entries one place earlier.
    std::size_t to = 0;
    while (to + 1 < m_starts.size() && m_starts[to] >= m_waiting[to].entered)
        ++to;
    std::size_t from = m_starts.empty() ? 0 : m_starts.size() - 1;
    while (from > 0 && m_starts[from] >= m_waiting[from - 1].entered)
        --from;
    return {from, m_starts.empty() ? 0 : to + 1};
}

void OpenStarts::repair()
{
    std::size_t kept = 0;
    for (const Ticks start : m_starts) {
        if (kept < m_waiting.size() && start >= m_waiting[kept].entered)
            m_starts[kept++] = start;
    }
    m_starts.resize(kept);
}

std::optional<Ticks> OpenStarts::draw(std::size_t who, Ticks entered, stats::Random& random)
{
    auto at = std::ranges::lower_bound(m_waiting, entered, {}, &Waiting::entered);
    while (at != m_waiting.end() && at->who != who)
        ++at;
    if (at != m_waiting.end())
        m_waiting.erase(at);
    const auto [from, to] = spareable();
    const auto own = static_cast<std::size_t>(std::ranges::lower_bound(m_starts, entered) - m_starts.begin());
    const std::size_t first = std::max(from, own);
    if (first >= to) {
        repair();
        return std::nullopt;
    }
    const std::size_t chosen = first + random.below(to - first);
    const Ticks start = m_starts[chosen];
    m_starts.erase(m_starts.begin() + static_cast<std::ptrdiff_t>(chosen));
    return start;
}

std::vector<std::pair<std::size_t, Ticks>> OpenStarts::pairUp() const
{
    std::vector<std::pair<std::size_t, Ticks>> pairs;
    for (std::size_t j = 0; j < std::min(m_starts.size(), m_waiting.size()); ++j)
        pairs.emplace_back(m_waiting[j].who, m_starts[j]);
    return pairs;
}

} // namespace weir::simulation
