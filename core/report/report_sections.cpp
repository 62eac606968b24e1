// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_sections.h"

#include "core/analysis/sentences.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/markup.h"
#include "core/report/metric_card.h"
#include "core/report/time_strip.h"
#include "core/report/window_days.h"
#include "core/stats/control_limits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weir::report {

namespace {

constexpr double pageWidth = 900; ///< of the strip: larger on a screen, smaller on paper

WindowDays daysOf(const ReportContent& content)
{
    return windowDays(content.stream->window, *content.facts);
}

/// The day the report speaks of: that of the data, so that the same data give the same report.
std::string dateOf(const ReportContent& content)
{
    const Instant now = content.stream->window.now;
    return isKnown(content.facts->data->newest) && isKnown(now) ? dayWords(content.facts->calendar.zone().dayOf(now))
                                                                : std::string("no data");
}

/// When what was in progress was counted: "as of 2 May 2026"; "then" where the data say nothing of it.
std::string asOf(const ReportContent& content)
{
    const analysis::ResolvedWindow& window = content.stream->window;
    const bool known = isKnown(content.facts->data->newest) && isKnown(window.last);
    return known ? asOfWords(lastDayCounted(window, content.facts->calendar.zone())) : std::string("then");
}

std::string cell(const std::string& content, bool number)
{
    return (number ? "<td class=\"number\">" : "<td>") + content + "</td>";
}

std::string numberCell(const std::optional<double>& value, std::string (*words)(double))
{
    return value ? cell(escaped(words(*value)), true) : cell("<span class=\"unknown\">unknown</span>", true);
}

std::string shareWords(double ratio)
{
    return percent(ratio);
}

std::string timesWords(double ratio)
{
    return figure(ratio) + " ×";
}

std::string gainWords(const analysis::BottleneckEntry& entry)
{
    const TimeUnit unit = unitFor(std::max(std::abs(*entry.gainMeanSeconds), std::abs(entry.gainHighSeconds.value_or(0))));
    std::string words = shortDuration(-*entry.gainMeanSeconds, unit);
    if (entry.gainLowSeconds && entry.gainHighSeconds)
        words += " (" + shortDuration(*entry.gainLowSeconds, unit) + " to " + shortDuration(*entry.gainHighSeconds, unit) + ")";
    return words;
}

/// How far to trust a signal: of a chart as long as the longest of the report.
std::string falseAlarmWords(const ReportContent& content)
{
    std::size_t points = 0;
    for (const metrics::MetricResult& result : content.metrics) {
        const auto whole = std::ranges::count_if(result.series, [](const auto& point) { return point.value && !point.partial; });
        if (result.limits)
            points = std::max(points, static_cast<std::size_t>(whole));
    }
    if (points == 0)
        return {};
    return "; of 100 charts of " + groupedNumber(static_cast<std::int64_t>(points)) + " points about "
        + fixedNumber(100 * stats::falseAlarmShare(points), 0) + " show one of them although nothing has changed";
}

/// Why a metric has nothing to show whatever the window: what it counts is not there at all. Empty: it is.
std::string_view noDataWords(const ReportContent& content, const metrics::MetricResult& result)
{
    const Dataset& data = *content.facts->data;
    if (result.info->unit == "commits")
        return data.commits.size() == 0 ? "The data hold no commits" : "";
    return data.items.size() == 0 ? "The data hold no items" : "";
}

std::string filterWords(const Selection& selection)
{
    std::string words;
    for (const auto& [field, values] : selection.where) {
        words += words.empty() ? "" : "; ";
        words += field + " ";
        for (std::size_t i = 0; i < values.size(); ++i)
            words += (i == 0 ? "" : " or ") + values[i];
    }
    return words.empty() ? "none" : words;
}

} // namespace

std::string headerHtml(const ReportContent& content)
{
    std::string said = "Retrospective, " + dateOf(content);
    if (daysOf(content).from)
        said += ". Window: " + windowInWords(content.stream->window, *content.facts);
    return "<header><p class=\"workspace\">" + isolated(content.title) + "</p><p>" + escaped(said) + "</p></header>\n";
}

std::string answerHtml(const ReportContent& content)
{
    const analysis::StreamResult& stream = *content.stream;
    const WindowDays days = daysOf(content);
    std::string lead;
    if (stream.finished > 0 && days.from && days.to) {
        const auto rate = analysis::ratePerWeek(stream.finished, stream.window);
        const bool oneDay = *days.to - *days.from == std::chrono::days(1);
        lead = (oneDay ? "On " : "From ") + windowWords(days.from, days.to) + ", "
            + counted(stream.finished, "item was finished", "items were finished");
        lead += rate ? ", " + figure(*rate) + " a week." : std::string(".");
        const stats::Summary& time = stream.totals.leadTime;
        if (time.p50 && time.p85)
            lead += " The median took " + shortDuration(*time.p50, unitFor(*time.p85)) + ", 85" + std::string(narrowSpace) + "% at most "
                + shortDuration(*time.p85) + ".";
    }
    if (stream.anyItems)
        lead.append(lead.empty() ? "" : " ")
            .append(counted(stream.inProgress, "item was", "items were"))
            .append(" in progress " + asOf(content) + ".");
    const std::string answer = "<h1>" + escaped(analysis::englishAnswer(stream)) + "</h1>\n";
    return lead.empty() ? answer : answer + "<p class=\"lead\">" + escaped(lead) + "</p>\n";
}

