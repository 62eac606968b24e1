// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "tests/support/dataset_text.h"

#include <QString>

#include <string>

/// Logs and streams that a bottleneck is looked for in.
namespace weir::testsupport {

using namespace weir::analysis;

inline constexpr double day = 86400;

inline StageMap stageMap()
{
    StageMap map;
    map.stages = {
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, {}, {}},
        {"Review", StageKind::Work, {"For Review"}, {"Reviewing"}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
    };
    return map;
}

inline FactsPtr factsOf(const std::string& text)
{
    SilentProgress silent;
    return computeFacts(datasetFromText(text), stageMap(), Calendar(), silent);
}

inline StreamResult measure(const FactsPtr& facts)
{
    SilentProgress silent;
    return measureStream(*facts, {}, Level::Stage, silent);
}

inline std::string dayOf(int number)
{
    return isoInstant(instantFromText("2025-01-06") + std::chrono::days(number)).substr(0, 10);
}

/// `perWeek` items a week arrive at Review for `weeks` weeks; one a week leaves it.
inline std::string growingQueue(int weeks, int perWeek)
{
    std::string log;
    int left = 0;
    for (int week = 0; week < weeks; ++week) {
        for (int i = 0; i < perWeek; ++i) {
            log.append("A-")
                .append(std::to_string(week * perWeek + i + 1))
                .append(": Coding ")
                .append(dayOf(week * 7))
                .append(", For Review +1d");
            if (left <= week && i == 0) {
                log.append(", Reviewing +1d, Done +1d");
                ++left;
            }
            log.append("\n");
        }
    }
    return log;
}

/// The item of one line, five times over.
inline QString fiveOf(const char* line)
{
    QString log;
    for (int i = 1; i <= 5; ++i)
        log += QString(line).replace("A-1:", QString("A-%1:").arg(i)) + '\n';
    return log;
}

inline StreamStage made(const char* name, double wait, double work)
{
    StreamStage stage;
    stage.name = name;
    stage.kind = "work";
    stage.time = {10, wait + work, wait + work, wait + work, wait + work};
    stage.waitPerItemSeconds = wait;
    stage.workPerItemSeconds = work;
    return stage;
}

} // namespace weir::testsupport
