// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_sections.h"

#include "core/analysis/sentences.h"
#include "core/analysis/told_progress.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/time_strip.h"
#include "core/report/window_days.h"

#include <algorithm>
#include <cmath>

namespace weir::report {

namespace {

using Cell = Table::Cell;

constexpr double screenWidth = 900, paperWidth = 650; ///< of the strip
constexpr std::size_t mostAttention = 12;

Cell textCell(Words words, bool strong = false)
{
    return {.words = std::move(words), .strong = strong};
}

Cell numberCell(const std::optional<double>& value, std::string (*words)(double))
{
    return value ? Cell {.words = words(*value)} : Cell {.words = "unknown", .unknown = true};
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
    if (entry.gainLowSeconds && entry.gainHighSeconds) // both as what the lead time changes by, like the mean
        words += " (" + shortDuration(-*entry.gainHighSeconds, unit) + " to " + shortDuration(-*entry.gainLowSeconds, unit) + ")";
    return words;
}

Table::Row rankingRow(const ReportContent& content, const analysis::BottleneckEntry& entry, bool gains)
{
    Table::Row row;
    row.marked = &entry == content.stream->ranking.standout();
    row.cells = {textCell(Words::foreign(entry.stage), true), textCell(Words::foreign(analysis::english(entry.reason)))};
    if (gains)
        row.cells.push_back(entry.gainMeanSeconds ? textCell(gainWords(entry)) : numberCell(std::nullopt, shareWords));
    row.cells.push_back(numberCell(entry.evidence.waitShare, shareWords));
    row.cells.push_back(textCell(analysis::growthWords(entry.evidence)));
    row.cells.push_back(numberCell(entry.evidence.wipAgeRatio, timesWords));
    return row;
}

/// Why no item is named that has been in its stage for long.
std::string nothingAgesWords(const ReportContent& content)
{
    if (!analysis::tellsProgress(*content.facts))
        return "Which items need attention is not known, because no source tells when work on one begins.";
    const auto tells = [](const analysis::StreamStage& stage) { return stage.inStream() && stage.time.n >= analysis::enoughVisits; };
    if (std::ranges::none_of(content.stream->stages, tells))
        return "No stage has " + std::to_string(analysis::enoughVisits)
            + " finished visits yet, so nothing tells which item has been in its stage for long.";
    return "Nothing needs attention: no item in progress " + asOf(content)
        + " has been in its stage for longer than 85\u202F% of the finished visits there.";
}

/// How many were finished, how fast, and how long they took.
std::string finishedWords(const ReportContent& content)
{
    const analysis::StreamResult& stream = *content.stream;
    const WindowDays days = windowDays(stream.window, *content.facts);
    if (stream.finished == 0 || !days.from || !days.to)
        return {};
    const auto rate = analysis::ratePerWeek(stream.finished, stream.window);
    const bool oneDay = *days.to - *days.from == std::chrono::days(1);
    std::string words = (oneDay ? "On " : "From ") + windowWords(days.from, days.to) + ", "
        + counted(stream.finished, "item was finished", "items were finished");
    words += rate ? ", " + figure(*rate) + " a week." : std::string(".");
    const stats::Summary& time = stream.totals.leadTime;
    if (time.p50 && time.p85)
        words += (time.n < stream.finished ? " Of the " + groupedNumber(time.n) + " whose time is known the median took "
                                           : std::string(" The median took "))
            + shortDuration(*time.p50, unitFor(*time.p85)) + ", 85" + std::string(narrowSpace) + "% at most " + shortDuration(*time.p85)
            + ".";
    return words;
}

} // namespace

std::string asOf(const ReportContent& content)
{
    const analysis::ResolvedWindow& window = content.stream->window;
    const bool known = isKnown(content.facts->data->newest) && isKnown(window.last);
    return known ? asOfWords(lastDayCounted(window, content.facts->calendar.zone())) : std::string("then");
}

std::optional<Section> answerSection(const ReportContent& content)
{
    const analysis::StreamResult& stream = *content.stream;
    std::string lead = finishedWords(content);
    if (stream.anyItems && analysis::tellsProgress(*content.facts))
        lead.append(lead.empty() ? "" : " ")
            .append(counted(stream.inProgress, "item was", "items were"))
            .append(" in progress " + asOf(content) + ".");
    Section section {.kind = "answer", .title = Words::foreign(analysis::englishAnswer(stream))};
    if (!lead.empty())
        section.parts.emplace_back(Paragraph {Paragraph::Style::Lead, lead});
    return section;
}

std::optional<Section> timeSection(const ReportContent& content)
{
    const TimeStrip strip = timeStrip(*content.stream, content.paper ? paperWidth : screenWidth);
    if (strip.svg.empty())
        return std::nullopt;
    const analysis::StreamResult& stream = *content.stream;
    std::string caption = "Mean elapsed time of an item per stage: waiting pale, work dark, bottleneck filled";
    caption.append(strip.outside ? ", outside the stages grey" : "").append(". n = ");
    const bool least = stream.totals.partsKnown == 0 && stream.totals.workLeastSeconds;
    const std::int64_t known = least ? stream.totals.leadTime.n : stream.totals.partsKnown;
    caption += groupedNumber(known) + " of " + groupedNumber(stream.finished) + " finished items";
    caption += least              ? "; hatched: nobody knows in which stage."
        : known < stream.finished ? "; how the time of the others parts is unknown."
                                  : ".";
    return Section {.kind = "time",
        .title = "Where the time goes",
        .parts = {Figure {strip.svg, "Mean waiting and work of an item, stage by stage", caption}}};
}

std::optional<Section> mapSection(const ReportContent& content)
{
    if (content.mapSvg.empty())
        return std::nullopt;
    const std::string caption = "Waiting and work are means of finished items, which add up; the strip shows them to scale. What waits and "
                                "what is in work was counted "
        + asOf(content) + ".";
    return Section {.kind = "map", .title = "The value stream", .parts = {Figure {content.mapSvg, "The value-stream map", caption, true}}};
}

std::optional<Section> bottleneckSection(const ReportContent& content)
{
    const analysis::BottleneckRanking& ranking = content.stream->ranking;
    Section section {.kind = "bottlenecks", .title = "What holds the stream up"};
    if (ranking.entries.empty()) {
        if (!ranking.undecided)
            return std::nullopt;
        section.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words::foreign(analysis::english(ranking.undecided))});
        return section;
    }
    const bool gains = ranking.entries.front().gainMeanSeconds.has_value();
    Table table {.kind = "ranking", .columns = {{"Stage"}, {"Why it stands here"}}};
    if (gains)
        table.columns.push_back({"Gain in the mean", true});
    for (const char* title : {"Share of all waiting", "Queue", "Age of open work"})
        table.columns.push_back({title, true});
    for (const analysis::BottleneckEntry& entry : ranking.entries)
        table.rows.push_back(rankingRow(content, entry, gains));
    table.caption.add("Age of open work: median age of what was there " + asOf(content)
        + ", against what finished visits took. Queue: items there when the window began and when it ended. ");
    table.caption.addForeign(analysis::english(ranking.undecided));
    table.caption.add(ranking.undecided ? " " : "").add(analysis::methodWhy(ranking));
    if (ranking.disagreement)
        section.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words::foreign(analysis::english(ranking.disagreement))});
    section.parts.emplace_back(std::move(table));
    return section;
}

