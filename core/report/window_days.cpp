// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/window_days.h"

#include "core/base/words.h"

namespace weir::report {

WindowDays windowDays(const analysis::ResolvedWindow& window, const analysis::Facts& facts)
{
    const Zone& zone = facts.calendar.zone();
    const bool data = isKnown(facts.data->newest);
    WindowDays days;
    if (window.asked.from != Instant::min())
        days.from = zone.dayOf(window.asked.from);
    else if (data && isKnown(window.first))
        days.from = zone.dayOf(window.first);
    if (window.asked.to != Instant::max())
        days.to = zone.dayOf(window.asked.to);
    else if (data && isKnown(window.now))
        days.to = zone.dayOf(window.now) + std::chrono::days(1);
    return days;
}

std::string windowInWords(const analysis::ResolvedWindow& window, const analysis::Facts& facts)
{
    const WindowDays days = windowDays(window, facts);
    if (days.from && days.to && *days.from == *days.to)
        return "no day: it begins on " + dayWords(*days.from) + " and ends before that day";
    if (days.from && days.to && *days.from > *days.to)
        return "no day: it ends before it begins, on " + dayWords(*days.from);
    const bool all = window.asked.from == Instant::min() && window.asked.to == Instant::max();
    return (all ? "all time: " : "") + windowWords(days.from, days.to);
}

Day lastDayCounted(const analysis::ResolvedWindow& window, const Zone& zone)
{
    return zone.dayOf(window.stateTo() - Duration(1));
}

} // namespace weir::report
