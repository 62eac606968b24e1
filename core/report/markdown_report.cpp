// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_report.h"

#include "core/base/utf8.h"
#include "core/report/markup.h"

#include <string_view>

namespace weir::report {

namespace {

constexpr std::string_view isolate = "\u2068", popIsolate = "\u2069";

/// Controls of the direction of writing, which could make a line read otherwise than it is.
bool turnsDirection(std::string_view sign)
{
    return (sign >= "\u200E" && sign <= "\u200F") || (sign >= "\u202A" && sign <= "\u202E") || (sign >= "\u2066" && sign <= "\u2069");
}

/// Letters that are written from right to left: they take signs around them along.
bool runsLeft(std::string_view sign)
{
    return (sign.size() == 2 && sign >= "\u0590")
        || (sign.size() == 3 && ((sign >= "\u0800" && sign <= "\u08FF") || (sign >= "\uFB1D" && sign <= "\uFEFF")));
}

/// A sign of ASCII that would mean something where it stands: `before` is what the text holds so far, `rest` what follows.
bool means(char sign, std::string_view before, std::string_view rest)
{
    constexpr std::string_view always = "\\`*_{}[]()>#|~^$@!\"";
    constexpr std::string_view atBegin = "+-=.";
    if (always.find(sign) != std::string_view::npos)
        return true;
    if (sign == ':') // an address would become a link
        return rest.starts_with("//");
    if (sign == '.' && (before.ends_with('w') || before.ends_with('W')))
        return true;
    // A list, a rule, a heading.
    return atBegin.find(sign) != std::string_view::npos && before.find_first_not_of("0123456789 ") == std::string_view::npos;
}

/// What somebody else wrote, shown as it is and meaning nothing: line breaks and controls become spaces, so that it stays in its line.
std::string literal(std::string_view text)
{
    std::string out;
    bool left = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(i));
        if (length == 0) {
            out += utf8Replacement;
            ++i;
            continue;
        }
        const std::string_view sign = text.substr(i, length);
        i += length;
        const auto code = static_cast<unsigned char>(sign.front());
        if (length == 1 && (code < 0x20 || code == 0x7F))
            out += ' ';
        else if (turnsDirection(sign))
            out += utf8Replacement;
        else if (sign == "&") // an entity would be read as what it names
            out += "&amp;";
        else if (sign == "<")
            out += "&lt;";
        else if (length == 1 && means(sign.front(), out, text.substr(i)))
            out.append("\\").append(sign);
        else
            out += sign;
        left = left || runsLeft(sign);
    }
    return left ? std::string(isolate).append(out).append(popIsolate) : out;
}

/// Our own words hold nothing that Markdown acts on but what a line may not begin with.
std::string own(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '*' || c == '_' || c == '<' || c == '[' || c == '`' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

std::string markdown(const Words& words)
{
    std::string text;
    for (const Words::Run& run : words.runs()) {
        text += run.foreign ? literal(run.text) : own(run.text);
    }
    return text;
}

/// A name as part of an address: what would end or turn it is written as %XX.
std::string inAddress(std::string_view name)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view turning = "%#?<>\\\"\n\r";
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (turning.find(c) == std::string_view::npos)
            out += c;
        else
            out.append({'%', hex[byte >> 4U], hex[byte & 15U]});
    }
    return out;
}

class Writer {
public:
    explicit Writer(const std::string& folder)
        : m_folder(folder)
    {
    }

    MarkdownReport write(const Document& document)
    {
        paragraph("**" + literal(document.workspace) + "** · " + markdown(document.said));
        for (const Section& section : document.sections)
            write(section);
        m_out.text += "---\n\n";
        paragraph(markdown(document.footer));
        if (!document.sources.rows.empty())
            (*this)(document.sources);
        if (!document.recipe.empty())
            m_out.text += "<!-- weir-recipe " + inertJson(document.recipe) + " -->\n";
        return std::move(m_out);
    }

    void operator()(const Paragraph& part)
    {
        paragraph(part.style == Paragraph::Style::Caption ? caption(part.words) : markdown(part.words));
    }
    void operator()(const Figure& figure)
    {
        picture(figure.svg, figure.alternative);
        if (!figure.caption.empty())
            paragraph(caption(figure.caption));
    }
    void operator()(const Table& table)
    {
        std::string rule;
        for (const Table::Column& column : table.columns) {
            m_out.text += "| " + own(column.title) + ' ';
            rule += column.number ? "| ---: " : "| --- ";
        }
        m_out.text += "|\n" + rule + "|\n";
        for (const Table::Row& row : table.rows) {
            for (const Table::Cell& cell : row.cells) {
                const std::string text = markdown(cell.words);
                const bool strong = (cell.strong || row.marked) && !text.empty();
                m_out.text.append(strong ? "| **" : "| ").append(text).append(strong ? "** " : " ");
            }
            m_out.text += "|\n";
        }
        m_out.text += '\n';
        if (!table.caption.empty())
            paragraph(caption(table.caption));
    }
    void operator()(const Cards& cards)
    {
        for (const Card& card : cards.cards) {
            m_out.text.append("### ").append(own(card.title)).append(": ").append(own(card.value));
            m_out.text.append(card.unit.empty() ? "" : " ").append(own(card.unit)).append("\n\n");
            paragraph(own(card.signal) + '.');
            if (!card.svg.empty())
                picture(card.svg, card.title + " over time");
            paragraph(caption(card.caption));
        }
        if (!cards.caption.empty())
            paragraph(caption(cards.caption));
    }
    void operator()(const List& list)
    {
        for (const Words& entry : list.entries)
            m_out.text += "- " + markdown(entry) + '\n';
        m_out.text += '\n';
    }

private:
    void write(const Section& section)
    {
        m_kind = section.kind;
        if (!section.title.empty())
            heading(section);
        for (const Part& part : section.parts)
            std::visit(*this, part);
    }

    void heading(const Section& section)
    {
        m_out.text.append(section.kind == "answer" ? "# " : "## ").append(markdown(section.title));
        if (!section.aside.empty())
            m_out.text.append(" (").append(own(section.aside)).append(")");
        m_out.text += "\n\n";
    }

    /// Blanks at its beginning would make code of it.
    void paragraph(const std::string& text)
    {
        const std::size_t begin = text.find_first_not_of(" \t");
        if (begin != std::string::npos)
            m_out.text.append(text, begin).append("\n\n");
    }
    static std::string caption(const Words& words) { return words.empty() ? std::string() : "<sub>" + markdown(words) + "</sub>"; }

    void picture(const std::string& svg, const std::string& alternative)
    {
        if (svg.empty())
            return;
        std::string name = std::to_string(m_out.pictures.size() + 1);
        if (name.size() < 2)
            name.insert(0, 1, '0'); // a folder lists them in order
        name.append("-").append(m_kind).append(".svg");
        m_out.pictures.push_back({name, standaloneSvg(svg)});
        paragraph("![" + own(alternative) + "](<" + inAddress(m_folder) + "/" + name + ">)");
    }

    std::string m_folder;
    std::string m_kind; ///< of the section that is being written
    MarkdownReport m_out;
};

} // namespace

MarkdownReport markdownReport(const Document& document, const std::string& folder)
{
    return Writer(folder).write(document);
}

} // namespace weir::report
