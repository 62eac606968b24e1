// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/overview_data.h"

#include "core/metrics/metric.h"
#include "core/stats/differences.h"
#include "core/stats/summary.h"
#include "ui/models/item_rows.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace weir::ui {

namespace {

using metrics::MetricQuery;
using metrics::MetricResult;

constexpr int mostPoints = 30; // of a course 128 px wide
constexpr std::chrono::days lately(7);

/// Weeks, or the longer buckets of which a small course holds enough.
Bucket bucketFor(const analysis::ResolvedWindow& window)
{
    const auto days = std::chrono::duration_cast<std::chrono::days>(window.last - window.first).count();
    if (days <= 7 * mostPoints)
        return Bucket::Week;
    return days <= 30 * mostPoints ? Bucket::Month : Bucket::Quarter;
}

/// Computes metrics for one selection; the window before shares the filter.
class Measure {
public:
    Measure(const OverviewData& data, Progress& progress)
        : m_data(data)
        , m_progress(progress)
        , m_bucket(bucketFor(data.stream->window))
    {
    }

    [[nodiscard]] MetricResult course(std::string_view id) const { return compute(id, shown(), m_bucket); }

    /// What is counted ÷ the time that the data cover.
    [[nodiscard]] std::optional<double> perWeek(std::string_view id, bool before) const
    {
        Selection selection = shown();
        if (before) {
            if (m_data.before == nullptr)
                return std::nullopt;
            selection.window = m_data.before->window.asked;
        }
        return compute(id, selection, Bucket::Week).summary.value;
    }

    [[nodiscard]] Bucket bucket() const { return m_bucket; }

private:
    /// The window as it is shown: an open one begins with the items, also for commits, which may be older.
    [[nodiscard]] Selection shown() const
    {
        Selection selection = m_data.selection;
        if (selection.window.from == Instant::min())
            selection.window.from = m_data.stream->window.first;
        return selection;
    }

    [[nodiscard]] MetricResult compute(std::string_view id, const Selection& selection, Bucket bucket) const
    {
        const metrics::Metric* metric = metrics::findMetric(id);
        return metric == nullptr ? MetricResult() : metric->compute(*m_data.facts, {.selection = selection, .bucket = bucket}, m_progress);
    }

