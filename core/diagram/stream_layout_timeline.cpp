// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/stream_layout_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::diagram {

using namespace measures;

void StreamLayoutBuilder::placeLadder()
{
    for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
        addRung(i, true, m_out.columns[i].waitSeconds);
        addRung(i, false, m_out.columns[i].workSeconds);
    }
}

void StreamLayoutBuilder::addRung(std::size_t columnIndex, bool wait, const std::optional<double>& mean)
{
    const Column& column = m_out.columns[columnIndex];
    LadderRung rung;
    rung.column = columnIndex;
    rung.wait = wait;
    rung.x0 = wait ? column.x0 : boxX(columnIndex);
    rung.x1 = wait ? boxX(columnIndex) : column.x0 + m_pitch.pitch;
    rung.y = wait ? m_out.ladderTop : m_out.ladderBottom;
    rung.field = {rung.x0, m_out.ladderTop, rung.x1 - rung.x0, rungHeight};
    rung.unknown = !mean.has_value();
    rung.strong = wait && column.bottleneck;
    const bool nobodyWorks = !wait && column.waitOnly && (!mean || *mean == 0);
    if (nobodyWorks)
        rung.unknown = false;
    const Ink ink = rung.strong && !rung.unknown ? Ink::OnWaitStrong
        : nobodyWorks                            ? Ink::Tertiary
        : rung.unknown                           ? Ink::Unknown
        : wait                                   ? Ink::Wait
                                                 : Ink::Work;
    const double centre = m_out.ladderTop + (wait ? 17 : 22);
    addText(nobodyWorks ? m_words.notApplicable : rungOr(mean), (rung.x0 + rung.x1) / 2, centre, rung.x1 - rung.x0 - 4,
        TextRole::LadderValue, ink, Align::Centre, Part::Ladder);
    m_out.ladder.push_back(rung);
}

std::vector<StripPart> StreamLayoutBuilder::stripParts() const
{
    std::vector<StripPart> parts;
    for (const analysis::TimePart& time : analysis::timeParts(m_stream)) {
        StripPart part;
        part.stage = part.last = time.stage;
        part.column = time.stage == nothing ? nothing : m_columnOf[time.stage];
        part.tone = time.tone;
        part.seconds = time.seconds;
        part.strong = time.bottleneck;
        parts.push_back(part);
    }
    return parts;
}

void StreamLayoutBuilder::placeStrip()
{
    m_out.strip = stripParts();
    double total = 0;
    for (const StripPart& part : m_out.strip)
        total += part.seconds;
    if (total <= 0)
        return;
    double before = 0;
    for (StripPart& part : m_out.strip) {
        const double x0 = m_out.viewWidth * before / total;
        before += part.seconds;
        part.rect = {x0, m_out.stripTop, m_out.viewWidth * before / total - x0, stripHeight};
    }
    placeStripGroups();
    mergeTinyParts();
    placeStripNames();
    placeAxis(total);
}

/// Neighbours that are each too narrow to be seen become one part; it takes the tone of most of its time.
void StreamLayoutBuilder::mergeTinyParts()
{
    std::vector<StripPart> merged;
    const auto mergeable = [](const StripPart& part) { return part.rect.w < mergeBelow && !part.strong && part.stage != nothing; };
    for (std::size_t begin = 0; begin < m_out.strip.size();) {
        std::size_t end = begin + 1;
        while (end < m_out.strip.size() && mergeable(m_out.strip[begin]) && mergeable(m_out.strip[end]))
            ++end;
        StripPart part = m_out.strip[begin];
        double waiting = 0;
        part.seconds = 0;
        for (std::size_t i = begin; i < end; ++i) {
            part.seconds += m_out.strip[i].seconds;
            waiting += m_out.strip[i].tone == StripTone::Wait ? m_out.strip[i].seconds : 0;
        }
        part.last = m_out.strip[end - 1].stage;
        part.rect.w = m_out.strip[end - 1].rect.right() - part.rect.x;
        if (end - begin > 1)
            part.tone = waiting * 2 >= part.seconds ? StripTone::Wait : StripTone::Work;
        merged.push_back(part);
        begin = end;
    }
    m_out.strip = std::move(merged);
}

