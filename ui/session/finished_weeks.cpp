// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/finished_weeks.h"

#include <algorithm>

namespace weir::ui {

FinishedWeeks finishedWeeks(const analysis::Facts& facts)
{
    FinishedWeeks weeks;
    const auto finishOf = [&](std::uint32_t item) { return facts.items.finished[item]; };
    const auto known = std::ranges::find_if(facts.byFinish, [&](std::uint32_t item) { return isKnown(finishOf(item)); });
    if (known == facts.byFinish.end())
        return weeks;
    weeks.bounds = facts.calendar.buckets(finishOf(*known), finishOf(facts.byFinish.back()), Bucket::Week);
    weeks.finished.assign(weeks.bounds.size() - 1, 0);
    for (auto it = known; it != facts.byFinish.end(); ++it) {
        const Day day = facts.calendar.zone().dayOf(finishOf(*it));
        const auto week = (day - weeks.bounds.front()).count() / 7;
        weeks.finished[std::min(static_cast<std::size_t>(std::max<std::int64_t>(week, 0)), weeks.finished.size() - 1)] += 1;
    }
    return weeks;
}

} // namespace weir::ui
