// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/arrivals.h"
#include "core/metrics/commits.h"
#include "core/metrics/cycle_time.h"
#include "core/metrics/flow_efficiency.h"
#include "core/metrics/lead_time.h"
#include "core/metrics/metric.h"
#include "core/metrics/throughput.h"
#include "core/metrics/wip.h"

#include <algorithm>

namespace weir::metrics {

namespace {

const LeadTime leadTime;
const CycleTime cycleTime;
const Throughput throughput;
const Arrivals arrivals;
const WorkInProgress workInProgress;
const FlowEfficiency flowEfficiency;
const Commits commits;

} // namespace

const std::vector<const Metric*>& allMetrics()
{
    static const std::vector<const Metric*> all {
        &leadTime,
        &cycleTime,
        &throughput,
        &arrivals,
        &workInProgress,
        &flowEfficiency,
        &commits,
    };
    return all;
}

const Metric* findMetric(std::string_view id)
{
    const auto found = std::ranges::find_if(allMetrics(), [id](const Metric* metric) { return metric->info().id == id; });
    return found != allMetrics().end() ? *found : nullptr;
}

} // namespace weir::metrics