void StreamLayoutBuilder::placeStripNames()
{
    std::size_t named = nothing;
    const auto add = [&](const StripPart& part, const std::string& name, TextRole role, Ink ink) {
        addText(name, part.rect.x + 6, part.rect.centreY(), part.rect.w - 12, role, ink, Align::Left, Part::Strip);
    };
    for (const StripPart& part : m_out.strip) {
        if (part.rect.w < nameFrom)
            continue;
        if (part.stage == nothing) {
            add(part, part.tone == StripTone::Outside ? m_words.outside : m_words.unknownTime, TextRole::Caption, Ink::Tertiary);
            continue;
        }
        if (named == part.stage) // its wait is named already
            continue;
        named = part.stage;
        const std::size_t stages = part.last - part.stage + 1;
        const std::string name = stages > 1 ? m_format.count(static_cast<std::int64_t>(stages)) : m_stream.stages[part.stage].name;
        const Ink ink = part.strong ? Ink::OnWaitStrong : part.tone == StripTone::Wait ? Ink::Wait : Ink::OnWork;
        add(part, name, part.strong ? TextRole::Strong : TextRole::Caption, ink);
    }
}

void StreamLayoutBuilder::placeStripGroups()
{
    const bool folds = std::any_of(m_out.columns.begin(), m_out.columns.end(), [](const Column& c) { return c.folded; });
    if (!folds)
        return;
    for (const StripPart& part : m_out.strip) {
        if (part.column == nothing)
            continue;
        if (m_out.stripGroups.empty() || m_out.stripGroups.back().column != part.column)
            m_out.stripGroups.push_back({part.column, part.rect.x, part.rect.right(), !m_out.columns[part.column].folded});
        m_out.stripGroups.back().x1 = part.rect.right();
    }
}

/// Days; hours or minutes where the whole is shorter. The unit stands on the first tick only.
void StreamLayoutBuilder::placeAxis(double total)
{
    constexpr double closest = 100;
    struct Unit {
        double seconds;
        const std::string& word;
    };
    const Unit unit = total >= 2 * 86400 ? Unit {86400, m_words.days}
        : total >= 2 * 3600              ? Unit {3600, m_words.hours}
                                         : Unit {60, m_words.minutes};
    const double width = m_out.viewWidth * unit.seconds / total; // of one unit
    double step = 1;
    for (int i = 0; step * width < closest; ++i)
        step *= i % 3 == 1 ? 2.5 : 2;
    const double y = m_out.stripBottom + 14;
    double freeFrom = 0;
    for (double value = 0; value * width <= m_out.viewWidth + 0.01; value += step) {
        const double x = value * width;
        m_out.ticks.push_back(x);
        const std::string number = m_format.count(std::llround(value));
        if (value == 0) {
            freeFrom =
                addText(phrase(unit.word, number), 0, y, closest - 10, TextRole::Caption, Ink::Tertiary, Align::Left, Part::Axis).right();
        } else {
            const double half = widthOf(number, TextRole::Caption) / 2;
            if (x - half > freeFrom + 4 && x + half <= m_out.viewWidth + 12)
                freeFrom = addText(number, x, y, closest, TextRole::Caption, Ink::Tertiary, Align::Centre, Part::Axis).right();
        }
    }
}

void StreamLayoutBuilder::placeRibbon()
{
    const auto isBottleneck = [](const Column& c) { return c.bottleneck; };
    const auto column = std::find_if(m_out.columns.begin(), m_out.columns.end(), isBottleneck);
    if (column == m_out.columns.end())
        return;
    constexpr double aside = 4;
    Ribbon ribbon;
    const double top = hasTeams() ? 24 : 0;
    ribbon.band = {column->x0 - aside, top, m_pitch.pitch + 2 * aside, m_out.ladderBottom + 13 - top};
    const auto row = bottleneckStage(m_stream);
    for (const StripPart& part : m_out.strip)
        if (part.stage != nothing && part.stage <= *row && *row <= part.last) {
            ribbon.stripX0 = ribbon.joined ? ribbon.stripX0 : part.rect.x;
            ribbon.stripX1 = part.rect.right();
            ribbon.joined = true;
        }
    m_out.ribbon = ribbon;
    if (ribbon.joined)
        m_out.stripDot = Point {(ribbon.stripX0 + ribbon.stripX1) / 2, m_out.stripBottom};
}

} // namespace weir::diagram
