// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/value_axis.h"

#include "core/base/calendar.h"
#include "core/base/words.h"
#include "core/report/chart_axes.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr int valueTickCount = 5;
constexpr std::size_t mostLogTicks = 12;

double dayNumber(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

} // namespace

AxisUnit durationUnit(double mostSeconds)
{
    const TimeUnit unit = unitFor(mostSeconds);
    return {unit.seconds, QString::fromUtf8(unit.symbol.data(), static_cast<qsizetype>(unit.symbol.size())), false};
}

ValueAxis valueAxis(double most, const AxisUnit& unit)
{
    const std::vector<double> ticks = report::valueTicks(most / unit.size, valueTickCount, unit.whole);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    ValueAxis axis;
    for (const double tick : ticks) {
        const QString words = fixedText(tick, decimals);
        axis.ticks.push_back({tick * unit.size, tick == ticks.back() ? QString(words + narrowSpace + unit.symbol) : words});
    }
    axis.top = ticks.back() * unit.size;
    return axis;
}

ValueAxis logarithmicAxis(double least, double most, const AxisUnit& unit)
{
    const double low = least / unit.size;
    const double high = std::max(most / unit.size, low);
    std::vector<double> steps;
    for (auto decade = static_cast<int>(std::floor(std::log10(low))); std::pow(10.0, decade) <= high * 10; ++decade) {
        for (const double step : {1.0, 2.0, 5.0})
            steps.push_back(step * std::pow(10.0, decade));
    }
    // From the last step that is no more than the least value to the first that is no less than the greatest.
    const auto end = std::ranges::lower_bound(steps, high * (1 - 1e-9));
    steps.erase(end == steps.end() ? end : end + 1, steps.end());
    steps.erase(steps.begin(), std::max(steps.begin(), std::ranges::upper_bound(steps, low * (1 + 1e-9)) - 1));
    if (steps.size() < 2)
        steps.push_back(steps.front() * 10);
    ValueAxis axis;
    axis.bottom = std::log10(steps.front() * unit.size);
    axis.top = std::log10(steps.back() * unit.size);
    const bool decadesAlone = steps.size() > mostLogTicks;
    for (const double step : steps) {
        const double exponent = std::log10(step);
        if (decadesAlone && std::abs(exponent - std::round(exponent)) > 1e-6)
            continue;
        const int decimals = std::max(0, static_cast<int>(-std::floor(exponent + 1e-9)));
        axis.ticks.push_back({std::log10(step * unit.size), fixedText(step, decimals)});
    }
    if (!axis.ticks.empty())
        axis.ticks.back().words += narrowSpace + unit.symbol;
    return axis;
}

std::vector<TimeTick> timeTicks(double from, double to, Bucket bucket)
{
    const Day end(std::chrono::days(static_cast<int>(std::ceil(to))));
    std::vector<TimeTick> ticks;
    for (Day start = Calendar::startOfBucket(Day(std::chrono::days(static_cast<int>(from))), bucket); start < end;) {
        const Day next = Calendar::nextBucket(start, bucket);
        ticks.push_back({(dayNumber(start) + dayNumber(next)) / 2, bucketTick(start, bucket), bucketYear(start, bucket)});
        start = next;
    }
    // So short a time that the middle of no bucket lies in it: what is seen of them is named.
    if (std::ranges::none_of(ticks, [from, to](const TimeTick& tick) { return tick.x >= from && tick.x <= to; }))
        ticks.resize(std::min<std::size_t>(ticks.size(), 1));
    for (TimeTick& tick : ticks)
        tick.x = ticks.size() == 1 ? (from + to) / 2 : tick.x;
    return ticks;
}

std::vector<TrendPicture::Note> annotationNotes(const ChartMarks& marks)
{
    std::vector<TrendPicture::Note> notes;
    for (const Annotation& annotation : marks.annotations)
        notes.push_back({dayNumber(annotation.day), QString::fromStdString(annotation.text), false, trends::Judgement::Neutral});
    return notes;
}

} // namespace weir::ui
