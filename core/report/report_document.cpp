// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_document.h"

#include "core/analysis/sentences.h"
#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/metric_sections.h"
#include "core/report/report_content.h"
#include "core/report/report_sections.h"
#include "core/report/window_days.h"

#include <algorithm>

namespace weir::report {

namespace {

/// The day the report speaks of: that of the data, so that the same data give the same report.
std::string dateOf(const ReportContent& content)
{
    const Instant now = content.stream->window.now;
    return isKnown(content.facts->data->newest) && isKnown(now) ? dayWords(content.facts->calendar.zone().dayOf(now))
                                                                : std::string("no data");
}

constexpr std::size_t mostValues = 8; ///< of a filter that are named

std::string filterWords(const Selection& selection)
{
    std::string words;
    for (const auto& [field, values] : selection.where) {
        words += words.empty() ? "" : "; ";
        words += field + " ";
        for (std::size_t i = 0; i < std::min(values.size(), mostValues); ++i)
            words += (i == 0 ? "" : " or ") + values[i];
        if (values.size() > mostValues)
            words += " or " + std::to_string(values.size() - mostValues) + " more";
    }
    return words.empty() ? "none" : words;
}

std::optional<Section> sectionOf(const ReportContent& content, std::size_t row)
{
    const ReportBlock& block = content.recipe.blocks[row];
    switch (block.kind) {
    case ReportBlockKind::Answer:
        return answerSection(content);
    case ReportBlockKind::Time:
        return timeSection(content);
    case ReportBlockKind::Bottlenecks:
        return bottleneckSection(content);
    case ReportBlockKind::Map:
        return mapSection(content);
    case ReportBlockKind::Metrics:
        return metricsSection(content);
    case ReportBlockKind::Trend:
        return trendSection(content, row);
    case ReportBlockKind::Attention:
        return attentionSection(content);
    case ReportBlockKind::Data:
        return dataSection(content);
    case ReportBlockKind::Note:
        return noteSection(block);
    case ReportBlockKind::PageBreak:
    case ReportBlockKind::Unknown:
        break;
    }
    return std::nullopt;
}

std::vector<Section> sectionsOf(const ReportContent& content)
{
    std::vector<Section> sections;
    bool newPage = false;
    for (std::size_t row = 0; row < content.recipe.blocks.size(); ++row) {
        const ReportBlock& block = content.recipe.blocks[row];
        newPage = newPage || (block.shown && block.kind == ReportBlockKind::PageBreak);
        std::optional<Section> section = block.shown ? sectionOf(content, row) : std::nullopt;
        if (!section)
            continue;
        if (!block.words.empty() && block.kind != ReportBlockKind::Note)
            section->title = Words::foreign(block.words);
        section->newPage = newPage && !sections.empty();
        section->block = static_cast<int>(row);
        newPage = false;
        sections.push_back(std::move(*section));
    }
    return sections;
}

Words footerOf(const ReportContent& content)
{
    const analysis::GuessedEnds& guessed = content.stream->guessed;
    Words words;
    words.add("Window ").addForeign(windowInWords(content.stream->window, *content.facts));
    words.add(", zone ").addForeign(std::string(content.facts->calendar.zone().name()));
    words.add(". All durations are elapsed time. Filter: ").addForeign(filterWords(content.selection));
    if (const std::int64_t others = content.stream->notOfStream; others > 0)
        words.add(". Left out by the stream's own filter: " + counted(others, "item", "items") + ", ")
            .addForeign(analysis::othersInWords(content.stream->others));
    words.add(
        std::string(". Stages ") + (content.facts->map.proposed ? "as proposed from names and order" : "as decided by the team") + ". ");
    words.addForeign(analysis::guessedEndsText(guessed)).add(guessed.done.empty() ? "" : " ");
    words.add("Made by Weir " + content.version);
    return words.add(content.recipeMark.empty() ? "." : ", recipe " + content.recipeMark + ".");
}

Table sourcesOf(const ReportContent& content)
{
    Table table {.kind = "sources", .columns = {{"Source"}, {"Format"}, {"Accepted", true}, {"Rejected", true}, {"SHA-256"}}};
    for (const ReportSource& source : content.sources)
        table.rows.push_back(
            {{{.words = Words::foreign(source.name)}, {.words = Words::foreign(source.format)}, {.words = groupedNumber(source.accepted)},
                {.words = groupedNumber(source.rejected)}, {.words = Words::foreign(source.sha256), .code = true}}});
    return table;
}

} // namespace

Document reportDocument(const ReportContent& content)
{
    Document document;
    document.workspace = content.title;
    document.said.addForeign(content.recipe.title).add(", " + dateOf(content));
    if (windowDays(content.stream->window, *content.facts).from)
        document.said.add(". Window: " + windowInWords(content.stream->window, *content.facts));
    document.sections = sectionsOf(content);
    document.footer = footerOf(content);
    document.sources = sourcesOf(content);
    document.recipe = content.recipeJson;
    document.version = content.version;
    return document;
}

} // namespace weir::report
