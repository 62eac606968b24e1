// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/stream_layout.h"

#include "core/diagram/elide.h"
#include "core/diagram/stream_layout_builder.h"

#include <algorithm>
#include <cmath>

namespace weir::diagram {

using namespace measures;

StreamLayoutBuilder::StreamLayoutBuilder(const analysis::StreamResult& stream, const TextMeasure& measure, const TextFormat& format,
    const StreamWords& words, const LayoutOptions& options)
    : m_stream(stream)
    , m_measure(measure)
    , m_format(format)
    , m_words(words)
    , m_options(options)
{
}

StreamLayout StreamLayoutBuilder::build()
{
    m_out.columns = makeColumns(m_stream, m_words, m_options.openGroup);
    if (m_out.columns.empty())
        return {};
    placeColumns();
    collectLoops();
    assignLevels();
    placePorts();

    // The boxes stand as high as the notation says, lower only where lanes and loops above need more.
    const double top = hasTeams() ? laneBottom + 2 : 4;
    const int levels = std::max(m_levels, m_hiddenLoops == 0 ? 0 : levelOfMore() + 1);
    const double loops = levels == 0 ? 16 : loopsToBox + (levels - 1) * levelHeight + m_measure.height(TextRole::Strong) + 6;
    m_out.boxTop = std::ceil(hasTeams() ? std::max(112.0, top + loops) : top + loops);
    m_out.ladderTop = m_out.boxTop + boxHeight + dataHeight + 10 + flagHeight + 21;
    m_out.ladderBottom = m_out.ladderTop + rungHeight;
    m_out.stripTop = m_out.ladderBottom + 54;
    m_out.stripBottom = m_out.stripTop + stripHeight;
    m_out.height = m_out.stripBottom + 22;

    placeLanes();
    emitLoops();
    drawMoreLoops();
    placeBoxes();
    placeQueues();
    placeArrows();
    placeLadder();
    placeStrip();
    placeRibbon();
    placeFinish();
    placeTotals();
    return std::move(m_out);
}

Pitch StreamLayoutBuilder::choosePitch(std::size_t columns, double available)
{
    const double share = std::floor((available - finishGap - finishWidth) / static_cast<double>(columns));
    Pitch p;
    p.pitch = std::clamp(share, 140.0, columns <= 5 ? 240.0 : 170.0);
    // Three measured points: (140: 44 + 96), (170: 62 + 108), (240: 100 + 140); straight in between.
    p.box = p.pitch <= 170 ? 96 + (p.pitch - 140) * 12 / 30 : 108 + (p.pitch - 170) * 32 / 70;
    p.box = std::round(p.box);
    p.zone = p.pitch - p.box;
    return p;
}

void StreamLayoutBuilder::placeColumns()
{
    m_columnOf.assign(m_stream.stages.size(), nothing);
    m_pitch = choosePitch(m_out.columns.size(), m_options.availableWidth);
    for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
        m_out.columns[i].x0 = static_cast<double>(i) * m_pitch.pitch;
        for (const std::size_t row : m_out.columns[i].members)
            m_columnOf[row] = i;
    }
    m_out.scrollWidth = static_cast<double>(m_out.columns.size()) * m_pitch.pitch;
    const double room = m_options.viewWidth - finishGap - finishWidth;
    // In a window that could hold hardly a stage beside the totals everything scrolls as one picture.
    m_out.viewWidth = room >= 2 * m_pitch.pitch ? std::min(m_out.scrollWidth, std::floor(room)) : m_out.scrollWidth;
    m_out.width = m_out.viewWidth + finishGap + finishWidth;
}

bool StreamLayoutBuilder::hasTeams() const
{
    return std::any_of(m_out.columns.begin(), m_out.columns.end(), [](const Column& c) { return c.team.has_value(); });
}

Rect StreamLayoutBuilder::addText(
    std::string_view text, double x, double centreY, double widest, TextRole role, Ink ink, Align align, Part part)
{
    const std::string shown = elide(text, widest, [&](std::string_view part_) { return widthOf(part_, role); });
    if (shown.empty())
        return {x, centreY, 0, 0};
    const double width = widthOf(shown, role);
    const double height = m_measure.height(role);
    const double left = align == Align::Left ? x : align == Align::Right ? x - width : x - width / 2;
    Text run;
    run.box = {left, centreY - height / 2, width, height};
    run.text = shown;
    if (shown != text)
        run.full = std::string(text);
    run.role = role;
    run.ink = ink;
    run.align = align;
    run.part = part;
    m_out.texts.push_back(run);
    return run.box;
}

Rect StreamLayoutBuilder::addRow(const Row& row, double left, double right, double centreY, Part part)
{
    constexpr double gap = 4;
    const Rect value = addText(row.value, right, centreY, right - left, row.role, row.ink, Align::Right, part);
    const Rect label = addText(row.label, left, centreY, value.x - gap - left, TextRole::Caption, Ink::Tertiary, Align::Left, part);
    return {label.right(), value.y, value.x - label.right(), value.h};
}

std::string StreamLayoutBuilder::durationOr(const std::optional<double>& seconds) const
{
    return seconds ? m_format.duration(*seconds) : m_words.unknown;
}

double StreamLayoutBuilder::wholeSeconds() const
{
    const analysis::StreamTotals& totals = m_stream.totals;
    if (const auto& whole = totals.partsKnown > 0 ? totals.partsLeadMeanSeconds : totals.leadTime.mean)
        return *whole;
    double sum = 0;
    for (const Column& column : m_out.columns)
        sum += column.waitSeconds.value_or(0) + column.workSeconds.value_or(0);
    return sum;
}

std::string StreamLayoutBuilder::rungOr(const std::optional<double>& seconds) const
{
    return seconds ? m_format.durationLike(*seconds, wholeSeconds()) : m_words.unknown;
}

StreamLayoutBuilder::Row StreamLayoutBuilder::knownRow(const std::optional<double>& share) const
{
    constexpr double enough = 0.95;
    if (!share)
        return {m_words.known, m_words.unknown, TextRole::Value, Ink::Unknown, true};
    const bool partly = *share > 0 && *share < 1;
    return {m_words.known, m_format.percent(partly ? std::clamp(*share, 0.01, 0.99) : *share), TextRole::Value,
        *share < enough ? Ink::Unknown : Ink::Primary};
}

std::string StreamLayoutBuilder::percentOr(const std::optional<double>& ratio) const
{
    return ratio ? m_format.percent(*ratio) : m_words.unknown;
}

StreamLayout layoutStream(const analysis::StreamResult& stream, const TextMeasure& measure, const TextFormat& format,
    const StreamWords& words, const LayoutOptions& options)
{
    return StreamLayoutBuilder(stream, measure, format, words, options).build();
}

} // namespace weir::diagram
