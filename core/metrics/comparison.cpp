// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/comparison.h"

#include "core/base/words.h"
#include "core/stats/differences.h"

#include <algorithm>
#include <cmath>

namespace weir::metrics {

namespace {

/// A difference below this one looks like none beside one of `largest`: ratios are told in points with one decimal, durations in the
/// unit of the longest with one, counts with two.
double shownAsNothing(const MetricInfo& info, double largest)
{
    if (info.unit == "ratio")
        return 0.0005;
    return info.unit == "seconds" ? 0.05 * unitFor(largest).seconds : 0.005;
}

void setDifference(MetricComparison& comparison, const std::optional<stats::Difference>& found, DifferenceMethod method)
{
    comparison.method = found ? method : DifferenceMethod::TooFew;
    if (!found)
        return;
    comparison.difference = found->value;
    comparison.low = found->interval.low;
    comparison.high = found->interval.high;
}

void compareCounts(MetricComparison& comparison, const MetricResult& now)
{
    comparison.n = now.known;
    comparison.nBefore = comparison.earlier.known;
    const stats::Counted newer {now.known, now.buckets};
    const stats::Counted older {comparison.earlier.known, comparison.earlier.buckets};
    setDifference(comparison, stats::rateDifference(newer, older), DifferenceMethod::Rates);
    if (const auto ratio = stats::rateRatio(newer, older)) {
        comparison.ratio = ratio->value;
        comparison.ratioLow = ratio->low;
        comparison.ratioHigh = ratio->high;
    }
}

} // namespace

std::string_view methodName(DifferenceMethod method)
{
    switch (method) {
    case DifferenceMethod::None:
        break;
    case DifferenceMethod::Rates:
        return "rates";
    case DifferenceMethod::Medians:
        return "medians";
    case DifferenceMethod::Ratios:
        return "ratios";
    case DifferenceMethod::TooFew:
        return "too few";
    case DifferenceMethod::Counted:
        return "counted";
    }
    return "unknown";
}

bool MetricComparison::beyondChance() const
{
    return low && high && (*low > 0 || *high < 0)
        && std::min(std::abs(*low), std::abs(*high)) >= shownAsNothing(*info, std::max(std::abs(*low), std::abs(*high)));
}

MetricComparison compareMetric(const Metric& metric, const analysis::Facts& facts, const MetricQuery& query, const MetricResult& now,
    const TimeWindow& window, Progress& progress)
{
    MetricComparison comparison;
    comparison.info = &metric.info();
    comparison.window = window;
    MetricQuery earlier = query;
    earlier.selection.window = window;
    comparison.earlier = metric.compute(facts, earlier, progress);
    comparison.value = now.summary.value;
    comparison.before = comparison.earlier.summary.value;
    comparison.n = now.summary.n;
    comparison.nBefore = comparison.earlier.summary.n;
    comparison.atMost = now.atMost || comparison.earlier.atMost;
    if (!comparison.value || !comparison.before || comparison.atMost)
        return comparison;
    comparison.difference = *comparison.value - *comparison.before;
    progress.checkpoint();
    if (metric.info().isStock) {
        comparison.method = DifferenceMethod::Counted;
    } else if (now.buckets > 0 && comparison.earlier.buckets > 0) {
        compareCounts(comparison, now);
    } else {
        MetricSample newer = metric.sample(facts, now);
        MetricSample older = metric.sample(facts, comparison.earlier);
        if (newer.wholes.empty())
            setDifference(comparison, stats::percentileDifference(newer.values, older.values, 0.5), DifferenceMethod::Medians);
        else
            setDifference(
                comparison, stats::ratioDifference({newer.values, newer.wholes}, {older.values, older.wholes}), DifferenceMethod::Ratios);
    }
    return comparison;
}

} // namespace weir::metrics
