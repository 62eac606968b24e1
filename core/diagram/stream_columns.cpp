// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/stream_columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace weir::diagram {

namespace {

using analysis::StreamResult;
using analysis::StreamStage;
using Groups = std::vector<std::vector<std::size_t>>;

constexpr std::size_t usualRuns = 7;

/// Cuts a run of stages into parts of nearly equal length, none longer than `longest`.
void cutEvenly(const std::vector<std::size_t>& run, std::size_t longest, Groups& out)
{
    const std::size_t parts = (run.size() + longest - 1) / longest;
    std::size_t begin = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t end = run.size() * (part + 1) / parts;
        out.emplace_back(run.begin() + static_cast<std::ptrdiff_t>(begin), run.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
}

/// Sums of means are sums only if every part is known.
void add(std::optional<double>& sum, const std::optional<double>& part)
{
    if (!part)
        sum.reset();
    else if (sum)
        *sum += *part;
}

void addFigures(Column& column, const StreamStage& stage, std::int64_t& timed)
{
    column.items = std::max(column.items, stage.items);
    column.visits += stage.visits;
    column.waiting += stage.waiting;
    column.tellsWaiting = column.tellsWaiting && stage.tellsWaiting;
    timed += stage.time.n;
    column.inWork += std::max<std::int64_t>(0, stage.wip - stage.waiting);
    add(column.waitSeconds, stage.waitPerItemSeconds);
    add(column.workSeconds, stage.workPerItemSeconds);
    if (isKnown(stage.oldest)) {
        const double age = seconds(stage.oldest);
        column.oldestSeconds = std::max(column.oldestSeconds.value_or(age), age);
        column.oldestIsLate = column.oldestIsLate || (stage.wait.p85 && age > *stage.wait.p85);
    }
    column.handOvers += stage.handOvers;
    if (stage.completeAndAccurate)
        column.cleanHandOvers += std::llround(*stage.completeAndAccurate * static_cast<double>(stage.handOvers));
    if (stage.completeAndAccurate && stage.handOvers >= analysis::enoughHandOvers)
        column.completeAndAccurate = std::min(column.completeAndAccurate.value_or(1.0), *stage.completeAndAccurate);
}

Column makeColumn(
    const StreamResult& stream, const StreamWords& words, const std::vector<std::size_t>& members, std::optional<std::size_t> bottleneck)
{
    Column column;
    column.members = members;
    column.folded = members.size() > 1;
    column.waitSeconds = 0.0;
    column.workSeconds = 0.0;
    column.waitOnly = true;
    std::int64_t timed = 0;
    for (const std::size_t row : members) {
        const StreamStage& stage = stream.stages[row];
        addFigures(column, stage, timed);
        column.waitOnly = column.waitOnly && (stage.kind == "wait" || stage.kind == "queue");
        column.bottleneck = column.bottleneck || bottleneck == row;
    }
    if (column.visits > 0)
        column.known = static_cast<double>(timed) / static_cast<double>(column.visits);
    const StreamStage& first = stream.stages[members.front()];
    const StreamStage& last = stream.stages[members.back()];
    const auto sameTeam = [&](std::size_t row) { return stream.stages[row].team == first.team; };
    if (std::all_of(members.begin(), members.end(), sameTeam))
        column.team = first.team;
    if (!column.folded) {
        column.name = first.name;
        column.p50 = first.time.p50;
        column.p85 = first.time.p85;
        column.waitP85 = first.wait.p85;
    } else {
        column.name = phrase(words.range, first.name, last.name);
    }
    return column;
}

} // namespace

std::string phrase(std::string_view text, std::string_view first, std::string_view second)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && (text[i + 1] == '1' || text[i + 1] == '2')) {
            out += text[i + 1] == '1' ? first : second;
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool standsInStream(const StreamStage& stage)
{
    return stage.used && stage.inStream();
}

bool isPassed(const StreamStage& stage)
{
    return stage.visits > 0 || stage.wip > 0 || stage.items > 0;
}

std::vector<std::size_t> shownStages(const StreamResult& stream)
{
    std::vector<std::size_t> inStream;
    std::vector<std::size_t> passed;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        if (!standsInStream(stream.stages[row]))
            continue;
        inStream.push_back(row);
        if (isPassed(stream.stages[row]))
            passed.push_back(row);
    }
    return passed.empty() ? inStream : passed;
}

std::optional<std::size_t> bottleneckStage(const StreamResult& stream)
{
    const analysis::BottleneckEntry* const first = stream.ranking.standout();
    if (first == nullptr)
        return std::nullopt;
    const std::size_t row = first->stageRow;
    if (row >= stream.stages.size() || !standsInStream(stream.stages[row]))
        return std::nullopt;
    return row;
}

Groups foldGroups(const StreamResult& stream, const std::vector<std::size_t>& stages)
{
    Groups byTeam;
    bool teams = true;
    for (const std::size_t row : stages) {
        const auto& team = stream.stages[row].team;
        teams = teams && team.has_value();
        if (byTeam.empty() || stream.stages[byTeam.back().front()].team != team)
            byTeam.emplace_back();
        byTeam.back().push_back(row);
    }
    Groups groups;
    if (teams && byTeam.size() > 1 && byTeam.size() <= mostSingleStages) {
        for (const auto& run : byTeam)
            cutEvenly(run, mostInGroup, groups);
    } else {
        cutEvenly(stages, std::min(mostInGroup, (stages.size() + usualRuns - 1) / usualRuns), groups);
    }
    return groups;
}

std::vector<Column> makeColumns(const StreamResult& stream, const StreamWords& words, const std::optional<std::size_t>& openGroup)
{
    const std::vector<std::size_t> stages = shownStages(stream);
    const std::optional<std::size_t> bottleneck = bottleneckStage(stream);

    std::vector<Column> columns;
    if (stages.size() <= mostSingleStages) {
        for (const std::size_t row : stages)
            columns.push_back(makeColumn(stream, words, {row}, bottleneck));
        return columns;
    }
    const Groups groups = foldGroups(stream, stages);
    std::map<std::string_view, std::size_t> sizeOfTeam;
    for (const std::size_t row : stages)
        if (const auto& team = stream.stages[row].team)
            ++sizeOfTeam[*team];
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const bool holdsBottleneck = bottleneck && std::find(groups[g].begin(), groups[g].end(), *bottleneck) != groups[g].end();
        const bool open = groups[g].size() == 1 || (openGroup ? *openGroup == g : holdsBottleneck);
        if (open)
            for (const std::size_t row : groups[g])
                columns.push_back(makeColumn(stream, words, {row}, bottleneck));
        else
            columns.push_back(makeColumn(stream, words, groups[g], bottleneck));
        const std::size_t made = open ? groups[g].size() : 1;
        for (std::size_t i = columns.size() - made; i < columns.size(); ++i)
            columns[i].group = g;
        // A whole team folds under its own name.
        if (!open && columns.back().team && sizeOfTeam[*columns.back().team] == groups[g].size())
            columns.back().name = *columns.back().team;
    }
    return columns;
}

} // namespace weir::diagram
