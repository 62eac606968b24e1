// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_scan.h"
#include "core/stats/summary.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace weir::analysis {

namespace {

constexpr std::size_t noGroup = LevelView::noRow;

/// One sample: the group it belongs to (noGroup: none) and its value.
struct Sample {
    std::size_t group = noGroup;
    Duration value = unknownDuration;
};

/// Exact percentiles of many groups: counted, laid side by side in one block, then selected within each group.
template <typename SampleOf>
std::vector<stats::Summary> summariesBy(const StreamScan& scan, std::size_t groups, SampleOf sampleOf)
{
    const auto forSamples = [&](auto use) {
        scan.forItems([&](std::uint32_t item) {
            const std::size_t end = scan.view.end(item);
            for (std::size_t v = scan.view.first(item); v < end; ++v) {
                const Sample sample = sampleOf(item, v);
                if (sample.group != noGroup && isKnown(sample.value))
                    use(sample);
            }
        });
    };
    std::vector<std::size_t> ends(groups + 1, 0);
    forSamples([&ends](const Sample& sample) { ++ends[sample.group + 1]; });
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<double> values(ends.back());
    std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
    forSamples([&](const Sample& sample) { values[next[sample.group]++] = seconds(sample.value); });
    std::vector<stats::Summary> summaries(groups);
    for (std::size_t group = 0; group < groups; ++group) {
        scan.progress.checkpoint();
        summaries[group] = stats::summarize(std::span(values).subspan(ends[group], ends[group + 1] - ends[group]));
    }
    return summaries;
}

/// Of a tracker's own status all time is work or all is wait; no visit need be asked again.
bool splitByRow(const StreamScan& scan, StreamResult& result)
{
    if (scan.view.level() != Level::Status || !scan.facts.data->visits.begun.empty())
        return false;
    for (std::size_t row = 0; row < result.stages.size(); ++row) {
        StreamStage& stage = result.stages[row];
        const LevelView::Row& kind = scan.view.rows()[row];
        if (!kind.inStream() || stage.time.n == 0)
            continue;
        const bool waits = kind.part == StatusPart::Queue || kind.part == StatusPart::Wait;
        (waits ? stage.wait : stage.work) = stage.time;
        (waits ? stage.work : stage.wait) = {stage.time.n, 0.0, 0.0, 0.0, 0.0};
    }
    return true;
}

void splitTimes(const StreamScan& scan, StreamResult& result)
{
    const LevelView& view = scan.view;
    const auto ended = [&](std::size_t v) { return scan.window.counted.contains(view.left(v)) ? view.row(v) : noGroup; };
    const auto work = summariesBy(scan, result.stages.size(), [&](std::size_t item, std::size_t v) {
        return Sample {ended(v), view.work(item, v)};
    });
    const auto wait = summariesBy(scan, result.stages.size(), [&](std::size_t item, std::size_t v) {
        return Sample {ended(v), view.wait(item, v)};
    });
    for (std::size_t row = 0; row < result.stages.size(); ++row) {
        StreamStage& stage = result.stages[row];
        stage.work = work[row];
        stage.wait = wait[row];
        if (view.rows()[row].inStream())
            result.hiddenWork += static_cast<std::size_t>(std::max<std::int64_t>(0, stage.time.n - stage.work.n));
    }
}

void summarizeEdges(const StreamScan& scan, StreamResult& result)
{
    const LevelView& view = scan.view;
    EdgeTable edges(view.rows().size());
    for (const StreamEdge& edge : result.edges)
        edges.at(edge.from, edge.to);
    const auto between = summariesBy(scan, result.edges.size(), [&](std::size_t item, std::size_t v) {
        const std::size_t from = view.fromRow(v);
        if (from == LevelView::noRow || !scan.window.counted.contains(view.edgeAt(item, v)))
            return Sample {};
        return Sample {edges.find(from, view.row(v)).value_or(noGroup), view.edgeTime(item, v)};
    });
    for (std::size_t edge = 0; edge < result.edges.size(); ++edge)
        result.edges[edge].time = between[edge];
}

} // namespace

void summarizeTimes(const StreamScan& scan, StreamResult& result)
{
    const LevelView& view = scan.view;
    const auto time = summariesBy(scan, result.stages.size(), [&](std::size_t, std::size_t v) {
        return Sample {scan.window.counted.contains(view.left(v)) ? view.row(v) : noGroup, view.time(v)};
    });
    for (std::size_t row = 0; row < result.stages.size(); ++row)
        result.stages[row].time = time[row];
    if (!splitByRow(scan, result))
        splitTimes(scan, result);
    if (!result.tellsWaiting) { // that no status is a queue does not mean that nothing waited
        for (StreamStage& stage : result.stages)
            stage.wait = {};
    }
    summarizeEdges(scan, result);
}

} // namespace weir::analysis
