// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/lead_time.h"

#include "core/metrics/series.h"

namespace weir::metrics {

const MetricInfo& LeadTime::info() const
{
    static constexpr MetricInfo info {
        .id = "lead_time",
        .title = "Lead time",
        .unit = "seconds",
        .clock = "elapsed",
        .definition = "How long finished items took from their creation to their finish, waiting included.",
        .formula = "Finish − creation, one value an item, in the bucket of its finish; value is the median (nearest rank). Interval: order "
                   "statistics, 95 %. "
                   "Limits: mean ± 2.66 mean moving range of the logarithms of the medians.",
        .leavesOut =
            "Items still open and discarded items; items without a known creation or finish, or whose finish lies before their creation.",
        .source =
            "D. J. Anderson, Kanban (2010): from request to delivery. Interval: Thompson, Annals of Mathematical Statistics 7 (1936). "
            "Limits: Wheeler, Understanding Variation (1993).",
        .moreIsBetter = false,
    };
    return info;
}

MetricResult LeadTime::compute(const analysis::Facts& facts, const MetricQuery& query, Progress& progress) const
{
    return durationOfFinished(info(), facts, query, facts.items.lead, progress);
}

MetricSample LeadTime::sample(const analysis::Facts& facts, const MetricResult& result) const
{
    return durationSample(result, facts.items.lead);
}

} // namespace weir::metrics
