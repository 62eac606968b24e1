// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/window.h"

#include "core/analysis/facts.h"

#include <algorithm>

namespace weir::analysis {

namespace {

constexpr Duration instant {1};

/// The first of `rows`, which ascend by `column`, that is not implausible; unknown if there is none.
Instant firstPlausible(const Facts& facts, const std::vector<std::uint32_t>& rows, const std::vector<Instant>& column)
{
    const auto row = std::ranges::lower_bound(rows, facts.plausibleFrom, {}, [&column](std::uint32_t r) { return column[r]; });
    return row == rows.end() ? unknownInstant : column[*row];
}

Instant earliest(const std::vector<Instant>& column, Instant from)
{
    Instant first = unknownInstant;
    for (const Instant t : column) {
        if (isKnown(t) && t >= from && (!isKnown(first) || t < first))
            first = t;
    }
    return first;
}

Instant earlier(Instant a, Instant b)
{
    if (!isKnown(a) || !isKnown(b))
        return isKnown(a) ? a : b;
    return std::min(a, b);
}

void setCovered(const Facts& facts, ResolvedWindow& window)
{
    const Dataset& data = *facts.data;
    if (data.items.size() == 0)
        return;
    const Instant first =
        earlier(firstPlausible(facts, facts.byCreation, data.items.created), firstPlausible(facts, facts.byFinish, facts.items.finished));
    // Without a repository and its changes the newest instant is the items' own; these may go on after the tracker's export.
    Instant last = std::min(window.now, data.commits.size() == 0 && data.changes.size() == 0 ? data.newest : facts.lastEvent);
    const auto late = std::ranges::upper_bound(facts.lateEvents, window.now);
    if (late != facts.lateEvents.begin())
        last = *(late - 1);
    if (!isKnown(last) || (isKnown(first) && first > window.now))
        return;
    window.coveredFirst = isKnown(first) ? first : last;
    window.coveredLast = std::max(window.coveredFirst, last);
}

} // namespace

TimeWindow ResolvedWindow::observed() const noexcept
{
    if (!isKnown(coveredFirst))
        return {last, last};
    const Instant from = std::clamp(coveredFirst, first, last);
    return {from, std::clamp(coveredLast, from, last)};
}

bool ResolvedWindow::exportEnded() const noexcept
{
    constexpr auto silence = std::chrono::days(7);
    return isKnown(coveredLast) && coveredLast >= first && last - coveredLast > silence;
}

ResolvedWindow resolveWindow(const Facts& facts, const Selection& selection)
{
    const Dataset& data = *facts.data;
    ResolvedWindow window;
    window.asked = selection.window;
    window.now = isKnown(selection.now) ? selection.now : data.newest;
    Instant first = firstPlausible(facts, facts.byCreation, data.items.created);
    if (!isKnown(first))
        first = earliest(data.items.created, facts.plausibleFrom);
    if (!isKnown(first)) {
        for (const auto* column : {&data.commits.committed, &data.changes.created, &data.changes.merged})
            first = earlier(first, earliest(*column, facts.plausibleFrom));
    }
    if (!isKnown(window.now))
        window.now = isKnown(first) ? first : Instant {};
    setCovered(facts, window);
    const bool opens = selection.window.from == Instant::min();
    if (!opens)
        window.first = selection.window.from;
    else
        window.first = isKnown(first) ? std::min(earlier(first, window.coveredFirst), window.now) : window.now;
    window.last = std::max(window.first, std::min(selection.window.to, window.now));
    window.counted.to = std::min(selection.window.to, window.now + instant);
    window.counted.from = std::min(window.counted.to, opens ? facts.plausibleFrom : selection.window.from);
    window.seesAll = window.counted.to > data.newest;
    return window;
}

std::optional<double> ratePerWeek(std::int64_t count, Duration observed)
{
    if (!isKnown(observed) || observed < std::chrono::hours(7 * 24))
        return std::nullopt;
    return static_cast<double>(count) / (seconds(observed) / (7 * 86400.0));
}

std::optional<double> ratePerWeek(std::int64_t count, const ResolvedWindow& window)
{
    const TimeWindow observed = window.observed();
    return ratePerWeek(count, observed.to - observed.from);
}

Instant plausibleFrom(const Dataset& data)
{
    constexpr Instant trackers = std::chrono::sys_days(std::chrono::year(1990) / 1 / 1);
    std::size_t older = 0;
    std::size_t known = 0;
    for (const auto* column : {&data.items.created, &data.commits.committed}) {
        for (const Instant t : *column) {
            known += isKnown(t) ? 1U : 0U;
            older += isKnown(t) && t < trackers ? 1U : 0U;
        }
    }
    return older * 2 < known ? trackers : Instant::min();
}

} // namespace weir::analysis
