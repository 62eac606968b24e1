// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/window_choice.h"

#include <algorithm>

namespace weir::ui {

namespace {

constexpr std::chrono::days defaultLength(84);
constexpr std::size_t enoughFinished = 30;

std::size_t finishedIn(const analysis::Facts& facts, const TimeWindow& window)
{
    return static_cast<std::size_t>(std::count_if(
        facts.byFinish.begin(), facts.byFinish.end(), [&](std::uint32_t item) { return window.contains(facts.items.finished[item]); }));
}

/// The twelve weeks of which the last is that of `t`.
TimeWindow weeksUpTo(const Zone& zone, Instant t)
{
    const Day end = Calendar::nextBucket(Calendar::startOfBucket(zone.dayOf(t), Bucket::Week), Bucket::Week);
    return {.from = zone.startOf(end - defaultLength), .to = zone.startOf(end)};
}

Instant firstCreation(const analysis::Facts& facts)
{
    for (const std::uint32_t item : facts.byCreation) {
        if (isKnown(facts.data->items.created[item]))
            return facts.data->items.created[item];
    }
    return unknownInstant;
}

} // namespace

TimeWindow defaultWindow(const analysis::Facts& facts, Instant now)
{
    const Instant first = firstCreation(facts);
    for (const Instant end : {now, facts.data->newest}) {
        if (!isKnown(end) || end > now)
            continue;
        const TimeWindow window = weeksUpTo(facts.calendar.zone(), end);
        if (isKnown(first) && first < window.from && finishedIn(facts, window) >= enoughFinished)
            return window;
    }
    return {};
}

} // namespace weir::ui
