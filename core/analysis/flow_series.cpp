// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/flow_series.h"

#include "core/analysis/level_view.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace weir::analysis {

namespace {

using Counts = std::vector<std::int64_t>;

/// Ends of the buckets as instants, and what happened before which of them.
class Grid {
public:
    Grid(const Facts& facts, const ResolvedWindow& window, Bucket bucket)
        : bounds(facts.calendar.buckets(window.first, window.last, bucket))
        , m_asked(window.asked)
    {
        for (std::size_t b = 1; b < bounds.size(); ++b)
            m_ends.push_back(facts.calendar.zone().startOf(bounds[b]));
        m_start = facts.calendar.zone().startOf(bounds.front());
    }

    [[nodiscard]] std::size_t size() const noexcept { return m_ends.size(); }
    /// First bucket whose end lies behind `t`; size() if none does.
    [[nodiscard]] std::size_t bucketOf(Instant t) const
    {
        return static_cast<std::size_t>(std::ranges::upper_bound(m_ends, t) - m_ends.begin());
    }
    /// Counts what happened at `t` if the window holds it.
    void count(Counts& counts, Instant t) const
    {
        if (!m_asked.contains(t) || t < m_start)
            return;
        if (const std::size_t b = bucketOf(t); b < size())
            ++counts[b];
    }
    /// Adds one to every bucket at whose end [from, to) holds: as differences, summed up by settle().
    void stay(Counts& differences, Instant from, Instant to) const
    {
        const std::size_t begin = bucketOf(from);
        const std::size_t end = bucketOf(to);
        if (begin >= end || begin >= size())
            return;
        ++differences[begin];
        if (end < size())
            --differences[end];
    }
    static void settle(Counts& differences) { std::partial_sum(differences.begin(), differences.end(), differences.begin()); }

    std::vector<Day> bounds;

private:
    TimeWindow m_asked;
    Instant m_start;
    std::vector<Instant> m_ends;
};

/// When an item stopped being in the stream: behind all time while it has not, absent if nobody knows.
std::optional<Instant> endOf(const Facts& facts, std::size_t item)
{
    const ItemState state = facts.items.state[item];
    if (state != ItemState::Finished && state != ItemState::Discarded)
        return Instant::max();
    const Instant ended = facts.items.ended[item];
    return isKnown(ended) ? std::optional(ended) : std::nullopt;
}

void addStays(const Facts& facts, const Grid& grid, std::size_t item, Instant ended, FlowSeries& series)
{
    const StageVisitColumns& visits = facts.stageVisits;
    const std::size_t begin = facts.items.firstStageVisit[item];
    for (std::size_t v = begin; v < begin + facts.items.stageVisitCount[item]; ++v) {
        const StageKind kind = facts.map.stages[visits.stage[v].row()].kind;
        const bool isFinal = kind == StageKind::Done || kind == StageKind::Discarded;
        if (!isKnown(visits.entered[v]) || (!isKnown(visits.left[v]) && visits.open[v] == 0))
            continue;
        Counts& stage = series.byStage[visits.stage[v].row()];
        const Instant left = isKnown(visits.left[v]) ? visits.left[v] : Instant::max();
        if (!isFinal)
            grid.stay(stage, visits.entered[v], std::min(left, ended));
        else if (grid.bucketOf(visits.entered[v]) < grid.size() && visits.entered[v] >= facts.calendar.zone().startOf(grid.bounds.front()))
            grid.stay(stage, visits.entered[v], left);
    }
}

} // namespace

FlowSeries flowSeries(const Facts& facts, const Selection& selection, Bucket bucket, Progress& progress)
{
    const ResolvedWindow window = resolveWindow(facts, selection);
    const Grid grid(facts, window, bucket);
    const std::vector<std::uint8_t> passed = passes(facts, selection);
    FlowSeries series;
    series.bounds = grid.bounds;
    series.arrivals.assign(grid.size(), 0);
    series.finished.assign(grid.size(), 0);
    series.inProgress.assign(grid.size(), 0);
    series.byStage.assign(facts.map.stages.size(), Counts(grid.size(), 0));
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (item % 16384 == 0)
            progress.checkpoint();
        if (passed[item] == 0)
            continue;
        grid.count(series.arrivals, facts.data->items.created[item]);
        if (facts.items.state[item] == ItemState::Finished)
            grid.count(series.finished, facts.items.finished[item]);
        const auto ended = endOf(facts, item);
        if (!ended)
            continue;
        if (isKnown(facts.items.started[item]))
            grid.stay(series.inProgress, facts.items.started[item], *ended);
        addStays(facts, grid, item, *ended, series);
    }
    Grid::settle(series.inProgress);
    for (Counts& stage : series.byStage)
        Grid::settle(stage);
    return series;
}

WeeklyCounts finishedPerWeek(const Facts& facts, const Selection& selection)
{
    const ResolvedWindow window = resolveWindow(facts, selection);
    const Grid grid(facts, window, Bucket::Week);
    const std::vector<std::uint8_t> passed = passes(facts, selection);
    WeeklyCounts weeks;
    weeks.starts.assign(grid.bounds.begin(), grid.bounds.end() - 1);
    weeks.counts.assign(grid.size(), 0);
    for (const std::uint32_t item : facts.byFinish) {
        if (passed[item] != 0)
            grid.count(weeks.counts, facts.items.finished[item]);
    }
    return weeks;
}

std::vector<StatusTime> timeInStatus(const Facts& facts, const Selection& selection, Progress& progress)
{
    const LevelView view(facts, Level::Status);
    const std::vector<std::uint8_t> passed = passes(facts, selection);
    std::vector<std::vector<double>> samples(view.rows().size());
    for (std::size_t item = 0; item < passed.size(); ++item) {
        if (item % 16384 == 0)
            progress.checkpoint();
        if (passed[item] == 0)
            continue;
        for (std::size_t v = view.first(item); v < view.end(item); ++v) {
            const Duration time = view.time(v);
            if (isKnown(time) && selection.window.contains(view.left(v)))
                samples[view.row(v)].push_back(seconds(time));
        }
    }
    std::vector<StatusTime> table;
    for (std::size_t row = 0; row < samples.size(); ++row) {
        StatusTime status {view.rows()[row].name, view.rows()[row].kind, stats::summarize(samples[row]), 0};
        status.totalSeconds = status.time.mean.value_or(0) * static_cast<double>(status.time.n);
        table.push_back(std::move(status));
    }
    return table;
}

} // namespace weir::analysis
