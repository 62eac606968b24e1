// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/palette.h"
#include "ui/export/report_boxes.h"

#include <algorithm>

namespace weir::ui {

namespace {

namespace palette = report::palette;
using report::Paragraph;
using report::Section;

constexpr double afterHeading = 60, beforeCaption = 60, beforeSection = 220, beforeCards = 180, beforeParagraph = 50;
constexpr std::size_t mostOfHeading = 300; ///< characters
constexpr double widestText = 4200; ///< of paragraphs: longer lines are hard to read
constexpr std::size_t mostUnparted = 1500; ///< bytes of a paragraph that is not split between pages

/// The boxes of one section.
class SectionFlow {
public:
    SectionFlow(const std::shared_ptr<const Figure>& map, double width, const QSizeF& across)
        : m_map(map)
        , m_width(width)
        , m_across(across)
    {
    }

    ReportBoxes flow(const Section& section)
    {
        const bool isAnswer = section.kind == "answer";
        if (m_map == nullptr && section.kind == "map")
            return {};
        if (!section.title.empty()) {
            const ReportTextStyle style =
                isAnswer ? ReportTextStyle {200, 600, 260, palette::textPrimary} : ReportTextStyle {120, 600, 160, palette::textPrimary};
            report::Words title = shortened(section.title, mostOfHeading);
            if (!section.aside.empty())
                title.add(", " + section.aside);
            add(textBox(title, style, m_width), 0);
            m_boxes.back()->keepWithNext = !section.parts.empty();
        }
        for (const report::Part& part : section.parts)
            std::visit(*this, part);
        if (!m_boxes.empty()) {
            m_boxes.front()->before = isAnswer ? 0 : beforeSection;
            m_boxes.front()->newPage = section.newPage || m_boxes.front()->newPage;
        }
        return std::move(m_boxes);
    }

    void operator()(const Paragraph& paragraph)
    {
        for (const report::Words& words : parted(paragraph.words))
            add(textBox(words, textStyle(paragraph.style), std::min(m_width, widestText)), beforeParagraph);
    }

    void operator()(const report::Figure& figure)
    {
        if (figure.isMap) {
            markWide(0);
            constexpr double besides = 600; // heading and caption
            add(figureBox(m_map, m_across.width(), m_across.height() - besides), afterHeading);
        } else {
            add(svgBox(figure.svg, m_width), afterHeading);
        }
        addCaption(figure.caption, figure.isMap ? m_across.width() : m_width);
        if (figure.isMap)
            markWide(m_boxes.size() - 2);
    }

    void operator()(const report::Table& table)
    {
        bool first = true;
        for (const auto& box : tableBoxes(table, m_width))
            add(box, std::exchange(first, false) ? 20 : 0);
        addCaption(table.caption, m_width);
    }

    void operator()(const report::Cards& cards)
    {
        for (std::size_t i = 0; i < cards.cards.size(); i += 2)
            add(cardsBox(cards.cards[i], i + 1 < cards.cards.size() ? &cards.cards[i + 1] : nullptr, m_width),
                i == 0 ? afterHeading : beforeCards);
        addCaption(cards.caption, m_width);
    }

    void operator()(const report::List& list)
    {
        for (const report::Words& entry : list.entries) {
            report::Words words("•  ");
            for (const auto& run : entry.runs())
                run.foreign ? words.addForeign(run.text) : words.add(run.text);
            add(textBox(words, textStyle(Paragraph::Style::Text), m_width), 20);
        }
    }

private:
    void add(std::shared_ptr<ReportBox> box, double before)
    {
        box->before = before;
        m_boxes.push_back(std::move(box));
    }

    /// Stays with what it is about.
    void addCaption(const report::Words& words, double width)
    {
        if (words.empty())
            return;
        if (!m_boxes.empty())
            m_boxes.back()->keepWithNext = true;
        add(textBox(words, textStyle(Paragraph::Style::Caption), width), beforeCaption);
    }

    void markWide(std::size_t from)
    {
        for (std::size_t i = from; i < m_boxes.size(); ++i)
            m_boxes[i]->wide = true;
        if (!m_boxes.empty())
            m_boxes.front()->newPage = true;
    }

    /// A very long text in pieces that end at a blank, so that it can go over pages.
    static std::vector<report::Words> parted(const report::Words& words)
    {
        std::size_t length = 0;
        for (const auto& run : words.runs())
            length += run.text.size();
        if (length <= mostUnparted)
            return {words};
        std::vector<report::Words> pieces;
        for (const auto& run : words.runs()) {
            for (std::size_t begin = 0; begin < run.text.size();) {
                std::size_t end = std::min(begin + mostUnparted, run.text.size());
                while (end < run.text.size() && (static_cast<unsigned char>(run.text[end]) & 0xC0U) == 0x80U)
                    --end; // not within a letter
                const std::string_view piece = std::string_view(run.text).substr(begin, end - begin);
                if (const std::size_t blank = piece.rfind(' '); end < run.text.size() && blank != std::string_view::npos && blank > 0)
                    end = begin + blank;
                const std::string text = run.text.substr(begin, end - begin);
                pieces.push_back(run.foreign ? report::Words::foreign(text) : report::Words(text));
                begin = end;
            }
        }
        return pieces;
    }

    const std::shared_ptr<const Figure>& m_map;
    double m_width;
    QSizeF m_across;
    ReportBoxes m_boxes;
};

} // namespace

ReportBoxes documentBoxes(const report::Document& document, const std::shared_ptr<const Figure>& map, double width, const QSizeF& across,
    const Progress& progress)
{
    ReportBoxes boxes;
    for (const Section& section : document.sections) {
        progress.checkpoint();
        ReportBoxes flow = SectionFlow(map, width, across).flow(section);
        for (const auto& box : flow)
            box->block = section.block;
        boxes.insert(boxes.end(), flow.begin(), flow.end());
    }
    if (document.sources.rows.empty())
        return boxes;
    boxes.push_back(textBox("Sources", {95, 600, 135, palette::textPrimary}, width));
    boxes.back()->before = beforeSection;
    boxes.back()->keepWithNext = true;
    const ReportBoxes table = tableBoxes(document.sources, width);
    boxes.insert(boxes.end(), table.begin(), table.end());
    return boxes;
}

} // namespace weir::ui
