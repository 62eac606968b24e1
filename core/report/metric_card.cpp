// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/metric_card.h"

#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/chart_svg.h"

#include <algorithm>
#include <string_view>

namespace weir::report {

namespace {

using metrics::MetricPoint;
using metrics::MetricResult;

constexpr double chartWidth = 369, chartHeight = 190;

struct ValueWords {
    std::string value, unit;
};

std::string beforeUnit(const std::string& words)
{
    return words.substr(0, words.find(narrowSpace));
}

ValueWords valueWords(const MetricResult& result, Bucket bucket, std::string_view asOf)
{
    if (!result.summary.value)
        return {"unknown", {}};
    const double value = *result.summary.value;
    if (result.info->unit == "ratio")
        return {beforeUnit(percent(value)), result.atMost ? "% at most" : "%"};
    if (result.info->unit == "seconds") {
        const std::string words = shortDuration(value);
        const std::size_t space = words.find(narrowSpace);
        return {beforeUnit(words), words.substr(space + narrowSpace.size()) + ", median"};
    }
    if (result.info->isStock)
        return {groupedNumber(static_cast<std::int64_t>(value)), "items " + std::string(asOf)};
    return {figure(value), std::string(result.info->unit) + " a " + std::string(bucketName(bucket))};
}

} // namespace

std::string figuresLine(const MetricResult& result, Bucket bucket)
{
    const metrics::MetricSummary& s = result.summary;
    const TimeUnit unit = unitFor(s.p85.value_or(0)); // one for both
    const auto words = [&result, &unit](double value) {
        return result.info->unit == "seconds" ? shortDuration(value, unit) : result.info->unit == "ratio" ? percent(value) : figure(value);
    };
    const bool measuresItems = result.info->unit == "seconds" || result.info->unit == "ratio";
    std::string line = "n = " + groupedNumber(s.n) + " ";
    if (measuresItems)
        line += s.n == 1 ? "item" : "items";
    else
        line += (result.info->isStock ? "" : "whole ") + std::string(bucketName(bucket)) + (s.n == 1 ? "" : "s");
    if (s.p50 && s.p85)
        line += "; median " + words(*s.p50) + ", 85" + std::string(narrowSpace) + "% at most " + words(*s.p85);
    line += ". Known for " + groupedNumber(result.known) + " of " + groupedNumber(result.of) + ".";
    if (result.atMost)
        line += " At most, because waiting counts as work where no queue is known.";
    return line;
}

SignalWords signalWords(const MetricResult& result, Bucket bucket)
{
    const std::string name(bucketName(bucket));
    const auto whole = std::ranges::count_if(result.series, [](const MetricPoint& p) { return p.value && !p.partial; });
    if (whole == 0) {
        const auto covered = std::ranges::count(result.series, false, &MetricPoint::partial);
        return {covered > 0 ? "Nothing known in " + counted(covered, "whole " + name, "whole " + name + "s")
                            : "No whole " + name + " is covered by the data",
            Card::Sense::Neutral};
    }
    if (!result.limits)
        return {"Without limits, " + counted(whole, name, name + "s"), Card::Sense::Neutral};
    const auto& signals = result.limits->signalPoints;
    if (signals.empty())
        return {"No signal in " + counted(whole, name, name + "s"), Card::Sense::Neutral};
    const auto outside = std::ranges::count(signals, std::string("outside"), &metrics::MetricLimits::Signal::rule);
    const auto run = static_cast<std::ptrdiff_t>(signals.size()) - outside;
    const Day newest = signals.back().start;
    const auto point = std::ranges::find(result.series, newest, &MetricPoint::start);
    const bool above = point != result.series.end() && point->value && *point->value > result.limits->centre;
    SignalWords words;
    if (outside > 0)
        words.words = counted(outside, name, name + "s") + " outside the limits";
    if (run > 0)
        words.words += outside > 0 ? ", " + groupedNumber(run) + " in long runs" : counted(run, name, name + "s") + " in long runs";
    words.words += "; newest " + dayWords(newest) + (above ? ", above the mean" : ", below the mean");
    if (result.info->hasDirection)
        words.sense = above == result.info->moreIsBetter ? Card::Sense::Better : Card::Sense::Worse;
    return words;
}

Card metricCard(const MetricResult& result, Bucket bucket, std::string_view asOf)
{
    const ValueWords value = valueWords(result, bucket, asOf);
    const SignalWords signal = signalWords(result, bucket);
    Card card {std::string(result.info->title), value.value, value.unit, signal.words, signal.sense,
        chartSvg(result, {.width = chartWidth, .height = chartHeight}), std::string(result.info->definition)};
    if (result.info->clock == "elapsed")
        card.caption += " Elapsed time.";
    card.caption.append(" ").append(figuresLine(result, bucket));
    return card;
}

} // namespace weir::report
