// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trends/ageing.h"

#include "core/stats/summary.h"

#include <algorithm>

namespace weir::trends {

namespace {

constexpr std::size_t enoughToTell = 10;
constexpr std::size_t noRow = static_cast<std::size_t>(-1);

/// The visits that tell an item's way: where spans and others stand side by side, the others.
struct Way {
    std::size_t begin, end;
    Way(const analysis::Facts& facts, std::size_t item)
        : begin(facts.items.firstStageVisit[item])
        , end(begin + facts.items.stageVisitCount[item])
    {
        if (facts.items.entriesFrom(item) < end)
            begin = facts.items.entriesFrom(item);
    }
};

Pace paceOf(std::size_t stage, const std::string& name, std::vector<double>& ages)
{
    Pace pace;
    pace.stage = stage;
    pace.name = name;
    pace.n = static_cast<std::int64_t>(ages.size());
    if (ages.size() >= enoughToTell) {
        pace.p50 = stats::percentile(ages, 0.50);
        pace.p70 = stats::percentile(ages, 0.70);
        pace.p85 = stats::percentile(ages, 0.85);
        pace.p95 = stats::percentile(ages, 0.95);
    }
    return pace;
}

class AgeingScan {
public:
    AgeingScan(const analysis::Facts& facts, const Selection& selection)
        : m_facts(facts)
        , m_window(analysis::resolveWindow(facts, selection))
        , m_rowOfStage(facts.map.stages.size(), noRow)
    {
        for (std::size_t stage = 0; stage < facts.map.stages.size(); ++stage) {
            const StageKind kind = facts.map.stages[stage].kind;
            if (kind != StageKind::Work && kind != StageKind::Wait)
                continue;
            m_rowOfStage[stage] = m_stages.size();
            m_stages.push_back(stage);
        }
        m_ages.resize(m_stages.size());
    }

    [[nodiscard]] const analysis::ResolvedWindow& window() const { return m_window; }

    /// How old a finished item was when it last left each stage.
    void addFinished(std::size_t item)
    {
        const Instant started = m_facts.items.started[item];
        if (!m_window.counted.contains(m_facts.items.finished[item]) || !isKnown(m_facts.items.cycle[item]))
            return;
        m_last.assign(m_stages.size(), unknownInstant);
        const Way way(m_facts, item);
        for (std::size_t v = way.begin; v < way.end; ++v) {
            const std::size_t row = m_rowOfStage[m_facts.stageVisits.stage[v].row()];
            const Instant left = leftBy(m_facts.items.finished[item], v);
            if (row != noRow && isKnown(left))
                m_last[row] = std::max(m_last[row], left);
        }
        for (std::size_t row = 0; row < m_last.size(); ++row) {
            if (isKnown(m_last[row]) && m_last[row] >= started)
                m_ages[row].push_back(seconds(m_last[row] - started));
        }
    }

    /// Absent: its start or where it is is not known.
    [[nodiscard]] std::optional<AgeingItem> inProgress(std::size_t item) const
    {
        const Duration age = m_facts.lasted(m_facts.items.started[item], m_window.stateAt());
        if (!isKnown(age))
            return std::nullopt;
        std::optional<AgeingItem> found;
        const Way way(m_facts, item);
        for (std::size_t v = way.begin; v < way.end; ++v) {
            const std::size_t row = m_rowOfStage[m_facts.stageVisits.stage[v].row()];
            const Instant entered = m_facts.stageVisits.entered[v];
            const Instant left = m_facts.stageVisits.left[v];
            const bool still = m_facts.stageVisits.open[v] != 0 || (isKnown(left) && left >= m_window.counted.to);
            if (row == noRow || !still || (isKnown(entered) && entered >= m_window.counted.to))
                continue;
            const Duration here = m_facts.lasted(entered, m_window.stateAt());
            found = {static_cast<std::uint32_t>(item), row, seconds(age), isKnown(here) ? std::optional(seconds(here)) : std::nullopt};
        }
        return found;
    }

    [[nodiscard]] std::vector<Pace> paces()
    {
        std::vector<Pace> all;
        for (std::size_t row = 0; row < m_stages.size(); ++row)
            all.push_back(paceOf(m_stages[row], m_facts.map.stages[m_stages[row]].name, m_ages[row]));
        return all;
    }

private:
    /// When the visit ended: with the item, if the tracker had it stay on.
    [[nodiscard]] Instant leftBy(Instant finished, std::size_t v) const
    {
        const Instant left = m_facts.stageVisits.open[v] != 0 ? finished : m_facts.stageVisits.left[v];
        return isKnown(left) ? std::min(left, finished) : left;
    }

    const analysis::Facts& m_facts;
    analysis::ResolvedWindow m_window;
    std::vector<std::size_t> m_rowOfStage;
    std::vector<std::size_t> m_stages;
    std::vector<std::vector<double>> m_ages;
    std::vector<Instant> m_last;
};

/// Stages that nobody is in and nobody left would only take room; they belong to other items, or to another time.
void dropUnused(Ageing& result)
{
    std::vector<std::size_t> row(result.stages.size(), noRow);
    for (const AgeingItem& item : result.items)
        row[item.stage] = 0;
    std::vector<Pace> used;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == noRow && result.stages[i].n == 0)
            continue;
        row[i] = used.size();
        used.push_back(std::move(result.stages[i]));
    }
    result.stages = std::move(used);
    for (AgeingItem& item : result.items)
        item.stage = row[item.stage];
}

} // namespace

Ageing ageing(const analysis::Facts& facts, const Selection& selection, Progress& progress)
{
    Ageing result;
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    AgeingScan scan(facts, selection);
    result.at = scan.window().stateAt();
    for (std::size_t item = 0; item < passes.size(); ++item) {
        if (item % 65536 == 0)
            progress.checkpoint();
        if (passes[item] == 0)
            continue;
        scan.addFinished(item);
        // Absent where it is there but nobody knows whether it had been started: it may be one of these.
        if (!analysis::knownInProgressAtEnd(facts, scan.window(), item).value_or(analysis::isThere(facts, scan.window(), item)))
            continue;
        ++result.of;
        if (const auto found = scan.inProgress(item))
            result.items.push_back(*found);
    }
    result.stages = scan.paces();
    dropUnused(result);
    std::ranges::stable_sort(result.items, std::ranges::greater {}, &AgeingItem::age);
    return result;
}

} // namespace weir::trends
