// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/trend_signals.h"

#include <algorithm>

namespace weir::ui {

namespace {

using metrics::MetricPoint;

void markLevel(TrendSignals& found, const std::vector<MetricPoint>& series, const trends::Level& level)
{
    for (const auto& signal : level.limits->signalPoints) {
        const auto at = std::ranges::lower_bound(series, signal.start, {}, &MetricPoint::start);
        TrendSignals::Point& point = found.points[static_cast<std::size_t>(at - series.begin())];
        point.above = *at->value > level.limits->centre;
        if (signal.rule == "outside")
            point.outside = true;
        else
            point.run = true;
    }
    for (std::size_t row = level.begin; row < level.end; ++row) {
        if (found.points[row].outside)
            found.outside.push_back(row);
    }
}

/// Points without a value, and those of buckets that are not whole, do not interrupt a run.
void findRuns(TrendSignals& found, const std::vector<MetricPoint>& series, const trends::Level& level)
{
    bool running = false;
    for (std::size_t row = level.begin; row < level.end; ++row) {
        if (!series[row].value || series[row].partial)
            continue;
        const TrendSignals::Point& point = found.points[row];
        const bool goesOn = running && point.run && found.runs.back().above == point.above;
        if (goesOn) {
            found.runs.back().last = row;
            ++found.runs.back().count;
        } else if (point.run) {
            found.runs.push_back({row, row, 1, point.above});
        }
        running = point.run;
    }
}

} // namespace

TrendSignals trendSignals(const trends::Trend& trend)
{
    TrendSignals found;
    found.points.resize(trend.result.series.size());
    for (const trends::Level& level : trend.levels) {
        if (!level.limits)
            continue;
        markLevel(found, trend.result.series, level);
        findRuns(found, trend.result.series, level);
    }
    const auto& series = trend.result.series;
    const auto newest =
        std::find_if(series.rbegin(), series.rend(), [](const MetricPoint& point) { return point.value && !point.partial; });
    found.runLasts = newest != series.rend() && !found.runs.empty() && &series[found.runs.back().last] == &*newest;
    return found;
}

trends::Judgement judged(const metrics::MetricInfo& info, bool more)
{
    if (!info.hasDirection)
        return trends::Judgement::Neutral;
    return more == info.moreIsBetter ? trends::Judgement::Better : trends::Judgement::Worse;
}

} // namespace weir::ui
