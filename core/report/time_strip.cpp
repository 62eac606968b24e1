// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/time_strip.h"

#include "core/report/chart_axes.h"
#include "core/report/number_text.h"
#include "core/report/palette.h"
#include "core/report/svg_writer.h"
#include "core/report/utf8.h"
#include "core/report/words.h"

#include <algorithm>
#include <cmath>

namespace weir::report {

namespace {

constexpr double stripHeight = 26, height = 50, edge = 0.5;
constexpr double characterWidth = 6.6, namePadding = 12;
constexpr int tickCount = 7;
/// A smaller part of the whole cannot be seen.
constexpr double leastOutside = 0.005;

double waitOf(const analysis::StreamStage& stage)
{
    return stage.waitPerItemSeconds.value_or(0);
}

double workOf(const analysis::StreamStage& stage)
{
    return stage.workPerItemSeconds.value_or(0);
}

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
        svg.text({part.from + namePadding / 2, stripHeight / 2 + 4}, name, {.size = 12, .weight = ink.weight, .colour = ink.colour});
}

void drawStage(SvgWriter& svg, const analysis::StreamStage& stage, bool bottleneck, double x, double perSecond)
{
    const double wait = waitOf(stage) * perSecond;
    const double work = workOf(stage) * perSecond;
    if (wait > 0) {
        svg.outlinedRect({x + 0.5, 0.5}, std::max(0.0, wait - 1), stripHeight - 1, bottleneck ? palette::waitStrong : palette::waitSoft,
            {palette::wait});
    }
    if (work > 0)
        svg.rect({x + wait, 0}, work, stripHeight, palette::work);
    // The name stands in the longer part, if it fits there.
    const bool inWait = wait >= work;
    const std::string_view colour = !inWait ? palette::onWork : bottleneck ? palette::onWaitStrong : palette::waitText;
    drawName(svg, stage.name, inWait ? Span {x, x + wait} : Span {x + wait, x + wait + work}, {colour, bottleneck ? 600 : 500});
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
            words.append(" ").append(unit.words);
        svg.text({tick == 0 ? 0 : at, stripHeight + 20}, words,
            {.size = 11, .colour = palette::textTertiary, .anchor = tick == 0 ? Anchor::Start : Anchor::Middle});
    }
}

} // namespace

TimeStrip timeStrip(const analysis::StreamResult& stream, double width)
{
    double known = 0;
    for (const analysis::StreamStage& stage : stream.stages)
        known += waitOf(stage) + workOf(stage);
    if (!(known > 0))
        return {};
    // What the mean lead time has beyond the stages passed before the start (or beside the stream).
    const double outside = std::max(0.0, stream.totals.leadTime.mean.value_or(0) - known);
    const double total = known + outside;
    const double perSecond = (width - 2 * edge) / total;
    SvgWriter svg(width, height, "Mean waiting and work of an item, stage by stage", false);
    double x = edge;
    const bool before = outside > leastOutside * total;
    if (before) {
        svg.outlinedRect({x + 0.5, 0.5}, outside * perSecond - 1, stripHeight - 1, palette::sunken, {palette::line});
        drawName(svg, "Before", {x, x + outside * perSecond}, {palette::textTertiary, 500});
    }
    x += outside * perSecond;
    for (std::size_t s = 0; s < stream.stages.size(); ++s) {
        const bool bottleneck = !stream.ranking.entries.empty() && stream.ranking.entries.front().stageRow == s;
        drawStage(svg, stream.stages[s], bottleneck, x, perSecond);
        x += (waitOf(stream.stages[s]) + workOf(stream.stages[s])) * perSecond;
    }
    drawAxis(svg, total, perSecond, width);
    return {svg.take(), before};
}

} // namespace weir::report
