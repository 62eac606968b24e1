// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/open_starts.h"

#include <algorithm>

namespace weir::simulation {

bool OpenStarts::solvableWithout(std::size_t start) const
{
    if (m_waiting.size() + 1 < m_starts.size())
        return false;
    for (std::size_t j = 0; j + 1 < m_starts.size(); ++j) {
        if (m_starts[j < start ? j : j + 1] < m_waiting[j].entered)
            return false;
    }
    return true;
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
    std::vector<std::size_t> candidates;
    for (std::size_t s = 0; s < m_starts.size(); ++s) {
        if (m_starts[s] >= entered && solvableWithout(s))
            candidates.push_back(s);
    }
    if (candidates.empty()) {
        repair();
        return std::nullopt;
    }
    const std::size_t chosen = candidates[random.below(candidates.size())];
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
