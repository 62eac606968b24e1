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

double waitOf(const analysis::StreamStage& stage)
{
    return stage.waitPerItemSeconds.value_or(0);
}

double workOf(const analysis::StreamStage& stage)
{
    return stage.workPerItemSeconds.value_or(0);
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
    const double needed = characterWidth * static_cast<double>(utf8Characters(stage.name)) + namePadding;
    const bool inWait = wait >= work;
    if (std::max(wait, work) >= needed) {
        const std::string_view colour = !inWait ? palette::onWork : bottleneck ? palette::onWaitStrong : palette::waitText;
        svg.text({x + (inWait ? 0 : wait) + namePadding / 2, stripHeight / 2 + 4}, stage.name,
            {.size = 12, .weight = bottleneck ? 600 : 500, .colour = colour});
    }
}

} // namespace

std::string timeStripSvg(const analysis::StreamResult& stream, double width)
{
    double total = 0;
    for (const analysis::StreamStage& stage : stream.stages)
        total += waitOf(stage) + workOf(stage);
    if (!(total > 0))
        return {};
    const double perSecond = (width - 2 * edge) / total;
    SvgWriter svg(width, height, "Mean waiting and work of an item, stage by stage", false);
    double x = edge;
    for (std::size_t s = 0; s < stream.stages.size(); ++s) {
        const bool bottleneck = !stream.ranking.entries.empty() && stream.ranking.entries.front().stageRow == s;
        drawStage(svg, stream.stages[s], bottleneck, x, perSecond);
        x += (waitOf(stream.stages[s]) + workOf(stream.stages[s])) * perSecond;
    }
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
    return svg.take();
}

} // namespace weir::report
