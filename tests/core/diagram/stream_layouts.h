// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_columns.h"
#include "core/diagram/stream_layout.h"
#include "tests/core/diagram/fixed_measure.h"

#include <algorithm>
#include <string>

/// Made-up streams and their layouts.
namespace weir::testsupport {

using namespace weir::diagram;
using analysis::StreamEdge;
using analysis::StreamResult;
using analysis::StreamStage;

inline stats::Summary summary(std::int64_t n, double mean)
{
    return {n, mean, mean * 0.8, mean * 1.7, mean * 2.5};
}

inline StreamStage stage(const std::string& name, double waitDays, double workDays, std::int64_t waiting = 2)
{
    StreamStage s;
    s.name = name;
    s.kind = "work";
    s.items = 200;
    s.visits = 210;
    s.waiting = waiting;
    s.wip = waiting + 1;
    s.oldest = waiting > 0 ? Duration(std::chrono::hours(48)) : unknownDuration;
    s.wait = summary(210, waitDays * 86400);
    s.work = summary(210, workDays * 86400);
    s.time = summary(210, (waitDays + workDays) * 86400);
    s.completeAndAccurate = 0.9;
    s.handOvers = 200;
    s.waitPerItemSeconds = waitDays * 86400;
    s.workPerItemSeconds = workDays * 86400;
    return s;
}

/// Lead time and totals that fit the stages.
inline void complete(StreamResult& stream)
{
    double wait = 0;
    double work = 0;
    for (const StreamStage& s : stream.stages) {
        wait += standsInStream(s) ? s.waitPerItemSeconds.value_or(0) : 0;
        work += standsInStream(s) ? s.workPerItemSeconds.value_or(0) : 0;
    }
    stream.finished = stream.leadTimeKnown = 200;
    stream.totals.leadTime = summary(200, wait + work);
    stream.totals.partsKnown = 200;
    stream.totals.partsLeadMeanSeconds = wait + work;
    stream.totals.waitMeanSeconds = wait;
    stream.totals.workMeanSeconds = work;
    stream.totals.flowEfficiency = work / (wait + work);
    stream.window.first = Instant(std::chrono::hours(0));
    stream.window.last = Instant(std::chrono::hours(24 * 70));
    stream.window.coveredFirst = stream.window.first;
    stream.window.coveredLast = stream.window.last;
}

inline StreamResult threeStages()
{
    StreamResult stream;
    stream.stages = {stage("Build", 1, 2), stage("Review", 3, 0.5), stage("Test", 0.5, 0.5, 0)};
    complete(stream);
    return stream;
}

inline StreamResult manyStages(std::size_t count, bool teams)
{
    StreamResult stream;
    for (std::size_t i = 0; i < count; ++i) {
        stream.stages.push_back(stage("Stage " + std::to_string(i + 1), 0.5, 0.3));
        if (teams)
            stream.stages.back().team = "Team " + std::to_string(i / 5 + 1);
    }
    complete(stream);
    return stream;
}

inline void rankFirst(StreamResult& stream, std::size_t row)
{
    analysis::BottleneckEntry entry;
    entry.stage = stream.stages[row].name;
    entry.stageRow = row;
    stream.ranking.entries = {entry};
}

const Text* findText(const StreamLayout& layout, const std::string& text)
{
    const auto found = std::find_if(layout.texts.begin(), layout.texts.end(), [&](const Text& t) { return t.text == text; });
    return found == layout.texts.end() ? nullptr : &*found;
}

inline StreamLayout lay(const StreamResult& stream, const LayoutOptions& options = {})
{
    return layoutStream(stream, FixedMeasure(), plainFormat(), StreamWords(), options);
}

} // namespace weir::testsupport
