// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_pictures.h"

#include "ui/format/compared_text.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/models/trend_signals.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace weir::ui {

namespace {

struct TrendPictureText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TrendPictureText)
};

constexpr double limitsFrom = 3; ///< times the greatest value, beyond which a limit does not stretch the axis
constexpr double smallMargin = 0.06; ///< of the values' span, above and below

double dayNumber(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

void addPoints(TrendPicture& picture, const TrendsData& data, const MeasuredTrend& measured)
{
    const TrendSignals signalled = trendSignals(measured.trend);
    const auto& series = measured.trend.result.series;
    for (std::size_t row = 0; row < series.size(); ++row) {
        const metrics::MetricPoint& from = series[row];
        TrendPicture::Point point;
        point.x = (dayNumber(from.start) + dayNumber(from.end)) / 2;
        point.value = from.value;
        point.partial = from.partial && !(measured.info().isStock && row == measured.newest); // what is there now is there
        point.run = signalled.points[row].run;
        point.outside = signalled.points[row].outside;
        if (signalled.points[row].any())
            point.judgement = judged(measured.info(), signalled.points[row].above);
        point.tick = bucketTick(from.start, data.bucket);
        point.year = bucketYear(from.start, data.bucket);
        picture.points.push_back(std::move(point));
    }
    picture.newest = measured.newest;
    picture.lined = measured.trend.finding != trends::Finding::TooFew;
}

void addWindow(TrendPicture& picture, const TrendsData& data)
{
    const TimeWindow& window = data.query.selection.window;
    const Zone& zone = data.facts().calendar.zone();
    const double from = window.from == Instant::min() ? picture.from : dayNumber(zone.dayOf(window.from));
    const double to = window.to == Instant::max() ? picture.to : dayNumber(zone.dayOf(window.to - Duration(1))) + 1;
    if (from > picture.from || to < picture.to)
        picture.window = {std::max(from, picture.from), std::min(to, picture.to)};
}

void addBands(TrendPicture& picture, const MeasuredTrend& measured)
{
    const auto& series = measured.trend.result.series;
    for (const trends::Level& level : measured.trend.levels) {
        if (!level.limits || level.begin == level.end)
            continue;
        picture.bands.push_back({dayNumber(series[level.begin].start), dayNumber(series[level.end - 1].end), level.limits->lower,
            level.limits->centre, level.limits->upper, {}});
    }
}

/// The points that are shown: those before the window belong to the other one, or to none.
bool isShown(const TrendPicture& picture, const TrendPicture::Point& point)
{
    return point.x >= picture.from && point.x <= picture.to;
}

/// The windows beside each other: neither signals nor limits, which are of one stretch of time, but the other window behind.
void addEarlier(TrendPicture& picture, const TrendsData& data, const MeasuredTrend& measured)
{
    const auto& series = measured.compared->earlier.series;
    for (TrendPicture::Point& point : picture.points) {
        point.run = false;
        point.outside = false;
        if (!isShown(picture, point))
            point.value.reset(); // no line enters from before the window
    }
    for (const metrics::MetricPoint& from : series) {
        TrendPicture::Point point;
        point.x = (dayNumber(from.start) + dayNumber(from.end)) / 2 + dayNumber(data.from) - dayNumber(series.front().start);
        point.value = from.partial && !measured.info().isStock ? std::nullopt : from.value;
        picture.earlier.push_back(std::move(point));
    }
}

void addComparedLabels(TrendPicture& picture, const TrendsData& data, const MeasuredTrend& measured)
{
    const metrics::MetricComparison& compared = *measured.compared;
    const metrics::MetricInfo& info = measured.info();
    const Zone& zone = data.facts().calendar.zone();
    const Instant end = data.window.counted.to;
    picture.name =
        end > data.window.first ? windowText(data.window.first, end, zone, data.window.now) : TrendPictureText::tr("this window");
    picture.earlierName = daysText(*data.earlier, zone, data.window.now);
    if (!compared.before)
        picture.earlierName = TrendPictureText::tr("%1: nothing known", "days").arg(picture.earlierName);
    if (compared.value)
        picture.endLabels.push_back({*compared.value, metricText(info, *compared.value), TrendPictureText::tr("this window")});
    if (compared.before)
        picture.endLabels.push_back({*compared.before, metricText(info, *compared.before), TrendPictureText::tr("other window")});
}

/// The least and the greatest value of points and limits; of points that are set aside only where they are drawn.
std::pair<double, double> extremes(const TrendPicture& picture, bool drawsPartial)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const TrendPicture::Point& point = picture.points[i];
        if (point.value && isShown(picture, point) && (drawsPartial || !point.partial || i == picture.newest))
            values.push_back(*point.value);
    }
    for (const TrendPicture::Point& point : picture.earlier) {
        if (point.value)
            values.push_back(*point.value);
    }
    for (const TrendPicture::EndLabel& label : picture.endLabels)
        values.push_back(label.value);
    for (const TrendPicture::Band& band : picture.bands) {
        values.push_back(band.lower);
        values.push_back(band.upper);
    }
    if (values.empty())
        return {0, 1};
    const auto [least, most] = std::ranges::minmax(values);
    return {least, most};
}

AxisUnit axisUnit(const metrics::MetricInfo& info, double most)
{
    if (info.unit == "seconds")
        return durationUnit(most);
    if (info.unit == "ratio")
        return {0.01, QStringLiteral("%"), false};
    return {1, info.unit == "commits" ? TrendPictureText::tr("commits") : TrendPictureText::tr("items"), true};
}

