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

} // namespace

void summarizeTimes(const StreamScan& scan, StreamResult& result)
{
    const LevelView& view = scan.view;
    const TimeWindow& window = scan.window.asked;
    const std::size_t rows = view.rows().size();
    const auto ended = [&](std::size_t v) { return window.contains(view.left(v)) ? view.row(v) : noGroup; };
    const auto time = summariesBy(scan, rows, [&](std::size_t, std::size_t v) { return Sample {ended(v), view.time(v)}; });
    const auto work = summariesBy(scan, rows, [&](std::size_t item, std::size_t v) { return Sample {ended(v), view.work(item, v)}; });
    const auto wait = summariesBy(scan, rows, [&](std::size_t item, std::size_t v) { return Sample {ended(v), view.wait(item, v)}; });
    for (std::size_t row = 0; row < rows; ++row) {
        result.stages[row].time = time[row];
        result.stages[row].work = work[row];
        result.stages[row].wait = wait[row];
        if (view.rows()[row].inStream())
            result.hiddenWork += static_cast<std::size_t>(std::max<std::int64_t>(0, time[row].n - work[row].n));
    }
    EdgeTable edges(rows);
    for (const StreamEdge& edge : result.edges)
        edges.at(edge.from, edge.to);
    const auto between = summariesBy(scan, result.edges.size(), [&](std::size_t item, std::size_t v) {
        const std::size_t from = view.fromRow(v);
        if (from == LevelView::noRow || !window.contains(view.edgeAt(item, v)))
            return Sample {};
        return Sample {edges.find(from, view.row(v)).value_or(noGroup), view.edgeTime(item, v)};
    });
    for (std::size_t edge = 0; edge < result.edges.size(); ++edge)
        result.edges[edge].time = between[edge];
}

} // namespace weir::analysis
