// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zone.h"

#include <algorithm>

namespace weir {

namespace {

/// The row of the offset in force at `t`; the first holds for all time before it.
std::size_t rowAt(const std::vector<Zone::Offset>& offsets, Instant t)
{
    const auto after = std::ranges::upper_bound(offsets, t, {}, &Zone::Offset::from);
    return after == offsets.begin() ? 0 : static_cast<std::size_t>(after - offsets.begin()) - 1;
}

struct LocalPlace {
    Instant at;
    bool skipped = false; ///< no clock of the zone ever showed this time
    Instant change; ///< the change that skipped it
};

/// Reads a local time. Offsets differ from UTC by less than two days, so the search begins that much earlier.
LocalPlace place(const std::vector<Zone::Offset>& offsets, LocalTime local)
{
    const Instant asIfUtc(local.time_since_epoch());
    if (offsets.size() == 1)
        return {asIfUtc - offsets.front().offset, false, unknownInstant};
    for (std::size_t row = rowAt(offsets, asIfUtc - std::chrono::hours(48));; ++row) {
        const Instant at = asIfUtc - offsets[row].offset;
        const bool last = row + 1 == offsets.size();
        if (!last && at >= offsets[row + 1].from)
            continue;
        if (row > 0 && at < offsets[row].from)
            return {asIfUtc - offsets[row - 1].offset, true, offsets[row].from};
        return {at, false, unknownInstant};
    }
}

} // namespace

Zone::Zone()
    : m_name("UTC")
    , m_offsets {{Instant {}, std::chrono::seconds(0)}}
{
}

Zone::Zone(std::string name, std::vector<Offset> offsets)
    : m_name(std::move(name))
    , m_offsets(std::move(offsets))
{
    if (m_offsets.empty())
        m_offsets.push_back({Instant {}, std::chrono::seconds(0)});
}

std::chrono::seconds Zone::offsetAt(Instant t) const
{
    return m_offsets.size() == 1 ? m_offsets.front().offset : m_offsets[rowAt(m_offsets, t)].offset;
}

LocalTime Zone::toLocal(Instant t) const
{
    return LocalTime((t + offsetAt(t)).time_since_epoch());
}

Instant Zone::fromLocal(LocalTime t) const
{
    return place(m_offsets, t).at;
}

Day Zone::dayOf(Instant t) const
{
    return std::chrono::floor<std::chrono::days>(toLocal(t));
}

Instant Zone::startOf(Day day) const
{
    const LocalPlace midnight = place(m_offsets, LocalTime(day));
    return midnight.skipped ? midnight.change : midnight.at;
}

} // namespace weir
