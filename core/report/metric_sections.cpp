// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/metric_sections.h"

#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/chart_svg.h"
#include "core/report/metric_card.h"
#include "core/report/report_sections.h"
#include "core/stats/control_limits.h"
#include "core/stats/false_alarms.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace weir::report {

namespace {

constexpr double screenWidth = 900, paperWidth = 650, trendHeight = 240;

/// How far to trust a signal: of the chart that shows one most often.
std::string falseAlarmWords(const ReportContent& content)
{
    std::optional<double> share;
    for (const metrics::MetricResult& result : content.metrics) {
        std::vector<std::optional<double>> points;
        for (const metrics::MetricPoint& point : result.series)
            points.push_back(point.partial ? std::nullopt : point.value);
        if (const auto kind = trends::controlKind(*result.info); kind && result.limits)
            share = std::max(share.value_or(0), stats::falseAlarmShare(points, *kind));
    }
    if (!share)
        return {};
    return "; where nothing changes, a chart such as these still shows one "
        + (*share < 0.01 ? "less than once" : "up to " + fixedNumber(100 * *share, 0) + " times") + " in 100";
}

/// Why a metric has nothing to show whatever the window: what it counts is not there at all. Empty: it is.
std::string_view noDataWords(const ReportContent& content, const metrics::MetricResult& result)
{
    const Dataset& data = *content.facts->data;
    if (result.info->unit == "commits")
        return data.commits.size() == 0 ? "the data hold no commits" : "";
    return data.items.size() == 0 ? "the data hold no items" : "";
}

/// Limits hold from one confirmed level to the next.
std::vector<ChartOptions::Band> bandsOf(const trends::Trend& trend)
{
    std::vector<ChartOptions::Band> bands;
    for (const trends::Level& level : trend.levels) {
        if (level.limits && level.end > level.begin)
            bands.push_back({trend.result.series[level.begin].start, trend.result.series[level.end - 1].end, *level.limits});
    }
    return bands;
}

/// The finding, as Trends has it.
std::string findingWords(const trends::Trend& trend, Bucket bucket)
{
    const std::string unit(trend.result.info->unit);
    const auto value = [&unit](double v) { return unit == "seconds" ? shortDuration(v) : unit == "ratio" ? percent(v) : figure(v); };
    const std::string name(bucketName(bucket));
    switch (trend.finding) {
    case trends::Finding::Unknown:
        return "unknown";
    case trends::Finding::TooFew:
        return "too few " + name + "s to tell chance from change";
    case trends::Finding::Shifted:
        return value(trend.after) + " since " + dayWords(trend.since) + ", before " + value(trend.before);
    case trends::Finding::Drifts:
        return (trend.rises ? "grows by " : "shrinks by ") + figure(std::abs(trend.perBucket)) + " a " + name;
    case trends::Finding::Outside:
        return "outside its limits on " + dayWords(trend.since);
    case trends::Finding::Ran:
        return (trend.rises ? "above its mean since " : "below its mean since ") + dayWords(trend.since);
    case trends::Finding::Steady:
        break;
    }
    return "no signal in " + counted(static_cast<std::int64_t>(trend.charted), name, name + "s");
}

/// How the limits were made, and how often they cry wolf.
std::string limitsWords(const trends::Trend& trend)
{
    const auto kind = trends::controlKind(*trend.result.info);
    if (!trend.result.limits || !kind)
        return {};
    const std::string made = *kind == stats::ControlKind::Count ? "made for counts" : "mean ± 2.66 times the mean moving range";
    return " Limits: " + made + (*kind == stats::ControlKind::Duration ? ", on logarithms" : "") + "; a stable chart of "
        + groupedNumber(static_cast<std::int64_t>(trend.charted)) + " points shows a signal " + percent(trend.falseAlarms)
        + " of the time.";
}

} // namespace

std::optional<Section> metricsSection(const ReportContent& content)
{
    if (content.metrics.empty())
        return std::nullopt;
    Cards cards;
    std::map<std::string_view, std::string> without; ///< what is not there at all → metrics that would count it
    for (const metrics::MetricResult& result : content.metrics) {
        const std::string_view noData = noDataWords(content, result);
        if (noData.empty())
            cards.cards.push_back(metricCard(result, content.recipe.bucket, asOf(content)));
        else
            without[noData].append(without[noData].empty() ? "" : ", ").append(result.info->title);
    }
    std::string lacking;
    for (const auto& [noData, titles] : without)
        lacking.append(lacking.empty() ? "" : " ").append("Unknown, because ").append(noData).append(": ").append(titles).append(".");
    cards.caption = "Each chart is judged by the days that it shows. The band holds what chance alone explains. A diamond lies outside it, "
                    "a ring belongs to 8 or more in a row on one side of the "
                    "mean (more where counts are small)"
        + falseAlarmWords(content) + ". What is not covered whole is outlined, what is not known is hatched.";
    Section section {
        .kind = "metrics", .title = "How it moves", .aside = "by " + std::string(bucketName(content.recipe.bucket)), .parts = {}};
    if (!cards.cards.empty())
        section.parts.emplace_back(std::move(cards));
    if (!lacking.empty())
        section.parts.emplace_back(Paragraph {Paragraph::Style::Text, lacking});
    return section;
}

std::optional<Section> trendSection(const ReportContent& content, std::size_t block)
{
    const auto found = std::ranges::find(content.trends, block, &ReportTrend::block);
    if (found == content.trends.end()) // a newer version may have it
        return Section {.kind = "trend",
            .title = "Trend",
            .parts = {Paragraph {Paragraph::Style::Text,
                Words("This version does not know the metric ").addForeign(content.recipe.blocks[block].metric).add(".")}}};
    const trends::Trend& trend = found->trend;
    const metrics::MetricResult& result = trend.result;
    const std::string title(result.info->title);
    Section section {.kind = "trend", .title = title + ": " + findingWords(trend, content.recipe.bucket)};
    if (const std::string_view noData = noDataWords(content, result); !noData.empty()) {
        section.title = title + ": unknown";
        section.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words("Unknown, because " + std::string(noData) + ".")});
        return section;
    }
    ChartOptions options {.width = content.paper ? paperWidth : screenWidth,
        .height = trendHeight,
        .annotations = content.annotations,
        .bands = bandsOf(trend)};
    std::string caption(result.info->definition);
    caption.append(result.info->clock == "elapsed" ? " Elapsed time, by " : " By ").append(bucketName(content.recipe.bucket));
    if (!result.series.empty())
        caption += ", " + windowWords(result.series.front().start, result.series.back().end);
    caption += ". " + figuresLine(result, content.recipe.bucket) + limitsWords(trend);
    section.parts.emplace_back(Figure {chartSvg(result, options), title + " over time", caption});
    return section;
}

} // namespace weir::report
