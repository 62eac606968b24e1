// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/trends_data.h"

#include "core/analysis/chosen_window.h"
#include "core/metrics/bucket_grid.h"

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

/// What one chart draws at most, and what its overview does.
constexpr int mostPoints = 2000;
constexpr int mostCoursePoints = 400;

double daysOf(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return 1;
    case Bucket::Week:
        return 7;
    case Bucket::Month:
        return 30.4;
    case Bucket::Quarter:
        break;
    }
    return 91.3;
}

/// The bucket asked for, or a longer one of which no more than `most` touch [first, last].
Bucket readableBucket(Bucket asked, Instant first, Instant last, int most)
{
    const double days = seconds(last - first) / 86400;
    Bucket bucket = asked;
    while (bucket != Bucket::Quarter && days > most * daysOf(bucket))
        bucket = static_cast<Bucket>(static_cast<int>(bucket) + 1);
    return bucket;
}

bool aboutCommits(const metrics::Metric& metric)
{
    return metric.info().unit == "commits";
}

/// Commits may be years older than the first item: where all time is asked for, their chart begins with the items.
Selection beginningWithItems(const TrendsData& data, Selection selection, const metrics::Metric& metric)
{
    const bool items = isKnown(data.window.coveredFirst);
    if (aboutCommits(metric) && items && selection.window.from == Instant::min())
        selection.window.from = data.facts().calendar.zone().startOf(data.facts().calendar.bucketOf(data.window.coveredFirst, data.bucket));
    return selection;
}

/// The buckets that widen the window begin where the data do.
Selection withinData(const TrendsData& data, Selection wide)
{
    const Calendar& calendar = data.facts().calendar;
    const Instant first =
        isKnown(data.window.coveredFirst) ? data.window.coveredFirst : metrics::commitSpan(data.facts(), data.window).first;
    if (wide.window.from == Instant::min() || !isKnown(first))
        return wide;
    const Instant begin = calendar.zone().startOf(calendar.bucketOf(first, data.bucket));
    const Instant asked = calendar.zone().startOf(calendar.bucketOf(data.query.selection.window.from, data.bucket));
    wide.window.from = std::max(wide.window.from, std::min(begin, asked));
    return wide;
}

/// What is there is there also if its week is not over; of what happened a part of a week says nothing.
std::optional<std::size_t> newestPoint(const metrics::MetricResult& result)
{
    for (std::size_t i = result.series.size(); i-- > 0;) {
        const metrics::MetricPoint& point = result.series[i];
        if (point.value && (result.info->isStock || !point.partial))
            return i;
    }
    return std::nullopt;
}

void findAxis(TrendsData& data)
{
    bool any = false;
    for (const MeasuredTrend& measured : data.trends) {
        const auto& series = measured.trend.result.series;
        if (series.empty())
            continue;
        data.from = any ? std::min(data.from, series.front().start) : series.front().start;
        data.to = any ? std::max(data.to, series.back().end) : series.back().end;
        any = true;
    }
}

/// From the first bucket of the window to its last, or as far as the other window is longer.
void findComparedAxis(TrendsData& data)
{
    const Calendar& calendar = data.facts().calendar;
    const auto day = [&](Instant t) { return calendar.bucketOf(t, data.bucket); };
    data.from = day(data.window.first);
    data.to = Calendar::nextBucket(day(std::max(data.window.first, data.window.last - Duration(1))), data.bucket);
    for (const MeasuredTrend& measured : data.trends) {
        if (const auto& series = measured.compared->earlier.series; !series.empty())
            data.to = std::max(data.to, data.from + (series.back().end - series.front().start));
    }
}

void compare(const TrendsData& data, const metrics::Metric& metric, MeasuredTrend& measured, Progress& progress)
{
    if (!data.earlier)
        return;
    const metrics::MetricQuery query {beginningWithItems(data, data.query.selection, metric), data.bucket};
    measured.inWindow = metric.compute(data.facts(), query, progress);
    measured.compared = metrics::compareMetric(metric, data.facts(), query, measured.inWindow, *data.earlier, progress);
}

} // namespace

std::size_t TrendsData::buckets() const
{
    std::size_t count = 0;
    for (Day day = from; day < to; day = Calendar::nextBucket(day, bucket))
        ++count;
    return count;
}

const MeasuredTrend* TrendsData::find(std::string_view metric) const
{
    const auto found = std::ranges::find_if(trends, [metric](const MeasuredTrend& measured) { return measured.info().id == metric; });
    return found == trends.end() ? nullptr : &*found;
}

TrendsDataPtr makeTrendsData(TrendsQuery query, Progress& progress)
{
    auto data = std::make_shared<TrendsData>();
    data->query = std::move(query);
    const analysis::Facts& facts = data->facts();
    const Selection& selection = data->query.selection;
    data->window = analysis::resolveWindow(facts, selection);
    Selection everything = selection;
    everything.window = {};
    const analysis::ResolvedWindow whole = analysis::resolveWindow(facts, everything);
    data->bucket = readableBucket(data->query.bucket, data->window.first, data->window.last, mostPoints);
    data->courseBucket = readableBucket(Bucket::Week, whole.first, whole.last, mostCoursePoints);
    data->earlier = analysis::comparedWindow(facts, selection, data->query.comparison);
    data->shown = withinData(*data, trends::trendWindow(facts, selection, data->bucket));
    const std::size_t count = metrics::allMetrics().size();
    for (const metrics::Metric* metric : metrics::allMetrics()) {
        progress.report(static_cast<std::int64_t>(data->trends.size()), static_cast<std::int64_t>(count));
        progress.checkpoint();
        MeasuredTrend measured;
        measured.trend = trends::measureTrend(*metric, facts, {beginningWithItems(*data, data->shown, *metric), data->bucket},
            data->query.marks.levelsOf(metric->info().id), progress);
        measured.newest = newestPoint(measured.trend.result);
        progress.checkpoint();
        compare(*data, *metric, measured, progress);
        measured.course = metric->compute(facts, {beginningWithItems(*data, everything, *metric), data->courseBucket}, progress).series;
        data->trends.push_back(std::move(measured));
    }
    data->earlier ? findComparedAxis(*data) : findAxis(*data);
    progress.checkpoint();
    data->items = makeItemPictures(facts, selection, data->window, data->bucket, progress);
    if (data->earlier) {
        Selection other = selection;
        other.window = *data->earlier;
        data->earlierItems = makeEarlierItems(facts, other, data->items, data->bucket, progress);
    }
    return data;
}

} // namespace weir::ui
