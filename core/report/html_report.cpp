// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include "core/report/markup.h"
#include "core/report/report_style.h"

#include <string_view>

namespace weir::report {

namespace {

std::string markup(const Words& words)
{
    std::string html;
    for (const Words::Run& run : words.runs())
        html += run.foreign ? isolated(run.text) : escaped(run.text);
    return html;
}

std::string caption(const Words& words)
{
    return words.empty() ? std::string() : "<p class=\"caption\">" + markup(words) + "</p>\n";
}

std::string cellHtml(const Table::Cell& cell, bool number)
{
    const std::string text = cell.unknown ? "<span class=\"unknown\">" + markup(cell.words) + "</span>" : markup(cell.words);
    const char* const open = number ? "<td class=\"number\">"
        : cell.strong               ? "<td class=\"stage\">"
        : cell.code                 ? "<td class=\"hash\">"
                                    : "<td>";
    return open + text + "</td>";
}

std::string tableHtml(const Table& table)
{
    std::string html = "<table class=\"" + escaped(table.kind) + "\">\n<tr>";
    for (const Table::Column& column : table.columns)
        html += (column.number ? "<th class=\"number\">" : "<th>") + escaped(column.title) + "</th>";
    html += "</tr>\n";
    for (const Table::Row& row : table.rows) {
        html += row.marked ? "<tr class=\"bottleneck\">" : "<tr>";
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            html += cellHtml(row.cells[i], table.columns[i].number);
        html += "</tr>\n";
    }
    return html + "</table>\n" + caption(table.caption);
}

std::string cardHtml(const Card& card)
{
    const std::string_view sense = card.sense == Card::Sense::Better ? " better" : card.sense == Card::Sense::Worse ? " worse" : "";
    std::string html = "<article>\n<h3><span>" + escaped(card.title) + "</span><span class=\"value\">" + escaped(card.value);
    if (!card.unit.empty())
        html += " <span class=\"unit\">" + escaped(card.unit) + "</span>";
    html += "</span></h3>\n<p class=\"signal" + std::string(sense) + "\">" + escaped(card.signal) + "</p>\n";
    if (!card.svg.empty())
        html += "<figure>" + card.svg + "</figure>\n";
    return html + "<p class=\"caption\">" + escaped(card.caption) + "</p>\n</article>\n";
}

struct PartHtml {
    std::string operator()(const Paragraph& paragraph) const
    {
        const std::string_view open = paragraph.style == Paragraph::Style::Lead ? "<p class=\"lead\">"
            : paragraph.style == Paragraph::Style::Caption                      ? "<p class=\"caption\">"
                                                                                : "<p>";
        return std::string(open) + markup(paragraph.words) + "</p>\n";
    }
    std::string operator()(const Figure& figure) const
    {
        const std::string picture = figure.isMap ? embeddedSvg(figure.svg, figure.alternative) : figure.svg;
        return picture.empty() ? std::string() : "<figure>" + picture + "</figure>\n" + caption(figure.caption);
    }
    std::string operator()(const Table& table) const { return tableHtml(table); }
    std::string operator()(const Cards& cards) const
    {
        std::string html = "<div class=\"metrics\">\n";
        for (const Card& card : cards.cards)
            html += cardHtml(card);
        return html + "</div>\n" + caption(cards.caption);
    }
    std::string operator()(const List& list) const
    {
        std::string html = "<ul>\n";
        for (const Words& entry : list.entries)
            html += "<li>" + markup(entry) + "</li>\n";
        return html + "</ul>\n";
    }
};

std::string sectionHtml(const Section& section)
{
    const bool isAnswer = section.kind == "answer";
    std::string html = "<section class=\"" + escaped(section.kind) + (section.newPage ? " new-page" : "") + "\">\n";
    if (!section.title.empty()) {
        html += (isAnswer ? "<h1>" : "<h2>") + markup(section.title);
        if (!section.aside.empty())
            html += " <span>" + escaped(section.aside) + "</span>";
        html += isAnswer ? "</h1>\n" : "</h2>\n";
    }
    for (const Part& part : section.parts)
        html += std::visit(PartHtml(), part);
    return html + "</section>\n";
}

} // namespace

std::string htmlReport(const Document& document)
{
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
        "content=\"light\">\n";
    if (!document.recipe.empty())
        html += "<meta name=\"weir-recipe\" content=\"" + escaped(inertJson(document.recipe)) + "\">\n";
    html += "<title>" + escaped(document.workspace) + "</title>\n<style>\n" + reportStyle() + "</style>\n</head>\n<body>\n<main>\n";
    html += "<header><p class=\"workspace\">" + isolated(document.workspace) + "</p><p>" + markup(document.said) + "</p></header>\n";
    for (const Section& section : document.sections)
        html += sectionHtml(section);
    html += "<footer>\n<p>" + markup(document.footer) + "</p>\n";
    if (!document.sources.rows.empty())
        html += tableHtml(document.sources);
    return html + "</footer>\n</main>\n</body>\n</html>\n";
}

} // namespace weir::report