    const OverviewData& m_data;
    Progress& m_progress;
    Bucket m_bucket;
};

void setCourse(OverviewFigure& figure, std::vector<std::optional<double>> course)
{
    figure.course = std::move(course);
    for (const auto& value : figure.course) {
        if (!value)
            continue;
        figure.least = figure.least ? std::min(*figure.least, *value) : *value;
        figure.most = figure.most ? std::max(*figure.most, *value) : *value;
    }
}

/// A part of a week says nothing about a count; a median of it does.
std::vector<std::optional<double>> courseOf(const MetricResult& result, bool wholeOnly)
{
    std::vector<std::optional<double>> course;
    for (const metrics::MetricPoint& point : result.series)
        course.push_back(wholeOnly && point.partial ? std::nullopt : point.value);
    return course;
}

/// Counts of whole buckets, each as so many a week.
std::vector<std::optional<double>> weeklyCourseOf(const MetricResult& result)
{
    std::vector<std::optional<double>> course = courseOf(result, true);
    for (std::size_t b = 0; b < course.size(); ++b) {
        const std::chrono::days length = result.series[b].end - result.series[b].start;
        if (course[b])
            *course[b] *= 7.0 / static_cast<double>(length.count());
    }
    return course;
}

bool hasSignal(const MetricResult& result)
{
    return result.limits && !result.limits->signalPoints.empty();
}

/// The 85th percentile of the lead time, bucket by bucket of `lead`'s series.
std::vector<std::optional<double>> percentileCourse(const analysis::Facts& facts, const MetricResult& lead, Bucket bucket)
{
    std::map<Day, std::vector<double>> values;
    for (const std::uint32_t item : lead.items) {
        if (isKnown(facts.items.lead[item]) && isKnown(facts.items.finished[item]))
            values[facts.calendar.bucketOf(facts.items.finished[item], bucket)].push_back(seconds(facts.items.lead[item]));
    }
    std::vector<std::optional<double>> course;
    for (const metrics::MetricPoint& point : lead.series) {
        const auto found = values.find(point.start);
        course.push_back(found == values.end() ? std::nullopt : stats::percentile(found->second, 0.85));
    }
    return course;
}

void addFigures(OverviewData& data, Progress& progress)
{
    const Measure measure(data, progress);
    const auto& now = data.stream->totals;
    const auto* earlier = data.before.get();

    const MetricResult lead = measure.course("lead_time");
    data.lead.value = now.leadTime.p50;
    data.within85.value = now.leadTime.p85;
    if (earlier != nullptr) {
        data.lead.before = earlier->totals.leadTime.p50;
        data.within85.before = earlier->totals.leadTime.p85;
        data.inStream.before = static_cast<double>(earlier->inProgress);
        data.activeShare.before = earlier->totals.flowEfficiency;
    }
    data.lead.signal = hasSignal(lead);
    setCourse(data.lead, courseOf(lead, false));
    setCourse(data.within85, percentileCourse(*data.facts, lead, measure.bucket()));

    const MetricResult finished = measure.course("throughput");
    const bool undated = data.stream->finished == 0 && data.stream->doneUndated > 0; // then none is known, not none
    if (!undated)
        data.finished.value = analysis::ratePerWeek(data.stream->finished, data.stream->window);
    if (earlier != nullptr)
        data.finished.before = analysis::ratePerWeek(earlier->finished, earlier->window);
    data.finished.signal = hasSignal(finished);
    if (!undated)
        setCourse(data.finished, weeklyCourseOf(finished));

    data.inStream.value = static_cast<double>(data.stream->inProgress);
    setCourse(data.inStream, courseOf(measure.course("wip"), false));

    const MetricResult active = measure.course("flow_efficiency");
    data.activeShare.value = now.flowEfficiency;
    data.activeShare.signal = hasSignal(active);
    setCourse(data.activeShare, courseOf(active, false));

    data.hasCommits = data.facts->data->commits.size() > 0;
    if (!data.hasCommits)
        return;
    data.commits.value = measure.perWeek("commits", false);
    data.commits.before = measure.perWeek("commits", true);
    setCourse(data.commits, weeklyCourseOf(measure.course("commits")));
}

/// One figure in both windows; it shows what the metric says where the windows are compared.
metrics::MetricComparison compareFigure(
    OverviewFigure& figure, const OverviewData& data, std::string_view id, const TimeWindow& window, Progress& progress)
{
    const metrics::Metric& metric = *metrics::findMetric(id);
    Selection selection = data.selection;
    if (selection.window.from == Instant::min())
        selection.window.from = data.stream->window.first;
    const metrics::MetricQuery query {selection, Bucket::Week};
    metrics::MetricComparison compared =
        metrics::compareMetric(metric, *data.facts, query, metric.compute(*data.facts, query, progress), window, progress);
    figure.before = compared.before;
    figure.difference = shownDifference(compared);
    figure.n = compared.n;
    figure.nBefore = compared.nBefore;
    return compared;
}

/// Of the slowest 15 % of the finished items.
void compareWithin85(OverviewData& data, const TimeWindow& window, Progress& progress)
{
    const metrics::Metric& lead = *metrics::findMetric("lead_time");
    const auto sample = [&](const TimeWindow& of) {
        Selection selection = data.selection;
        selection.window = of;
        return lead.sample(*data.facts, lead.compute(*data.facts, {selection, Bucket::Quarter}, progress)).values;
    };
    std::vector<double> now = sample(data.selection.window);
    std::vector<double> then = sample(window);
    ShownDifference shown;
    shown.missing = now.empty() ? ShownDifference::Missing::Now : ShownDifference::Missing::Then;
    if (const auto found = stats::percentileDifference(now, then, 0.85)) {
        shown.value = found->value;
        shown.interval = found->interval;
    } else if (!now.empty() && !then.empty()) {
        shown.value = *stats::percentile(now, 0.85) - *stats::percentile(then, 0.85);
    }
    data.within85.difference = shown;
}

/// Of the finished items those whose lead time is known.
void compareKnown(OverviewData& data)
{
    ShownDifference shown;
    shown.unit = ShownDifference::Unit::Ratio;
    if (data.before != nullptr) {
        const stats::Share now {data.stream->leadTimeKnown, data.stream->finished};
        const stats::Share then {data.before->leadTimeKnown, data.before->finished};
        if (const auto found = stats::shareDifference(now, then)) {
            shown.value = found->value;
            shown.interval = found->interval;
            data.known.before = static_cast<double>(then.hits) / static_cast<double>(then.of);
        }
    }
    data.known.difference = shown;
}

void compareFigures(OverviewData& data, const TimeWindow& window, Progress& progress)
{
    data.leadCompared = compareFigure(data.lead, data, "lead_time", window, progress);
    compareWithin85(data, window, progress);
    compareFigure(data.finished, data, "throughput", window, progress);
    compareFigure(data.activeShare, data, "flow_efficiency", window, progress);
    compareFigure(data.inStream, data, "wip", window, progress);
    if (data.hasCommits)
        compareFigure(data.commits, data, "commits", window, progress);
    compareKnown(data);
}

LastDays lastDaysOf(const analysis::Facts& facts, const Selection& selection, const TimeWindow& counted)
{
    LastDays days;
    const Instant newest = facts.data->newest;
    if (!isKnown(newest))
        return days;
    const analysis::ResolvedWindow resolved = analysis::resolveWindow(facts, selection); // commits may go on after the tracker's export
    const Instant end = std::min({newest, counted.to - Duration(1), resolved.stateTo() - Duration(1)});
    const Zone& zone = facts.calendar.zone();
    const Day last = zone.dayOf(end) + std::chrono::days(1);
    days.from = zone.startOf(last - lately);
    days.to = zone.startOf(last);
    const TimeWindow window {.from = days.from, .to = std::min(days.to, counted.to)};
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    for (std::size_t item = 0; item < passes.size(); ++item) {
        if (passes[item] == 0)
            continue;
        days.created += window.contains(facts.data->items.created[item]) ? 1 : 0;
        days.finished += window.contains(facts.items.finished[item]) ? 1 : 0;
        const bool discarded = facts.items.state[item] == analysis::ItemState::Discarded;
        days.left += discarded && window.contains(facts.items.ended[item]) ? 1 : 0;
    }
    return days;
}

bool inStream(const analysis::Facts& facts, StageIndex stage)
{
    if (!stage.valid())
        return false;
    const StageKind kind = facts.map.stages[stage.row()].kind;
    return kind == StageKind::Work || kind == StageKind::Wait;
}

/// The ways of the finished items from beginning to end, whatever of them lies in the window.
void countWays(OverviewData& data, Progress& progress)
{
    const analysis::Facts& facts = *data.facts;
    const analysis::StageVisitColumns& visits = facts.stageVisits;
    std::vector<std::size_t> seenIn(facts.map.stages.size(), 0); // by stage: the item last seen there, and by which telling
    for (const std::uint32_t item : listItems(facts, data.selection, ItemMode::Finished, progress)) {
        const std::size_t first = facts.items.firstStageVisit[item];
        bool moved = false;
        bool back = false;
        for (std::size_t v = first; v < first + facts.items.stageVisitCount[item]; ++v) {
            const StageIndex stage = visits.stage[v];
            const StageIndex from = visits.from[v];
            const std::size_t telling = 2 * std::size_t {item} + (v < facts.items.entriesFrom(item) ? 1 : 2);
            moved = moved || from.valid();
            if (!stage.valid())
                continue;
            back = back || (inStream(facts, from) && inStream(facts, stage) && stage.row() < from.row() && seenIn[stage.row()] == telling);
            seenIn[stage.row()] = telling;
        }
        data.moved += moved ? 1 : 0;
        data.straight += moved && !back ? 1 : 0;
    }
}

std::size_t unmappedStatuses(const analysis::Facts& facts)
{
    std::vector<std::uint8_t> used(facts.data->statuses.size(), 0);
    for (const StatusIndex status : facts.data->visits.status)
        used[status.row()] = 1;
    std::size_t count = 0;
    for (std::size_t s = 0; s < used.size(); ++s)
        count += used[s] != 0 && !facts.stageOfStatus[s].valid() ? 1U : 0U;
    return count;
}

} // namespace

bool knowsStages(const analysis::StreamResult& stream)
{
    return std::ranges::any_of(stream.stages, [](const analysis::StreamStage& stage) { return stage.inStream() && stage.used; });
}

OverviewDataPtr makeOverviewData(analysis::FactsPtr facts, const Selection& selection, std::shared_ptr<const analysis::StreamResult> stream,
    std::shared_ptr<const analysis::StreamResult> before, const std::optional<TimeWindow>& compared, Progress& progress)
{
    auto data = std::make_shared<OverviewData>();
    data->facts = std::move(facts);
    data->selection = selection;
    data->stream = std::move(stream);
    data->before = std::move(before);
    data->compared = compared;
    addFigures(*data, progress);
    if (compared)
        compareFigures(*data, *compared, progress);
    progress.checkpoint();
    data->attention = analysis::attention(*data->facts, selection, *data->stream, progress);
    data->lastDays = lastDaysOf(*data->facts, selection, data->stream->window.counted);
    countWays(*data, progress);
    data->unmapped = unmappedStatuses(*data->facts);
    return data;
}

} // namespace weir::ui
