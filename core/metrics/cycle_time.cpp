// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/cycle_time.h"

#include "core/metrics/series.h"

namespace weir::metrics {

const MetricInfo& CycleTime::info() const
{
    static constexpr MetricInfo info {
        .id = "cycle_time",
        .title = "Cycle time",
        .unit = "seconds",
        .clock = "elapsed",
        .definition =
            "How long finished items took from their start to their finish, waiting included. An item starts when it first enters a stage "
            "that "
            "is not outside the stream, the queue of that stage included: time in a backlog or a plain to-do list comes before it.",
        .formula =
            "Finish − first entry into a stage of the stream that is not outside it, one value an item, in the bucket of its finish; value "
            "is the median "
            "(nearest rank). Interval: order statistics, 95 %. Limits: mean ± 2.66 mean moving range of the logarithms of the medians.",
        .leavesOut = "Items still open and discarded items; items without a known start or finish, or whose finish lies before their "
                     "start; items whose first stage is a final "
                     "one, because nobody saw when they were started. "
                     "Time back in the backlog after the start is not taken out.",
        .source = "The Kanban Guide (2020): the elapsed time between when a work item started and when it finished. Interval: Thompson, "
                  "Annals of "
                  "Mathematical Statistics 7 (1936). Limits: Wheeler, Understanding Variation (1993).",
        .moreIsBetter = false,
    };
    return info;
}

MetricResult CycleTime::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    return durationOfFinished(info(), facts, query, facts.items.cycle, progress);
}

MetricSample CycleTime::sample(const analysis::Facts& facts, const MetricResult& result) const
{
    return durationSample(result, facts.items.cycle);
}

} // namespace weir::metrics
