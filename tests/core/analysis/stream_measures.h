// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stage_proposal.h"
#include "core/analysis/stream.h"
#include "tests/support/dataset_text.h"

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Streams of logs written as text, and what is asked of them.
namespace weir::testsupport {

using namespace weir::analysis;

inline constexpr double hour = 3600;
inline constexpr double day = 24 * hour;

inline StageMap devReview()
{
    StageMap map;
    map.stages = {
        {"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}},
        {"Dev", StageKind::Work, {"Ready"}, {"Coding"}, "Core", 3},
        {"Review", StageKind::Work, {"For Review"}, {"Reviewing"}, "Peers", {}},
        {"Test", StageKind::Work, {"For Test"}, {"Testing"}, "Peers", {}},
        {"Done", StageKind::Done, {}, {"Done"}, {}, {}},
        {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}},
    };
    return map;
}

inline FactsPtr factsOf(const char* text, const std::optional<StageMap>& map = std::nullopt)
{
    SilentProgress silent;
    const DatasetPtr data = datasetFromText(text);
    return computeFacts(data, map ? *map : proposeStageMap(*data), Calendar(), silent);
}

inline StreamResult measure(const FactsPtr& facts, Level level = Level::Status, const char* from = nullptr, const char* to = nullptr,
    std::map<std::string, std::vector<std::string>> where = {})
{
    SilentProgress silent;
    Selection selection;
    selection.where = std::move(where);
    const auto at = [](const char* text) { return text == nullptr ? std::nullopt : parseIsoDay(text); };
    selection.window = facts->calendar.window(at(from), at(to));
    return measureStream(*facts, selection, level, silent);
}

using Counts = std::map<std::string, std::int64_t>;

inline Counts edgesOf(const StreamResult& stream)
{
    Counts counts;
    for (const StreamEdge& edge : stream.edges)
        counts[stream.stages[edge.from].name + " -> " + stream.stages[edge.to].name] += edge.count;
    return counts;
}

const StreamEdge& edge(const StreamResult& stream, std::string_view from, std::string_view to)
{
    for (const StreamEdge& e : stream.edges) {
        if (stream.stages[e.from].name == from && stream.stages[e.to].name == to)
            return e;
    }
    throw std::out_of_range("no such edge");
}

const StreamStage& stage(const StreamResult& stream, std::string_view name)
{
    for (const StreamStage& s : stream.stages) {
        if (s.name == name)
            return s;
    }
    throw std::out_of_range(std::string(name));
}

using NMean = std::pair<std::int64_t, std::optional<double>>;

inline NMean hours(const stats::Summary& summary)
{
    return {summary.n, summary.mean ? std::optional(*summary.mean / hour) : std::nullopt};
}

} // namespace weir::testsupport