std::optional<Section> attentionSection(const ReportContent& content)
{
    const std::vector<analysis::AttentionItem>& ageing = content.attention.ageing;
    if (content.facts->data->items.size() == 0)
        return std::nullopt;
    if (ageing.empty())
        return Section {
            .kind = "attention", .title = "What needs attention", .parts = {Paragraph {Paragraph::Style::Text, nothingAgesWords(content)}}};
    Table table {.kind = "attention", .columns = {{"Item"}, {"Title"}, {"Stage"}, {"There for", true}, {"85\u202F% take less than", true}}};
    for (std::size_t i = 0; i < std::min(ageing.size(), mostAttention); ++i) {
        const analysis::AttentionItem& item = ageing[i];
        table.rows.push_back({{textCell(Words::foreign(item.key), true),
            textCell(Words::foreign(std::string(content.facts->data->items.title[item.item]))), textCell(Words::foreign(item.stageName)),
            textCell(shortDuration(seconds(item.age))), textCell(shortDuration(seconds(item.threshold)))}});
    }
    const auto all = static_cast<std::int64_t>(ageing.size());
    const std::string some = ageing.size() > mostAttention ? std::to_string(mostAttention) + " of " + groupedNumber(all) : std::string();
    table.caption.add("Items in progress " + asOf(content)
        + " that have been in their stage for longer than 85\u202F% of the finished visits there, " + "furthest beyond first"
        + (some.empty() ? "" : "; ") + some + ". Stages with fewer than " + std::to_string(analysis::enoughVisits)
        + " finished visits tell nothing.");
    return Section {
        .kind = "attention", .title = "What needs attention", .aside = counted(all, "item", "items"), .parts = {std::move(table)}};
}

std::optional<Section> dataSection(const ReportContent& content)
{
    if (content.notes.empty())
        return std::nullopt;
    List list;
    for (const std::string& note : content.notes)
        list.entries.push_back(Words::foreign(note));
    return Section {.kind = "data", .title = "What the data leave open", .parts = {std::move(list)}};
}

std::optional<Section> noteSection(const ReportBlock& block)
{
    if (block.words.empty())
        return std::nullopt;
    Section section {.kind = "note"};
    std::size_t begin = 0;
    const std::size_t heading = block.words.find('\n');
    if (heading != std::string::npos && block.words.find_first_not_of(" \t\r\n", heading) != std::string::npos) {
        section.title = Words::foreign(block.words.substr(0, heading));
        begin = heading + 1;
    }
    while (begin < block.words.size()) {
        const std::size_t end = std::min(block.words.find('\n', begin), block.words.size());
        if (block.words.find_first_not_of(" \t\r", begin) < end)
            section.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words::foreign(block.words.substr(begin, end - begin))});
        begin = end + 1;
    }
    return section;
}

} // namespace weir::report
