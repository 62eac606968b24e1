// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_scan.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace weir::analysis {

namespace {

constexpr Duration week = std::chrono::days(7);

/// Arrivals less departures of each row in each of the last whole weeks, counted back from the window's end.
class WeeklyGrowth {
public:
    WeeklyGrowth(const StreamScan& scan, std::size_t rows)
        : m_last(scan.window.observed().to)
        , m_weeks(std::min<std::size_t>(104, static_cast<std::size_t>((m_last - scan.window.observed().from) / week)))
    {
        if (rows <= 4096)
            m_net.assign(rows * m_weeks, 0);
        else
            m_weeks = 0;
    }

    void add(std::size_t row, Instant t, int amount)
    {
        if (t > m_last)
            return;
        const auto back = static_cast<std::size_t>((m_last - t) / week);
        if (back < m_weeks)
            m_net[row * m_weeks + back] += amount;
    }

    void write(std::vector<StreamStage>& stages) const
    {
        for (std::size_t row = 0; m_weeks > 0 && row < stages.size(); ++row) {
            const auto begin = m_net.begin() + static_cast<std::ptrdiff_t>(row * m_weeks);
            const auto end = begin + static_cast<std::ptrdiff_t>(m_weeks);
            stages[row].growthWeeks = static_cast<int>(m_weeks);
            stages[row].netBlocks = blocksOf(begin, end);
            stages[row].weeksGrown = static_cast<int>(std::count_if(begin, end, [](int n) { return n > 0; }));
            stages[row].weeksShrunk = static_cast<int>(std::count_if(begin, end, [](int n) { return n < 0; }));
        }
    }

private:
    using Net = std::vector<int>::const_iterator;

    /// Stretches so long that what leaves because it came shortly before falls into the same one, but 13 of them at least.
    static NetBlocks blocksOf(Net begin, Net end)
    {
        const auto length = std::max<std::ptrdiff_t>(1, (end - begin) / 13);
        NetBlocks blocks;
        for (Net at = begin; end - at >= length; at += length) {
            const double net = std::accumulate(at, at + length, 0);
            ++blocks.n;
            blocks.sum += net;
            blocks.squares += net * net;
        }
        return blocks;
    }

    Instant m_last;
    std::size_t m_weeks;
    std::vector<int> m_net;
};

/// What becomes of a hand-over to a later row: the next step of the item tells whether the receiver could use it.
struct HandOvers {
    std::int64_t decided = 0;
    std::int64_t bounced = 0;
};

class FlowCounter {
public:
    FlowCounter(const StreamScan& scan, StreamResult& result)
        : m_scan(scan)
        , m_view(scan.view)
        , m_rows(scan.view.rows())
        , m_window(scan.window.counted)
        , m_stages(result.stages)
        , m_growth(scan, m_rows.size())
        , m_edges(m_rows.size())
        , m_handOvers(m_rows.size())
        , m_reworked(m_rows.size(), 0)
        , m_seenBy(m_rows.size(), noTelling)
        , m_countedBy(m_rows.size(), noItem)
    {
    }

    void count(std::uint32_t item)
    {
        const std::size_t end = m_view.end(item);
        const std::size_t entries = m_view.entriesFrom(item);
        for (std::size_t v = m_view.first(item); v < end; ++v) {
            const bool again = countVisit(item, v, 2 * std::size_t {item} + (v >= entries ? 1 : 0));
            countEdge(item, v, again);
        }
    }

    void write(StreamResult& result) const
    {
        m_growth.write(result.stages);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            StreamStage& stage = result.stages[row];
            stage.arrivalsPerWeek = ratePerWeek(stage.arrivals, m_scan.window);
            stage.departuresPerWeek = ratePerWeek(stage.departures, m_scan.window);
            stage.growthPerWeek = ratePerWeek(stage.joined - stage.parted, m_scan.window);
            stage.handOvers = m_handOvers[row].decided;
            if (m_handOvers[row].decided > 0)
                stage.completeAndAccurate =
                    1 - static_cast<double>(m_handOvers[row].bounced) / static_cast<double>(m_handOvers[row].decided);
            if (stage.visits > 0)
                stage.reworkRate = static_cast<double>(m_reworked[row]) / static_cast<double>(stage.visits);
        }
        writeEdges(result);
    }

private:
    static constexpr std::uint32_t noItem = UINT32_MAX;
    static constexpr std::size_t noTelling = SIZE_MAX;

    /// True: the item had been there before, as the same telling has it. Activities and changes of status tell of one way side by side,
    /// and who was in a stage by both did not come back to it.
    bool countVisit(std::uint32_t item, std::size_t v, std::size_t telling)
    {
        const std::size_t row = m_view.row(v);
        StreamStage& stage = m_stages[row];
        const bool again = std::exchange(m_seenBy[row], telling) == telling;
        const Instant entered = m_view.entered(v);
        const Instant left = m_view.left(v);
        const bool arrived = m_window.contains(entered);
        const bool departed = m_window.contains(left);
        stage.arrivals += arrived ? 1 : 0;
        if (departed) {
            ++stage.departures;
            ++stage.visits;
            m_reworked[row] += again ? 1 : 0;
        }
        countGrowth(item, v, stage);
        if ((departed || (arrived && m_rows[row].isFinal())) && std::exchange(m_countedBy[row], item) != item)
            ++stage.items;
        return again;
    }