std::string timeHtml(const ReportContent& content)
{
    const TimeStrip strip = timeStrip(*content.stream, pageWidth);
    if (strip.svg.empty())
        return {};
    const analysis::StreamResult& stream = *content.stream;
    std::string html = "<section>\n<h2>Where the time goes</h2>\n<figure>" + strip.svg
        + "</figure>\n<p class=\"caption\">Mean elapsed time of an item per stage: waiting pale, work dark, bottleneck filled";
    html.append(strip.outside ? ", outside the stages grey" : "").append(". n = ");
    const bool least = stream.totals.partsKnown == 0 && stream.totals.workLeastSeconds;
    const std::int64_t known = least ? stream.totals.leadTime.n : stream.totals.partsKnown;
    html += groupedNumber(known) + " of " + groupedNumber(stream.finished) + " finished items";
    html += least                 ? "; hatched: nobody knows in which stage."
        : known < stream.finished ? "; how the time of the others parts is unknown."
                                  : ".";
    return html + "</p>\n</section>\n";
}

std::string mapHtml(const ReportContent& content)
{
    const std::string map = embeddedSvg(content.mapSvg, "The value-stream map");
    if (map.empty())
        return {};
    return "<section class=\"map\">\n<h2>The value stream</h2>\n<figure>" + map
        + "</figure>\n<p class=\"caption\">Waiting and work are means of finished items, which add up; the strip shows them to scale. "
          "What waits and what is in work was counted "
        + asOf(content) + ".</p>\n</section>\n";
}

std::string bottlenecksHtml(const ReportContent& content)
{
    const analysis::BottleneckRanking& ranking = content.stream->ranking;
    if (ranking.entries.empty() && ranking.undecided)
        return "<section>\n<h2>What holds the stream up</h2>\n<p>" + isolated(analysis::english(ranking.undecided)) + "</p>\n</section>\n";
    if (ranking.entries.empty())
        return {};
    const bool gains = ranking.entries.front().gainMeanSeconds.has_value();
    std::string html =
        "<section>\n<h2>What holds the stream up</h2>\n<table class=\"ranking\">\n<tr><th>Stage</th><th>Why it stands here</th>";
    if (gains)
        html += "<th class=\"number\">Gain in the mean</th>";
    html += "<th class=\"number\">Share of all waiting</th><th class=\"number\">Queue</th><th class=\"number\">Age of open "
            "work</th></tr>\n";
    for (const analysis::BottleneckEntry& entry : ranking.entries) {
        html += &entry == ranking.standout() ? "<tr class=\"bottleneck\">" : "<tr>";
        html += "<td class=\"stage\">" + isolated(entry.stage) + "</td>" + cell(isolated(analysis::english(entry.reason)), false);
        if (gains)
            html += entry.gainMeanSeconds ? cell(escaped(gainWords(entry)), true) : numberCell(std::nullopt, shareWords);
        html += numberCell(entry.evidence.waitShare, shareWords) + cell(escaped(analysis::growthWords(entry.evidence)), true)
            + numberCell(entry.evidence.wipAgeRatio, timesWords) + "</tr>\n";
    }
    html += "</table>\n<p class=\"caption\">Age of open work: median age of what was there " + asOf(content)
        + ", against what finished visits took. Queue: items there when the window began and when it ended. "
        + isolated(analysis::english(ranking.undecided)) + (ranking.undecided ? " " : "") + escaped(analysis::english(ranking.why))
        + "</p>\n</section>\n";
    return html;
}

std::string metricsHtml(const ReportContent& content)
{
    if (content.metrics.empty())
        return {};
    std::string html =
        "<section>\n<h2>How it moves <span>by " + std::string(bucketName(content.bucket)) + "</span></h2>\n<div class=\"metrics\">\n";
    for (const metrics::MetricResult& result : content.metrics)
        html += metricCard(result, content.bucket, asOf(content), noDataWords(content, result));
    html += "</div>\n<p class=\"caption\">The band holds what chance alone explains. A diamond lies outside it, a ring belongs to 8 or "
            "more in a row on one side of the mean"
        + falseAlarmWords(content) + ". What is not covered whole is outlined, what is not known is hatched.</p>\n</section>\n";
    return html;
}

std::string notesHtml(const ReportContent& content)
{
    if (content.notes.empty())
        return {};
    std::string html = "<section>\n<h2>What the data leave open</h2>\n<ul>\n";
    for (const std::string& note : content.notes)
        html += "<li>" + isolated(note) + "</li>\n";
    return html + "</ul>\n</section>\n";
}

std::string provenanceHtml(const ReportContent& content)
{
    std::string html = "<footer>\n<p>Window " + escaped(windowInWords(content.stream->window, *content.facts)) + ", zone "
        + escaped(content.facts->calendar.zone().name())
        + ". All durations are elapsed time. Filter: " + isolated(filterWords(content.selection)) + ". Stages "
        + (content.facts->map.proposed ? "as proposed from names and order" : "as decided by the team") + ". "
        + isolated(analysis::guessedEndsText(content.stream->guessed)) + (content.stream->guessed.done.empty() ? "" : " ") + "Made by Weir "
        + escaped(content.version) + ".</p>\n";
    if (!content.sources.empty()) {
        html += "<table>\n<tr><th>Source</th><th>Format</th><th class=\"number\">Accepted</th><th "
                "class=\"number\">Rejected</th><th>SHA-256</th></tr>\n";
        for (const ReportSource& source : content.sources) {
            html += "<tr>" + cell(isolated(source.name), false) + cell(escaped(source.format), false)
                + cell(groupedNumber(source.accepted), true) + cell(groupedNumber(source.rejected), true) + "<td class=\"hash\">"
                + escaped(source.sha256) + "</td></tr>\n";
        }
        html += "</table>\n";
    }
    return html + "</footer>\n";
}

} // namespace weir::report
