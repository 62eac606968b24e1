// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_pictures.h"

#include "core/analysis/facts.h"
#include "core/analysis/told_progress.h"

#include <algorithm>
#include <chrono>

namespace weir::ui {

namespace {

double localDays(const Zone& zone, Instant t)
{
    using Days = std::chrono::duration<double, std::chrono::days::period>;
    return Days(zone.toLocal(t).time_since_epoch()).count();
}

DotsData makeDots(const analysis::Facts& facts, const Selection& selection, trends::DurationKind kind, Progress& progress)
{
    DotsData data;
    data.kind = kind;
    data.dots = trends::durationDots(facts, selection, kind, progress);
    data.days.reserve(data.dots.dots.size());
    data.sorted.reserve(data.dots.dots.size());
    for (const trends::DurationDot& dot : data.dots.dots) {
        data.days.push_back(localDays(facts.calendar.zone(), dot.finished));
        data.sorted.push_back(dot.seconds);
    }
    progress.checkpoint();
    std::ranges::sort(data.sorted);
    // Where the clock goes back, a later finish stands before an earlier one; charts look dots up by their place.
    for (std::size_t i = 1; i < data.days.size(); ++i)
        data.days[i] = std::max(data.days[i], data.days[i - 1]);
    return data;
}

} // namespace

double DotsData::longerThan(std::size_t dot) const
{
    const auto shorter = std::ranges::lower_bound(sorted, dots.dots[dot].seconds) - sorted.begin();
    return static_cast<double>(shorter) / static_cast<double>(sorted.size());
}

ItemPictures makeItemPictures(
    const analysis::Facts& facts, const Selection& selection, const analysis::ResolvedWindow& window, Bucket bucket, Progress& progress)
{
    ItemPictures pictures;
    const Zone& zone = facts.calendar.zone();
    pictures.from = static_cast<double>(zone.dayOf(window.first).time_since_epoch().count());
    const Instant last = std::max(window.first, window.last - Duration(1));
    pictures.to = static_cast<double>(zone.dayOf(last).time_since_epoch().count()) + 1;
    pictures.lead = makeDots(facts, selection, trends::DurationKind::Lead, progress);
    progress.checkpoint();
    pictures.cycle = makeDots(facts, selection, trends::DurationKind::Cycle, progress);
    progress.checkpoint();
    pictures.ageing = trends::ageing(facts, selection, progress);
    if (analysis::tellsProgress(facts)) {
        pictures.current = trends::cumulativeFlow(facts, selection, bucket, trends::FlowCount::Current, progress);
        pictures.firstEntry = trends::cumulativeFlow(facts, selection, bucket, trends::FlowCount::FirstEntry, progress);
    }
    for (const Instant at : pictures.current.at)
        pictures.flowDays.push_back(localDays(zone, at));
    progress.checkpoint();
    pictures.types = trends::typeMix(facts, selection, bucket, namedTypes, progress);
    return pictures;
}

} // namespace weir::ui
