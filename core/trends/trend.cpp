// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trends/trend.h"

#include "core/analysis/silences.h"
#include "core/metrics/series.h"
#include "core/stats/change_points.h"
#include "core/stats/false_alarms.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weir::trends {

namespace {

using metrics::MetricPoint;
using Points = std::vector<std::optional<double>>;

constexpr std::size_t fewestForDrift = 8;
constexpr int signFlips = 999;

Points wholePoints(std::span<const MetricPoint> series)
{
    Points points(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!series[i].partial)
            points[i] = series[i].value;
    }
    return points;
}

/// So long a silence of all items is no level of what is counted: its buckets are left as they are, but are not judged.
void leaveOutSilences(metrics::MetricResult& result, const analysis::Facts& facts)
{
    if (result.info->unit == "commits" || result.info->isStock)
        return;
    for (const analysis::Silence& silence : analysis::silences(facts)) {
        for (MetricPoint& point : result.series) {
            if (point.start >= silence.to || point.end <= silence.from)
                continue;
            point.partial = true;
            if (point.n == 0)
                point.value = point.low = point.high = std::nullopt;
        }
    }
}

std::vector<Level> levelsOf(std::span<const MetricPoint> series, std::span<const Day> confirmed, std::optional<stats::ControlKind> kind)
{
    std::vector<std::size_t> bounds {0, series.size()};
    for (const Day day : confirmed) {
        const auto first = std::ranges::lower_bound(series, day, {}, &MetricPoint::start);
        bounds.push_back(static_cast<std::size_t>(first - series.begin()));
    }
    std::ranges::sort(bounds);
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    std::vector<Level> levels;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        const auto part = series.subspan(bounds[i - 1], bounds[i] - bounds[i - 1]);
        levels.push_back({bounds[i - 1], bounds[i], kind ? metrics::seriesLimits(part, *kind) : std::nullopt});
    }
    return levels;
}

/// Of charts whose levels are as long and as high.
double falseAlarms(const Points& points, const std::vector<Level>& levels, stats::ControlKind kind)
{
    double silent = 1;
    for (const Level& level : levels)
        silent *= 1 - stats::falseAlarmShare(std::span(points).subspan(level.begin, level.end - level.begin), kind);
    return 1 - silent;
}

/// Where the newest level is what was left when a short one before it ended, that is no news of the newest one: the short one is a blip.
/// Its points are taken out and the rest is looked at again, until the newest step leads from one level that lasted to another.
std::vector<stats::ChangePoint> lastingChanges(
    Points points, std::vector<stats::ChangePoint> changes, stats::ControlKind kind, const Progress& progress)
{
    while (changes.size() >= 2) {
        const auto begin = static_cast<std::ptrdiff_t>(changes[changes.size() - 2].index);
        const auto end = static_cast<std::ptrdiff_t>(changes.back().index);
        const auto there = std::ranges::count_if(points.begin() + begin, points.begin() + end, [](const auto& p) { return p.has_value(); });
        if (there >= static_cast<std::ptrdiff_t>(stats::shortestRun))
            break;
        std::fill(points.begin() + begin, points.begin() + end, std::nullopt);
        changes = stats::changePoints(points, kind, progress);
    }
    return changes;
}

Judgement judge(const metrics::MetricInfo& info, bool rises)
{
    if (!info.hasDirection)
        return Judgement::Neutral;
    return rises == info.moreIsBetter ? Judgement::Better : Judgement::Worse;
}

/// A stock moves by what comes and goes. It drifts where these steps do not balance: if they did, each step could as well have had the
/// other sign, and so large a sum would be rare among random signs.
void findDrift(Trend& trend, const Points& points)
{
    std::vector<double> steps;
    std::optional<double> last;
    for (const auto& point : points) {
        if (point && last)
            steps.push_back(*point - *last);
        if (point)
            last = point;
    }
    if (steps.size() < fewestForDrift) {
        trend.finding = Finding::TooFew;
        return;
    }
    const double sum = std::accumulate(steps.begin(), steps.end(), 0.0);
    stats::Random random(steps.size());
    int asLarge = 0;
    for (int i = 0; i < signFlips; ++i) {
        double flipped = 0;
        for (const double step : steps)
            flipped += random.chance(0.5) ? step : -step;
        asLarge += std::abs(flipped) >= std::abs(sum) * (1 - 1e-12) ? 1 : 0;
    }
    trend.p = (asLarge + 1.0) / (signFlips + 1.0);
    trend.perBucket = sum / static_cast<double>(steps.size());
    trend.rises = sum > 0;
    trend.finding = trend.p <= stats::changeLevel ? Finding::Drifts : Finding::Steady;
}

/// The newest signal of a rule over all levels.
const metrics::MetricLimits::Signal* newestSignal(const std::vector<Level>& levels, std::string_view rule)
{
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        if (!level->limits)
            continue;
        const auto& all = level->limits->signalPoints;
        for (auto signal = all.rbegin(); signal != all.rend(); ++signal) {
            if (signal->rule == rule)
                return &*signal;
        }
    }
    return nullptr;
}

const MetricPoint& pointAt(const Trend& trend, Day start)
{
    return *std::ranges::lower_bound(trend.result.series, start, {}, &MetricPoint::start);
}

const Level& levelAt(const Trend& trend, Day start)
{
    const auto row = static_cast<std::size_t>(&pointAt(trend, start) - trend.result.series.data());
    return *std::ranges::find_if(trend.levels, [row](const Level& level) { return row >= level.begin && row < level.end; });
}

