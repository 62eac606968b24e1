// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trends/duration_dots.h"

#include "core/stats/summary.h"

#include <algorithm>

namespace weir::trends {

DurationDots durationDots(const analysis::Facts& facts, const Selection& selection, DurationKind kind, Progress& progress)
{
    DurationDots result;
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, selection);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    const std::vector<Duration>& column = kind == DurationKind::Lead ? facts.items.lead : facts.items.cycle;
    progress.checkpoint();
    std::vector<double> values;
    const auto finished = [&facts](std::uint32_t row) { return facts.items.finished[row]; };
    for (auto row = std::ranges::lower_bound(facts.byFinish, window.counted.from, {}, finished);
         row != facts.byFinish.end() && finished(*row) < window.counted.to; ++row) {
        if (passes[*row] == 0)
            continue;
        ++result.of;
        if (!isKnown(column[*row]))
            continue;
        result.dots.push_back({*row, finished(*row), seconds(column[*row])});
        values.push_back(result.dots.back().seconds);
    }
    progress.checkpoint();
    result.p50 = stats::percentile(values, 0.50);
    result.p70 = stats::percentile(values, 0.70);
    result.p85 = stats::percentile(values, 0.85);
    result.p95 = stats::percentile(values, 0.95);
    return result;
}

BrushedDots brushed(const DurationDots& dots, Instant from, Instant to)
{
    std::vector<double> values;
    for (auto dot = std::ranges::lower_bound(dots.dots, from, {}, &DurationDot::finished); dot != dots.dots.end() && dot->finished < to;
         ++dot)
        values.push_back(dot->seconds);
    return {static_cast<std::int64_t>(values.size()), stats::percentile(values, 0.50), stats::percentile(values, 0.85)};
}

} // namespace weir::trends
