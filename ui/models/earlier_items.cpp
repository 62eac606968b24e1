// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/earlier_items.h"

#include "core/analysis/facts.h"
#include "core/analysis/told_progress.h"

#include <limits>
#include <vector>

namespace weir::ui {

namespace {

EarlierDots earlierDots(const analysis::Facts& facts, const Selection& selection, const DotsData& shown, Progress& progress)
{
    const trends::DurationDots dots = trends::durationDots(facts, selection, shown.kind, progress);
    EarlierDots earlier {static_cast<std::int64_t>(dots.dots.size()), dots.p50, dots.p85, {}};
    std::vector<double> then;
    then.reserve(dots.dots.size());
    for (const trends::DurationDot& dot : dots.dots)
        then.push_back(dot.seconds);
    progress.checkpoint();
    std::vector<double> now = shown.sorted;
    earlier.p85Difference = stats::percentileDifference(now, then, 0.85);
    progress.checkpoint();
    return earlier;
}

} // namespace

EarlierItems makeEarlierItems(
    const analysis::Facts& facts, const Selection& selection, const ItemPictures& shown, Bucket bucket, Progress& progress)
{
    EarlierItems earlier;
    earlier.lead = earlierDots(facts, selection, shown.lead, progress);
    earlier.cycle = earlierDots(facts, selection, shown.cycle, progress);
    earlier.ageing = trends::ageing(facts, selection, progress);
    if (analysis::tellsProgress(facts))
        earlier.flow = trends::cumulativeFlow(facts, selection, bucket, trends::FlowCount::Current, progress);
    progress.checkpoint();
    earlier.types = trends::typeMix(facts, selection, bucket, std::numeric_limits<std::size_t>::max() - 1, progress);
    return earlier;
}

} // namespace weir::ui