/// The first point of the run that ends at `end`, within its level.
Day beginOfRun(const Trend& trend, Day end)
{
    const Level& level = levelAt(trend, end);
    const double centre = level.limits->centre;
    const bool above = *pointAt(trend, end).value > centre;
    Day begin = end;
    for (auto row = static_cast<std::size_t>(&pointAt(trend, end) - trend.result.series.data()) + 1; row-- > level.begin;) {
        const MetricPoint& point = trend.result.series[row];
        if (!point.value || point.partial)
            continue;
        if (*point.value == centre || (*point.value > centre) != above)
            break;
        begin = point.start;
    }
    return begin;
}

/// One wild point moves the mean away from all others, which then run on the other side of it. Of the mean without the points outside,
/// too, the run that ends at `end` lies on one side.
bool runsWithoutOutside(const Trend& trend, Day end)
{
    const Level& level = levelAt(trend, end);
    std::vector<MetricPoint> inside(trend.result.series.begin() + static_cast<std::ptrdiff_t>(level.begin),
        trend.result.series.begin() + static_cast<std::ptrdiff_t>(level.end));
    for (const auto& signal : level.limits->signalPoints) {
        if (signal.rule == "outside")
            std::ranges::lower_bound(inside, signal.start, {}, &MetricPoint::start)->value.reset();
    }
    const auto kind = controlKind(*trend.result.info);
    const auto limits = kind ? metrics::seriesLimits(inside, *kind) : std::nullopt;
    if (!limits)
        return false;
    const Day begin = beginOfRun(trend, end);
    const bool above = *pointAt(trend, end).value > limits->centre;
    return std::ranges::all_of(inside, [&](const MetricPoint& point) {
        const bool counts = point.value && !point.partial && point.start >= begin && point.start <= end;
        return !counts || (*point.value != limits->centre && (*point.value > limits->centre) == above);
    });
}

void findSignals(Trend& trend)
{
    if (std::ranges::none_of(trend.levels, [](const Level& level) { return level.limits.has_value(); })) {
        trend.finding = Finding::TooFew;
        return;
    }
    const auto tell = [&trend](Finding finding, Day since, Day at) {
        trend.finding = finding;
        trend.since = since;
        trend.rises = *pointAt(trend, at).value > levelAt(trend, at).limits->centre;
    };
    const auto* outside = newestSignal(trend.levels, "outside");
    const auto* run = newestSignal(trend.levels, "run");
    if (run != nullptr && (outside == nullptr || (run->start > outside->start && runsWithoutOutside(trend, run->start))))
        tell(Finding::Ran, beginOfRun(trend, run->start), run->start);
    else if (outside != nullptr)
        tell(Finding::Outside, outside->start, outside->start);
    else
        trend.finding = Finding::Steady;
}

} // namespace

std::optional<stats::ControlKind> controlKind(const metrics::MetricInfo& info)
{
    if (info.isStock)
        return std::nullopt;
    return info.unit == "seconds" ? stats::ControlKind::Duration
        : info.unit == "ratio"    ? stats::ControlKind::Ratio
                                  : stats::ControlKind::Count;
}

Selection trendWindow(const analysis::Facts& facts, const Selection& selection, Bucket bucket)
{
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, selection);
    Selection wide = selection;
    if (selection.window.from == Instant::min())
        return wide;
    Day first = facts.calendar.bucketOf(window.last - Duration(1), bucket);
    for (int i = 1; i < fewestBuckets; ++i)
        first = Calendar::startOfBucket(first - std::chrono::days(1), bucket);
    const Instant earliest = facts.calendar.zone().startOf(first);
    const Instant asked = facts.calendar.zone().startOf(facts.calendar.bucketOf(selection.window.from, bucket));
    wide.window.from = std::min(earliest, asked);
    return wide;
}

Trend measureTrend(const metrics::Metric& metric, const analysis::Facts& facts, const metrics::MetricQuery& query,
    std::span<const Day> confirmed, Progress& progress)
{
    Trend trend;
    trend.result = metric.compute(facts, query, progress);
    leaveOutSilences(trend.result, facts);
    const auto kind = controlKind(metric.info());
    const Points points = wholePoints(trend.result.series);
    trend.charted = static_cast<std::size_t>(std::ranges::count_if(points, [](const auto& point) { return point.has_value(); }));
    trend.levels = levelsOf(trend.result.series, confirmed, kind);
    trend.falseAlarms = kind ? falseAlarms(points, trend.levels, *kind) : 0;
    trend.result.limits = trend.levels.empty() ? std::nullopt : trend.levels.back().limits;
    if (std::ranges::none_of(trend.result.series, [](const MetricPoint& point) { return point.value.has_value(); }))
        return trend;
    if (kind) {
        progress.checkpoint();
        const auto changes = stats::changePoints(points, *kind, progress);
        for (const stats::ChangePoint& change : changes)
            trend.changes.push_back({trend.result.series[change.index].start, change.before, change.after, change.p});
        const auto lasting = lastingChanges(points, changes, *kind, progress);
        if (lasting.empty()) {
            findSignals(trend);
        } else {
            const stats::ChangePoint& newest = lasting.back();
            trend.finding = Finding::Shifted;
            trend.since = trend.result.series[newest.index].start;
            trend.before = newest.before;
            trend.after = newest.after;
            trend.p = newest.p;
            trend.rises = newest.after > newest.before;
        }
    } else {
        findDrift(trend, points);
    }
    if (trend.changed())
        trend.judgement = judge(metric.info(), trend.rises);
    return trend;
}

} // namespace weir::trends
