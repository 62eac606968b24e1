// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chosen_window.h"

#include <algorithm>

namespace weir::analysis {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr days yearOfWeeks(364);

/// The window as days of the zone. Absent: it does not begin and end with days, or has no beginning.
struct WholeDays {
    Day from, to;
    bool open = false; ///< it is not over yet: `to` is the day after today
};

Instant nowOf(const Facts& facts, const Selection& selection)
{
    return isKnown(selection.now) ? selection.now : facts.data->newest;
}

std::optional<WholeDays> wholeDays(const Facts& facts, const Selection& selection)
{
    const TimeWindow& window = selection.window;
    const Instant now = nowOf(facts, selection);
    const Zone& zone = facts.calendar.zone();
    if (window.from == Instant::min() || !isKnown(now))
        return std::nullopt;
    const bool open = window.to > now;
    const Instant end = open ? now : window.to;
    const WholeDays whole {zone.dayOf(window.from), zone.dayOf(end) + days(open ? 1 : 0), open};
    const bool exact = zone.startOf(whole.from) == window.from && (open || zone.startOf(zone.dayOf(end)) == end);
    return exact && end > window.from ? std::optional(whole) : std::nullopt;
}

/// The same day of another month, or its last one.
Day monthsEarlier(Day day, months count)
{
    const year_month_day date {day};
    const auto month = date.year() / date.month() - count;
    const year_month_day same = month / date.day();
    return same.ok() ? Day(same) : Day(month / std::chrono::last);
}

bool startsMonth(Day day)
{
    return year_month_day {day}.day() == std::chrono::day(1);
}

int monthsBetween(Day from, Day to)
{
    const year_month_day a {from};
    const year_month_day b {to};
    return (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 + static_cast<int>(static_cast<unsigned>(b.month()))
        - static_cast<int>(static_cast<unsigned>(a.month()));
}

bool wholeMonths(const TimeWindow& window, const WholeDays& whole, const Zone& zone)
{
    const Day end = window.to == Instant::max() ? whole.to : zone.dayOf(window.to); // as it was chosen, over or not
    return startsMonth(whole.from) && startsMonth(end) && end > whole.from;
}

Instant firstCreation(const Facts& facts)
{
    for (const std::uint32_t item : facts.byCreation) {
        if (isKnown(facts.data->items.created[item]))
            return facts.data->items.created[item];
    }
    return unknownInstant;
}

TimeWindow daysWindow(const Zone& zone, Day from, Day to)
{
    return {.from = zone.startOf(from), .to = zone.startOf(to)};
}

std::optional<TimeWindow> asLongBefore(const Facts& facts, const Selection& selection)
{
    const TimeWindow& window = selection.window;
    const Instant now = nowOf(facts, selection);
    if (window.from == Instant::min() || !isKnown(now))
        return std::nullopt;
    const Zone& zone = facts.calendar.zone();
    const Instant end = std::min(window.to, now);
    if (end <= window.from)
        return std::nullopt;
    if (const auto whole = wholeDays(facts, selection)) {
        const days length = whole->to - whole->from;
        // What is not over yet stands beside the same days of the week.
        const Day from = whole->from - (whole->open ? days((length.count() + 6) / 7 * 7) : length);
        return daysWindow(zone, from, from + length);
    }
    return TimeWindow {.from = window.from - (end - window.from), .to = window.from};
}

/// Of months the months before, up to the same day where the newer ones are not over.
std::optional<TimeWindow> before(const Facts& facts, const Selection& selection)
{
    const Zone& zone = facts.calendar.zone();
    const auto whole = wholeDays(facts, selection);
    if (!whole || !wholeMonths(selection.window, *whole, zone))
        return asLongBefore(facts, selection);
    const Day end = selection.window.to == Instant::max() ? whole->to : zone.dayOf(selection.window.to);
    const months length(monthsBetween(whole->from, end));
    const Day from = monthsEarlier(whole->from, length);
    return daysWindow(zone, from, whole->open ? std::min(from + (whole->to - whole->from), whole->from) : whole->from);
}

std::optional<TimeWindow> yearEarlier(const Facts& facts, const Selection& selection)
{
    const TimeWindow& window = selection.window;
    const Zone& zone = facts.calendar.zone();
    const auto whole = wholeDays(facts, selection);
    if (!whole) {
        const auto asLong = asLongBefore(facts, selection);
        return asLong ? std::optional(TimeWindow {window.from - yearOfWeeks, window.from - yearOfWeeks + (asLong->to - asLong->from)})
                      : std::nullopt;
    }
    if (!wholeMonths(window, *whole, zone))
        return daysWindow(zone, whole->from - yearOfWeeks, whole->to - yearOfWeeks);
    const Day from = monthsEarlier(whole->from, months(12));
    return daysWindow(zone, from, whole->open ? from + (whole->to - whole->from) : monthsEarlier(whole->to, months(12)));
}

} // namespace

TimeWindow lastWeeks(const Facts& facts, Instant now, int weeks)
{
    const Zone& zone = facts.calendar.zone();
    const Instant newest = facts.data->newest;
    const Instant last = !isKnown(newest) ? now : isKnown(now) ? std::min(newest, now) : newest;
    if (!isKnown(last))
        return {};
    const Day end = Calendar::nextBucket(Calendar::startOfBucket(zone.dayOf(last), Bucket::Week), Bucket::Week);
    return daysWindow(zone, end - days(7 * weeks), end);
}

TimeWindow chosenWindow(const Facts& facts, const ReportWindow& chosen, Instant now)
{
    return chosen.weeks > 0 ? lastWeeks(facts, now, chosen.weeks) : facts.calendar.window(chosen.from, chosen.to);
}

ReportWindow chosenAs(const Facts& facts, const TimeWindow& window, Instant now)
{
    if (window == TimeWindow())
        return {};
    const Zone& zone = facts.calendar.zone();
    ReportWindow chosen;
    if (window.from != Instant::min())
        chosen.from = zone.dayOf(window.from);
    if (window.to != Instant::max())
        chosen.to = zone.dayOf(window.to - Duration(1)) + days(1);
    if (chosen.from && chosen.to) {
        const auto weeks = static_cast<int>((*chosen.to - *chosen.from).count() / 7);
        if (weeks > 0 && lastWeeks(facts, now, weeks) == window)
            return {weeks, std::nullopt, std::nullopt};
    }
    return chosen;
}

std::optional<TimeWindow> windowBefore(const Facts& facts, const Selection& selection)
{
    const Instant first = firstCreation(facts);
    const auto window = asLongBefore(facts, selection);
    if (!window || !isKnown(first))
        return std::nullopt;
    const Zone& zone = facts.calendar.zone();
    return window->from < zone.startOf(zone.dayOf(first)) ? std::nullopt : window;
}

std::optional<TimeWindow> comparedWindow(const Facts& facts, const Selection& selection, const Comparison& comparison)
{
    switch (comparison.with) {
    case CompareWith::Nothing:
        break;
    case CompareWith::Before:
        return before(facts, selection);
    case CompareWith::Year:
        return yearEarlier(facts, selection);
    case CompareWith::Days:
        return facts.calendar.window(comparison.from, comparison.to);
    }
    return std::nullopt;
}

} // namespace weir::analysis
