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

std::optional<TimeWindow> windowBefore(const analysis::Facts& facts, const Selection& selection)
{
    const TimeWindow& window = selection.window;
    const Instant first = firstCreation(facts);
    if (window.from == Instant::min() || !isKnown(first) || !isKnown(selection.now))
        return std::nullopt;
    const Zone& zone = facts.calendar.zone();
    const Day fromDay = zone.dayOf(window.from);
    const bool open = window.to > selection.now; // what is not over yet is as long as it has lasted
    const Instant end = open ? selection.now : window.to;
    if (end <= window.from)
        return std::nullopt;
    const bool wholeDays = zone.startOf(fromDay) == window.from && (open || zone.startOf(zone.dayOf(end)) == end);
    const Day endDay = zone.dayOf(end) + std::chrono::days(open ? 1 : 0);
    const Instant from = wholeDays ? zone.startOf(fromDay - (endDay - fromDay)) : window.from - (end - window.from);
    if (from < zone.startOf(zone.dayOf(first)))
        return std::nullopt;
    return TimeWindow {.from = from, .to = window.from};
}

} // namespace weir::ui
