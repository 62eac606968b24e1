// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"

#include "core/analysis/stream_scan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace weir::analysis {

namespace {

std::vector<StreamStage> emptyStages(const LevelView& view)
{
    std::vector<StreamStage> stages;
    for (const LevelView::Row& row : view.rows()) {
        StreamStage stage;
        stage.name = row.name;
        stage.kind = row.kind;
        stage.team = row.team;
        stage.wipLimit = row.wipLimit;
        stage.tellsWaiting = row.tellsWaiting;
        stages.push_back(stage);
    }
    return stages;
}

/// Product of the parts of the stream (rolled %C/A: Martin & Osterling, Value Stream Mapping, 2013). A side way that two items took
/// would make nothing of the whole, so parts with few hand-overs are left out.
void roll(const LevelView& view, const std::vector<StreamStage>& stages, StreamTotals& totals)
{
    for (std::size_t row = 0; row < stages.size(); ++row) {
        if (!view.rows()[row].inStream() || !stages[row].completeAndAccurate)
            continue;
        if (stages[row].handOvers < enoughHandOvers) {
            ++totals.rolledLeftOut;
            continue;
        }
        ++totals.rolledStages;
        totals.rolledCompleteAndAccurate = totals.rolledCompleteAndAccurate.value_or(1.0) * *stages[row].completeAndAccurate;
    }
}

std::vector<std::uint32_t> ascending(std::vector<std::uint32_t> items)
{
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

} // namespace

namespace {

/// Stages that only items of other streams visit must not stand on this stream's map.
void markUsed(const Facts& facts, StreamResult& result)
{
    if (result.level != Level::Stage)
        return;
    for (StreamStage& stage : result.stages)
        stage.used = false;
    const StageVisitColumns& visits = facts.stageVisits;
    for (std::size_t v = 0; v < visits.size(); ++v)
        if (visits.stage[v].valid() && facts.items.inStream[visits.item[v].row()] != 0)
            result.stages[visits.stage[v].row()].used = true;
}

/// Items that are there in the window and pass the selection, but not the stream's own filter.
void countOthers(const StreamScan& scan, const Selection& selection, StreamResult& result)
{
    const Facts& facts = scan.facts;
    if (facts.map.where.empty())
        return;
    const std::vector<std::uint8_t> passed = passesAnyStream(facts, selection);
    std::map<Exclusion, std::int64_t> counts;
    for (std::uint32_t item = 0; item < passed.size(); ++item) {
        if (passed[item] == 0 || facts.items.inStream[item] != 0 || !scan.isThere(item))
            continue;
        ++result.notOfStream;
        ++counts[exclusionOf(facts, item)];
    }
    for (const auto& [by, count] : counts)
        result.others.push_back({by, count});
    std::ranges::stable_sort(result.others, std::ranges::greater {}, &OtherItems::count);
}

/// What the data and the map tell whatever the selection: whether anything can finish, what was guessed, what else is there.
void describeData(const Facts& facts, StreamResult& result)
{
    const Dataset& data = *facts.data;
    result.guessed = guessedEnds(facts.map);
    result.knowsEnd = knowsEnd(data, facts.map);
    result.tooYoung = !result.knowsEnd && isTooYoungForEnds(data, facts.map);
    result.anyItems = data.items.size() > 0;
    const auto anyKnown = [](const std::vector<Instant>& column) {
        return std::ranges::any_of(column, [](Instant t) { return isKnown(t); });
    };
    result.tellsHistory = anyKnown(data.visits.entered) || anyKnown(data.visits.left);
    result.commits = static_cast<std::int64_t>(data.commits.size());
    result.changes = static_cast<std::int64_t>(data.changes.size());
}

} // namespace

StreamResult measureStream(const Facts& facts, const Selection& selection, Level level, Progress& progress)
{
    const StreamScan scan(facts, selection, level, progress);
    StreamResult result;
    result.level = level;
    result.window = scan.window;
    result.stages = emptyStages(scan.view);
    result.tellsWaiting = scan.view.tellsWaiting();
    countFlow(scan, result);
    summarizeTimes(scan, result);
    countPresence(scan, result);
    if (level == Level::Stage)
        countOthers(scan, selection, result);
    sumFinished(scan, result);
    roll(scan.view, result.stages, result.totals);
    markUsed(facts, result);
    describeData(facts, result);
    result.ranking = rankBySignals(result);
    return result;
}

std::vector<std::uint32_t> itemsOfStage(const Facts& facts, const Selection& selection, std::size_t stage)
{
    SilentProgress silent;
    const StreamScan scan(facts, selection, Level::Stage, silent);
    if (stage >= scan.view.rows().size())
        return {};
    const bool isFinal = scan.view.rows()[stage].isFinal();
    std::vector<std::uint32_t> items;
    scan.forItems([&](std::uint32_t item) {
        const bool inFlight = scan.inFlightAtEnd(item);
        for (std::size_t v = scan.view.first(item); v < scan.view.end(item); ++v) {
            if (scan.view.row(v) != stage)
                continue;
            const bool ended = scan.window.counted.contains(scan.view.left(v));
            const bool arrived = isFinal && scan.window.counted.contains(scan.view.entered(v));
            const bool there = !isFinal && inFlight && scan.thereAtEnd(scan.view.entered(v), scan.view.left(v), scan.view.open(v));
            if (ended || arrived || there)
                items.push_back(item);
        }
    });
    return ascending(std::move(items));
}

std::vector<std::uint32_t> itemsOfEdge(const Facts& facts, const Selection& selection, std::size_t from, std::size_t to)
{
    SilentProgress silent;
    const StreamScan scan(facts, selection, Level::Stage, silent);
    std::vector<std::uint32_t> items;
    scan.forItems([&](std::uint32_t item) {
        for (std::size_t v = scan.view.first(item); v < scan.view.end(item); ++v) {
            if (scan.view.fromRow(v) == from && scan.view.row(v) == to && scan.window.counted.contains(scan.view.edgeAt(item, v)))
                items.push_back(item);
        }
    });
    return ascending(std::move(items));
}

std::vector<std::uint32_t> waitingItems(const Facts& facts, const Selection& selection, std::size_t stage)
{
    SilentProgress silent;
    const StreamScan scan(facts, selection, Level::Stage, silent);
    std::vector<std::uint32_t> items;
    for (const WaitingItem& waiting : itemsWaiting(scan)) {
        if (waiting.row == stage)
            items.push_back(waiting.item);
    }
    return ascending(std::move(items));
}

} // namespace weir::analysis
