// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/shifts.h"

#include <algorithm>

namespace weir::simulation {

Shifts::Shifts(const std::vector<Stretch>& stretches)
{
    Ticks before = 0;
    for (const Stretch& stretch : stretches) {
        m_rows.push_back({stretch.from, stretch.to - stretch.from, before});
        before += stretch.to - stretch.from;
    }
}

Ticks Shifts::at(Ticks stream) const
{
    if (stream < m_rows.front().from)
        return stream - m_rows.front().from; // before all that is known, every second counts
    const auto next = std::ranges::upper_bound(m_rows, stream, {}, &Row::from);
    const Row& in = *(next - 1);
    const Ticks passed = stream - in.from;
    return in.before + (next == m_rows.end() ? passed : std::min(passed, in.length));
}

Ticks Shifts::when(Ticks own) const
{
    if (own <= 0)
        return m_rows.front().from + own;
    const auto next = std::ranges::lower_bound(m_rows, own, {}, &Row::before);
    const Row& in = *(next - 1);
    return in.from + own - in.before;
}

bool Shifts::works(Ticks stream) const
{
    const auto next = std::ranges::upper_bound(m_rows, stream, {}, &Row::from);
    return next != m_rows.begin() && stream - (next - 1)->from < (next - 1)->length;
}

ShiftsPtr shiftsOf(const WorkPattern& pattern, const WorkTime& time, const Zone& zone, Instant first, Instant last)
{
    std::vector<Shifts::Stretch> stretches;
    for (const auto& [from, to] : stretchesOf(pattern, zone, first, last)) {
        const Shifts::Stretch stretch {time.at(from), time.at(to)};
        if (stretch.to <= stretch.from)
            continue;
        if (!stretches.empty() && stretch.from <= stretches.back().to)
            stretches.back().to = std::max(stretches.back().to, stretch.to);
        else
            stretches.push_back(stretch);
    }
    return stretches.size() < 2 ? nullptr : std::make_shared<const Shifts>(stretches);
}

} // namespace weir::simulation
