// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/time_strip.h"

#include "core/analysis/time_parts.h"
#include "core/base/number_text.h"
#include "core/base/utf8.h"
#include "core/base/words.h"
#include "core/report/chart_axes.h"
#include "core/report/palette.h"
#include "core/report/svg_writer.h"

#include <algorithm>
#include <cmath>

namespace weir::report {

namespace {

constexpr double stripHeight = 30, height = 54, edge = 0.5;
constexpr double characterWidth = 7.15, namePadding = 12;
constexpr int tickCount = 7;
struct Span {
    double from = 0, to = 0;
};
struct Ink {
    std::string_view colour;
    int weight = 500;
};

/// At the left of its part, or not at all where it is too long.
void drawName(SvgWriter& svg, std::string_view name, Span part, Ink ink)
{
    if (part.to - part.from >= characterWidth * static_cast<double>(utf8Characters(name)) + namePadding)
        svg.text({part.from + namePadding / 2, stripHeight / 2 + 4}, name, {.size = 13, .weight = ink.weight, .colour = ink.colour});
}

using analysis::TimePart;
using analysis::TimeTone;

void drawPart(SvgWriter& svg, const TimePart& part, Span at, bool afterWork)
{
    const double width = at.to - at.from;
    switch (part.tone) {
    case TimeTone::Wait:
        svg.outlinedRect({at.from + 0.5, 0.5}, std::max(0.0, width - 1), stripHeight - 1,
            part.bottleneck ? palette::waitStrong : palette::waitSoft, {palette::wait});
        break;
    case TimeTone::Work:
        svg.rect({at.from, 0}, width, stripHeight, palette::work);
        if (afterWork) // two stages without a wait between them
            svg.line({std::round(at.from) + 0.5, 0}, {std::round(at.from) + 0.5, stripHeight}, {palette::surface});
        break;
    case TimeTone::Unknown:
        svg.hatch({at.from, 0}, width, stripHeight, palette::unknown);
        svg.outlinedRect({at.from + 0.5, 0.5}, std::max(0.0, width - 1), stripHeight - 1, "none", {palette::unknown, 1, "1 2"});
        break;
    case TimeTone::Outside:
        svg.outlinedRect({at.from + 0.5, 0.5}, std::max(0.0, width - 1), stripHeight - 1, palette::sunken, {palette::line});
        break;
    }
}

/// The name of a stage stands in the longer of its two parts.
bool bearsName(const std::vector<TimePart>& parts, std::size_t i)
{
    const auto isShorter = [&](std::size_t other) {
        return parts[other].stage == parts[i].stage
            && (parts[i].seconds < parts[other].seconds || (parts[i].seconds == parts[other].seconds && other < i));
    };
    return !(i > 0 && isShorter(i - 1)) && !(i + 1 < parts.size() && isShorter(i + 1));
}

void drawPartName(SvgWriter& svg, const analysis::StreamResult& stream, const TimePart& part, Span at)
{
    if (part.stage == TimePart::noStage) {
        drawName(svg, part.tone == TimeTone::Outside ? "Outside" : "Unknown", at, {palette::textTertiary, 500});
        return;
    }
    const std::string_view colour = part.tone == TimeTone::Work ? palette::onWork
        : part.bottleneck                                       ? palette::onWaitStrong
                                                                : palette::waitText;
    drawName(svg, stream.stages[part.stage].name, at, {colour, part.bottleneck ? 600 : 500});
}

void drawAxis(SvgWriter& svg, double total, double perSecond, double width)
{
    const TimeUnit unit = unitFor(total);
    for (const double tick : valueTicks(total / unit.seconds, tickCount, false)) {
        const double at = edge + tick * unit.seconds * perSecond;
        if (at > width - edge + 0.5)
            break;
        svg.line({std::round(at) + 0.5, stripHeight + 3}, {std::round(at) + 0.5, stripHeight + 7}, {palette::axis});
        std::string words = shortNumber(tick, 2);
        if (tick == 0)
            words.append(" ").append(unit.many);
        svg.text({tick == 0 ? 0 : at, stripHeight + 20}, words,
            {.size = 12, .colour = palette::textTertiary, .anchor = tick == 0 ? Anchor::Start : Anchor::Middle});
    }
}

} // namespace

TimeStrip timeStrip(const analysis::StreamResult& stream, double width)
{
    const std::vector<TimePart> parts = analysis::timeParts(stream);
    TimeStrip strip;
    double total = 0;
    bool stages = false;
    for (const TimePart& part : parts) {
        total += part.seconds;
        stages = stages || part.stage != TimePart::noStage;
        strip.outside = strip.outside || part.tone == TimeTone::Outside;
    }
    if (!stages)
        return {};
    const double perSecond = (width - 2 * edge) / total;
    SvgWriter svg(width, height, "Mean waiting and work of an item, stage by stage", false);
    double x = edge;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Span at {x, x + parts[i].seconds * perSecond};
        drawPart(svg, parts[i], at, i > 0 && parts[i - 1].tone == TimeTone::Work);
        if (bearsName(parts, i))
            drawPartName(svg, stream, parts[i], at);
        x = at.to;
    }
    drawAxis(svg, total, perSecond, width);
    strip.svg = svg.take();
    return strip;
}

} // namespace weir::report