/// The greatest value of what is drawn beside limits; infinite where there is none.
double mostShown(const TrendPicture& picture)
{
    TrendPicture values = picture;
    values.bands.clear();
    const double most = extremes(values, true).second;
    return most > 0 ? most : std::numeric_limits<double>::infinity();
}

/// A limit far above all that was measured stands at the upper edge, with its number.
void keepLimitsInside(TrendPicture& picture)
{
    for (TrendPicture::Band& band : picture.bands)
        band.upper = std::min(band.upper, picture.top);
    for (TrendPicture::EndLabel& label : picture.endLabels) {
        if (label.value > picture.top)
            label.name = TrendPictureText::tr("%1, above", "upper limit").arg(label.name);
        label.value = std::min(label.value, picture.top);
    }
}

void addValueAxis(TrendPicture& picture, const metrics::MetricInfo& info)
{
    const double most = std::min(std::max(extremes(picture, true).second, 0.0), limitsFrom * mostShown(picture));
    const AxisUnit unit = axisUnit(info, most);
    const ValueAxis axis = valueAxis(most, unit);
    picture.valueTicks = axis.ticks;
    picture.bottom = 0;
    picture.top = axis.top;
    if (info.unit != "ratio")
        return;
    std::erase_if(picture.valueTicks, [](const TrendPicture::ValueTick& tick) { return tick.value > 1 + 1e-9; });
    picture.top = std::min(1.0, picture.top);
}

void addEndLabels(TrendPicture& picture, const MeasuredTrend& measured)
{
    const metrics::MetricInfo& info = measured.info();
    const auto& limits = measured.trend.result.limits;
    if (limits) {
        picture.endLabels.push_back({limits->upper, metricText(info, limits->upper), TrendPictureText::tr("upper limit")});
        picture.endLabels.push_back({limits->centre, metricText(info, limits->centre), TrendPictureText::tr("mean")});
        picture.endLabels.push_back({limits->lower, metricText(info, limits->lower), TrendPictureText::tr("lower limit")});
    } else if (measured.newest) {
        const double value = *measured.trend.result.series[*measured.newest].value;
        picture.endLabels.push_back({value, metricText(info, value), TrendPictureText::tr("newest")});
    }
    for (std::size_t i = 0; i + 1 < picture.bands.size(); ++i) {
        TrendPicture::Band& band = picture.bands[i];
        band.words = TrendPictureText::tr("before: mean %1, limits %2 to %3")
                         .arg(metricText(info, band.centre), metricLike(info, band.lower, band.upper), metricText(info, band.upper));
    }
}

void addNotes(TrendPicture& picture, const TrendsData& data, const MeasuredTrend& measured)
{
    const metrics::MetricInfo& info = measured.info();
    for (const trends::LevelChange& change : measured.trend.changes) {
        TrendPicture::Note note;
        note.x = dayNumber(change.start);
        note.words = TrendPictureText::tr("Shift: %1, before %2").arg(metricText(info, change.after), metricText(info, change.before));
        note.found = true;
        note.judgement = judged(info, change.after > change.before);
        picture.notes.push_back(std::move(note));
    }
    for (TrendPicture::Note& note : annotationNotes(data.query.marks))
        picture.notes.push_back(std::move(note));
}

void addSignals(TrendPicture& picture, const MeasuredTrend& measured)
{
    const TrendSignals signalled = trendSignals(measured.trend);
    const auto& series = measured.trend.result.series;
    if (measured.trend.finding == trends::Finding::Ran && !signalled.runs.empty()) {
        const TrendSignals::Run& run = signalled.runs.back();
        const QString count = countText(static_cast<std::int64_t>(run.count));
        picture.brackets.push_back({picture.points[run.first].x, picture.points[run.last].x,
            run.above ? TrendPictureText::tr("%1 in a row above the mean").arg(count)
                      : TrendPictureText::tr("%1 in a row below the mean").arg(count),
            judged(measured.info(), run.above)});
    }
    if (!signalled.outside.empty()) {
        const std::size_t row = signalled.outside.back();
        picture.captions.push_back(
            {row, TrendPictureText::tr("%1, outside").arg(metricText(measured.info(), *series[row].value)), picture.points[row].judgement});
    }
}

} // namespace

TrendPicture smallTrendPicture(const TrendsData& data, const MeasuredTrend& measured)
{
    TrendPicture picture;
    picture.from = dayNumber(data.from);
    picture.to = dayNumber(data.to);
    addPoints(picture, data, measured);
    measured.compared ? addEarlier(picture, data, measured) : addBands(picture, measured);
    const auto [least, greatest] = extremes(picture, false);
    const double most = std::min(greatest, std::max(least, limitsFrom * mostShown(picture)));
    const double margin = most > least ? (most - least) * smallMargin : 1;
    picture.bottom = least - margin;
    picture.top = most + margin;
    return picture;
}

TrendPicture trendPicture(const TrendsData& data, const MeasuredTrend& measured)
{
    TrendPicture picture;
    picture.from = dayNumber(data.from);
    picture.to = dayNumber(data.to);
    addPoints(picture, data, measured);
    if (measured.compared) {
        addEarlier(picture, data, measured);
        addComparedLabels(picture, data, measured);
        addValueAxis(picture, measured.info());
        picture.notes = annotationNotes(data.query.marks);
        return picture;
    }
    addWindow(picture, data);
    addBands(picture, measured);
    addValueAxis(picture, measured.info());
    addEndLabels(picture, measured);
    keepLimitsInside(picture);
    addNotes(picture, data, measured);
    addSignals(picture, measured);
    return picture;
}

} // namespace weir::ui
