// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trends/cumulative_flow.h"

#include "core/metrics/bucket_grid.h"
#include "core/metrics/series.h"

#include <algorithm>
#include <numeric>

namespace weir::trends {

namespace {

constexpr std::size_t noBand = static_cast<std::size_t>(-1);

/// A stay in a band, [from, to).
struct Stay {
    std::size_t band = 0;
    Instant from, to;
};

/// Adds up stays as differences from one moment to the next.
class Moments {
public:
    Moments(std::vector<Instant> at, std::size_t bands)
        : m_at(std::move(at))
        , m_differences(bands, std::vector<std::int64_t>(m_at.size() + 1, 0))
    {
    }

    /// Who comes at the moment itself is not there yet: a moment is the end of a bucket, and not part of it.
    void add(const Stay& stay)
    {
        const std::size_t from = firstAfter(stay.from);
        const std::size_t to = firstAfter(stay.to);
        if (from >= to)
            return;
        ++m_differences[stay.band][from];
        --m_differences[stay.band][to];
    }

    [[nodiscard]] std::vector<std::int64_t> counts(std::size_t band) const
    {
        std::vector<std::int64_t> sums(m_at.size());
        std::partial_sum(m_differences[band].begin(), m_differences[band].end() - 1, sums.begin());
        return sums;
    }

private:
    [[nodiscard]] std::size_t firstAfter(Instant t) const
    {
        return static_cast<std::size_t>(std::upper_bound(m_at.begin(), m_at.end(), t) - m_at.begin());
    }

    std::vector<Instant> m_at;
    std::vector<std::vector<std::int64_t>> m_differences;
};

class FlowScan {
public:
    FlowScan(const analysis::Facts& facts, const Selection& selection, FlowCount count)
        : m_facts(facts)
        , m_window(analysis::resolveWindow(facts, selection))
        , m_passes(analysis::passes(facts, selection))
        , m_count(count)
        , m_bandOfStage(facts.map.stages.size(), noBand)
    {
        for (std::size_t stage = facts.map.stages.size(); stage-- > 0;) {
            const StageKind kind = facts.map.stages[stage].kind;
            if (kind == StageKind::Work || kind == StageKind::Wait) {
                m_bandOfStage[stage] = m_bands.size() + 1;
                m_bands.push_back(stage);
            }
        }
    }

    /// The stages of the bands above Finished.
    [[nodiscard]] const std::vector<std::size_t>& bands() const { return m_bands; }

    /// It was there at some time of the window, and this way of counting counts it.
    [[nodiscard]] bool takes(std::size_t item) const
    {
        return m_passes[item] != 0 && analysis::isThere(m_facts, m_window, item)
            && !(m_count == FlowCount::FirstEntry && m_facts.items.state[item] == analysis::ItemState::Discarded);
    }

    /// Fills `stays`; false if some moment of the item is not told.
    [[nodiscard]] bool collect(std::size_t item, std::vector<Stay>& stays) const
    {
        stays.clear();
        bool whole = m_facts.items.stageVisitCount[item] > 0; // else nobody knows where it was
        const Instant ended = m_facts.items.ended[item];
        const analysis::ItemState state = m_facts.items.state[item];
        const bool over = state == analysis::ItemState::Finished || state == analysis::ItemState::Discarded;
        const std::size_t end = std::size_t {m_facts.items.firstStageVisit[item]} + m_facts.items.stageVisitCount[item];
        // Where spans and other visits tell of the same way, one of the two is enough.
        const std::size_t entries = m_facts.items.entriesFrom(item);
        for (std::size_t v = entries < end ? entries : m_facts.items.firstStageVisit[item]; v < end; ++v) {
            const std::size_t band = m_bandOfStage[m_facts.stageVisits.stage[v].row()];
            if (band == noBand) {
                whole = whole && isKnown(m_facts.stageVisits.entered[v]); // else it may have been in the stream until then
                continue;
            }
            const bool open = m_facts.stageVisits.open[v] != 0;
            Instant left = open ? Instant::max() : m_facts.stageVisits.left[v];
            if (over && isKnown(ended))
                left = isKnown(left) ? std::min(left, ended) : ended;
            if (isKnown(m_facts.stageVisits.entered[v]) && isKnown(left) && !(over && open && !isKnown(ended)))
                stays.push_back({band, m_facts.stageVisits.entered[v], left});
            else
                whole = false;
        }
        if (state == analysis::ItemState::Finished) {
            if (isKnown(ended))
                stays.push_back({0, ended, Instant::max()});
            else
                whole = false;
        }
        if (m_count == FlowCount::FirstEntry)
            keepFirstEntries(stays);
        return whole;
    }

private:
    /// From "in the stage" to "had reached it, or one behind it, and none behind that".
    void keepFirstEntries(std::vector<Stay>& stays) const
    {
        std::vector<Instant> reached(m_bands.size() + 1, Instant::max());
        for (const Stay& stay : stays)
            reached[stay.band] = std::min(reached[stay.band], stay.from);
        stays.clear();
        // Bands lie from the end of the stream to its beginning: who reached one had reached all that come after it here.
        Instant next = Instant::max();
        for (std::size_t band = 0; band < reached.size(); ++band) {
            const Instant first = std::min(reached[band], next);
            if (first < next)
                stays.push_back({band, first, next});
            next = first;
        }
    }

    const analysis::Facts& m_facts;
    analysis::ResolvedWindow m_window;
    std::vector<std::uint8_t> m_passes;
    FlowCount m_count;
    std::vector<std::size_t> m_bandOfStage; ///< noBand: not of the stream
    std::vector<std::size_t> m_bands; ///< stage of band 1, 2, …
};

} // namespace

CumulativeFlow cumulativeFlow(const analysis::Facts& facts, const Selection& selection, Bucket bucket, FlowCount count, Progress& progress)
{
    CumulativeFlow flow;
    flow.count = count;
    const metrics::BucketGrid grid = metrics::itemGrid(facts, {selection, bucket});
    for (std::size_t b = 0; b < grid.size(); ++b) {
        if (grid.covered(b)) {
            flow.day.push_back(grid.start(b));
            flow.at.push_back(grid.countedUntil(b));
        }
    }
    const FlowScan scan(facts, selection, count);
    Moments moments(flow.at, scan.bands().size() + 1);
    std::vector<Stay> stays;
    const std::size_t items = facts.items.state.size();
    for (std::size_t item = 0; item < items && !flow.at.empty(); ++item) {
        if (item % 65536 == 0)
            progress.checkpoint();
        if (!scan.takes(item))
            continue;
        ++flow.of;
        flow.known += scan.collect(item, stays) ? 1 : 0;
        for (const Stay& stay : stays)
            moments.add(stay);
    }
    flow.bands.push_back({"Finished", facts.map.stages.size(), moments.counts(0)});
    for (std::size_t i = 0; i < scan.bands().size(); ++i)
        flow.bands.push_back({facts.map.stages[scan.bands()[i]].name, scan.bands()[i], moments.counts(i + 1)});
    return flow;
}

} // namespace weir::trends