    /// A queue grows by those seen to join it and shrinks by those seen to part; an open visit of an item that is over parted with it.
    void countGrowth(std::uint32_t item, std::size_t v, StreamStage& stage)
    {
        const Instant joined = m_view.entered(v);
        const bool over = m_scan.facts.items.state[item] == ItemState::Finished || m_scan.facts.items.state[item] == ItemState::Discarded;
        const Instant parted = m_view.open(v) && over ? m_scan.facts.items.ended[item] : m_view.left(v);
        const bool stays = m_view.open(v) && !over;
        if (!isKnown(joined) || (!isKnown(parted) && !stays))
            return;
        stage.queueBefore += joined < m_window.from && (stays || parted >= m_window.from) ? 1 : 0;
        if (m_window.contains(joined)) {
            ++stage.joined;
            m_growth.add(m_view.row(v), joined, 1);
        }
        if (m_window.contains(parted)) {
            ++stage.parted;
            m_growth.add(m_view.row(v), parted, -1);
        }
    }

    void countEdge(std::uint32_t item, std::size_t v, bool again)
    {
        const std::size_t from = m_view.fromRow(v);
        if (from == LevelView::noRow || !m_window.contains(m_view.edgeAt(item, v)))
            return;
        const std::size_t to = m_view.row(v);
        const std::size_t edge = m_edges.at(from, to);
        if (edge >= m_counts.size()) {
            m_counts.resize(edge + 1, 0);
            m_returns.resize(edge + 1, 0);
        }
        ++m_counts[edge];
        m_returns[edge] += again ? 1 : 0;
        if (to > from && m_rows[from].inStream() && (m_rows[to].inStream() || m_rows[to].part == StatusPart::Done))
            judgeHandOver(item, v, from);
    }

    /// %C/A from data: 1 − share of hand-overs to a later stage from which the next step leads back to the giver or
    /// before it (definition: Martin & Osterling; here by what the log shows). One whose receiver still has it at the window's end is
    /// undecided.
    void judgeHandOver(std::uint32_t item, std::size_t v, std::size_t giver)
    {
        HandOvers& handOvers = m_handOvers[giver];
        const std::size_t next = v + 1;
        if (next < m_view.end(item) && !isLater(m_view.edgeAt(item, next))) {
            if (m_view.fromRow(next) == LevelView::noRow)
                return; // a hole, or something that goes on beside it
            const std::size_t to = m_view.row(next);
            ++handOvers.decided;
            handOvers.bounced += to <= giver && m_rows[to].inStream() ? 1 : 0;
        } else if (const Instant ended = m_scan.facts.items.ended[item];
                   m_rows[m_view.row(v)].part == StatusPart::Done || (isKnown(ended) && !isLater(ended))) {
            ++handOvers.decided;
        }
    }
    [[nodiscard]] bool isLater(Instant t) const { return isKnown(t) && t >= m_window.to; }

    void writeEdges(StreamResult& result) const
    {
        std::vector<std::int64_t> departures(m_rows.size(), 0);
        for (std::size_t e = 0; e < m_counts.size(); ++e)
            departures[m_edges.ends()[e].first] += m_counts[e];
        for (std::size_t e = 0; e < m_counts.size(); ++e) {
            StreamEdge edge;
            std::tie(edge.from, edge.to) = m_edges.ends()[e];
            edge.count = m_counts[e];
            const auto& fromTeam = m_rows[edge.from].team;
            const auto& toTeam = m_rows[edge.to].team;
            edge.handoff = fromTeam && toTeam && *fromTeam != *toTeam;
            edge.returns = m_returns[e];
            // The order of stages may be only proposed, and activities run side by side: who was never there does not come back.
            edge.backward =
                edge.to < edge.from && edge.returns > 0 && m_rows[edge.to].inStream() && m_rows[edge.from].part != StatusPart::Outside;
            // Hardly anything leaves a final stage: what does is a share of what came there.
            const std::int64_t of = m_rows[edge.from].isFinal() ? result.stages[edge.from].arrivals : departures[edge.from];
            if (of > 0)
                edge.share = std::min(1.0, static_cast<double>(edge.backward ? edge.returns : edge.count) / static_cast<double>(of));
            result.edges.push_back(edge);
        }
        std::ranges::sort(result.edges, {}, [](const StreamEdge& e) { return std::pair(e.from, e.to); });
    }

    const StreamScan& m_scan;
    const LevelView& m_view;
    const std::vector<LevelView::Row>& m_rows;
    TimeWindow m_window;
    std::vector<StreamStage>& m_stages;
    WeeklyGrowth m_growth;
    EdgeTable m_edges;
    std::vector<std::int64_t> m_counts; ///< by edge
    std::vector<std::int64_t> m_returns; ///< by edge: items that had been there before
    std::vector<HandOvers> m_handOvers;
    std::vector<std::int64_t> m_reworked;
    std::vector<std::size_t> m_seenBy; ///< by row: the last item that was there, by which telling
    std::vector<std::uint32_t> m_countedBy; ///< by row: the last item counted in `items`
};

} // namespace

void countFlow(const StreamScan& scan, StreamResult& result)
{
    FlowCounter counter(scan, result);
    scan.forItems([&counter](std::uint32_t item) { counter.count(item); });
    counter.write(result);
}

} // namespace weir::analysis
