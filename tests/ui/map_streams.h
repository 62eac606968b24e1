// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <chrono>
#include <memory>
#include <string>

namespace weir::testsupport {

inline stats::Summary spread(double meanDays)
{
    const double mean = meanDays * 86400;
    return {200, mean, mean * 0.75, mean * 1.75, mean * 2.5};
}

inline analysis::StreamStage mapStage(const std::string& name, double waitDays, double workDays, std::int64_t waiting, std::int64_t inWork)
{
    analysis::StreamStage s;
    s.name = name;
    s.kind = "work";
    s.items = 200;
    s.visits = 240;
    s.waiting = waiting;
    s.wip = waiting + inWork;
    if (waiting > 0)
        s.oldest = std::chrono::hours(24 * 5);
    s.time = spread(waitDays + workDays);
    s.wait = spread(waitDays);
    s.work = spread(workDays);
    s.completeAndAccurate = 0.92;
    s.handOvers = 200;
    s.waitPerItemSeconds = waitDays * 86400;
    s.workPerItemSeconds = workDays * 86400;
    return s;
}

inline void finishStream(analysis::StreamResult& stream, std::size_t bottleneck)
{
    double wait = 0;
    double work = 0;
    for (const analysis::StreamStage& s : stream.stages) {
        wait += s.waitPerItemSeconds.value_or(0);
        work += s.workPerItemSeconds.value_or(0);
    }
    stream.total = 230;
    stream.finished = stream.leadTimeKnown = 200;
    stream.inProgress = 30;
    stream.totals.leadTime = spread((wait + work) / 86400);
    stream.totals.partsKnown = 200;
    stream.totals.partsLeadMeanSeconds = wait + work;
    stream.totals.waitMeanSeconds = wait;
    stream.totals.workMeanSeconds = work;
    stream.totals.flowEfficiency = work / (wait + work);
    stream.totals.rolledCompleteAndAccurate = 0.71;
    stream.window.first = Instant(std::chrono::hours(24 * 20454)); // 2026-01-01
    stream.window.last = stream.window.now = stream.window.first + std::chrono::hours(24 * 70);
    stream.window.counted = {stream.window.first, stream.window.now + Duration(1)};
    stream.window.coveredFirst = stream.window.first;
    stream.window.coveredLast = stream.window.last;
    analysis::BottleneckEntry entry;
    entry.stage = stream.stages[bottleneck].name;
    entry.stageRow = bottleneck;
    entry.reason.stage = entry.stage;
    stream.ranking.entries = {entry};
}

/// Four stages of two teams, two rework loops, one seldom one, one stage with unknown work, hostile words.
inline std::shared_ptr<analysis::StreamResult> fourStages()
{
    auto stream = std::make_shared<analysis::StreamResult>();
    stream->stages = {mapStage("Design", 1.5, 0.5, 4, 1), mapStage("Build", 0.5, 2, 0, 4), mapStage("Check <b>&\"", 3, 0.25, 11, 9),
        mapStage("Ship", 0.25, 0.25, 2, 0)};
    stream->stages[0].team = stream->stages[1].team = "Makers";
    stream->stages[2].team = stream->stages[3].team = "Keepers";
    stream->stages[3].completeAndAccurate.reset();
    stream->stages[3].handOvers = 0;
    stream->stages[3].workPerItemSeconds.reset();
    stream->edges = {{0, 1, 200, spread(2), false, false, 1.0, {}}, {1, 2, 220, spread(2.5), true, false, 1.0, {}},
        {2, 1, 60, spread(3), true, true, 0.25, 1.5 * 86400}, {2, 3, 190, spread(3), false, false, 0.7, {}},
        {3, 0, 20, spread(1), true, true, 0.1, {}}, {3, 2, 4, spread(1), false, true, 0.02, {}}};
    finishStream(*stream, 2);
    return stream;
}

/// Many stages without teams, the bottleneck in the middle.
inline std::shared_ptr<analysis::StreamResult> manyStages(std::size_t count)
{
    auto stream = std::make_shared<analysis::StreamResult>();
    for (std::size_t i = 0; i < count; ++i)
        stream->stages.push_back(mapStage("Step " + std::to_string(i + 1), 0.5 + static_cast<double>(i % 3), 0.5, 1, 1));
    finishStream(*stream, count / 2);
    return stream;
}

} // namespace weir::testsupport
