// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/elide.h"
#include "core/diagram/stream_layout_builder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

namespace weir::diagram {

using namespace measures;

namespace {

constexpr int mostLevels = 4; ///< drawn at first; the rarest loops beyond it wait behind "+2 more"
constexpr double widestLabel = 300;

/// Adds an edge to the loop of its ends. The cost of a loop is the mean of its edges', by how often they were taken.
void join(ReworkLoop& loop, std::size_t row, const analysis::StreamEdge& edge)
{
    if (edge.costSeconds) {
        const double before = loop.costSeconds.value_or(0) * static_cast<double>(loop.costSeconds ? loop.count : 0);
        const double weight = static_cast<double>((loop.costSeconds ? loop.count : 0) + edge.count);
        if (weight > 0)
            loop.costSeconds = (before + *edge.costSeconds * static_cast<double>(edge.count)) / weight;
    }
    loop.count += edge.count;
    if (loop.edges.empty())
        loop.share = edge.share;
    loop.edges.push_back(row);
}

} // namespace

/// Edges that lead from one column back to an earlier one, or from a done stage back into the stream, joined by their ends.
void StreamLayoutBuilder::collectLoops()
{
    std::map<std::pair<std::size_t, std::size_t>, ReworkLoop> byEnds;
    std::vector<std::int64_t> departures(m_out.columns.size(), 0);
    for (std::size_t row = 0; row < m_stream.edges.size(); ++row) {
        const analysis::StreamEdge& edge = m_stream.edges[row];
        const std::size_t from = m_columnOf[edge.from];
        const std::size_t to = m_columnOf[edge.to];
        const bool reopened = from == nothing && m_stream.stages[edge.from].kind == "done";
        if ((from == nothing && !reopened) || (to != nothing && from == to))
            continue;
        if (!reopened)
            departures[from] += edge.count;
        if (to == nothing || to >= from || !edge.backward)
            continue;
        ReworkLoop& loop = byEnds[{from, to}];
        loop.from = from;
        loop.to = to;
        join(loop, row, edge);
    }
    for (auto& [ends, loop] : byEnds) {
        if (loop.edges.size() > 1 || !loop.share)
            loop.share = shareOf(loop, departures);
        const auto byCount = [&](std::size_t a, std::size_t b) { return m_stream.edges[a].count > m_stream.edges[b].count; };
        std::stable_sort(loop.edges.begin(), loop.edges.end(), byCount);
        if (*loop.share < seldom && !m_options.allLoops) {
            ++m_hiddenLoops;
            continue;
        }
        loop.width = std::min(4.0, 1 + 5 * *loop.share);
        Loop drawn;
        drawn.text = loop.costSeconds && *loop.costSeconds > 0
            ? phrase(m_words.backCost, m_format.percent(*loop.share), m_format.durationLike(*loop.costSeconds, wholeSeconds()))
            : phrase(m_words.back, m_format.percent(*loop.share));
        drawn.result = std::move(loop);
        m_loops.push_back(std::move(drawn));
    }
    keepMostTaken();
}

/// Of a column's loop: of all that leaves it; of what comes back from the finish: of all that came there.
double StreamLayoutBuilder::shareOf(const ReworkLoop& loop, const std::vector<std::int64_t>& departures) const
{
    std::int64_t of = 0;
    if (loop.from != nothing) {
        of = departures[loop.from];
    } else {
        for (const analysis::StreamStage& stage : m_stream.stages)
            of += stage.kind == "done" ? stage.arrivals : 0;
    }
    return of > 0 ? std::min(1.0, static_cast<double>(loop.count) / static_cast<double>(of)) : 1.0;
}

void StreamLayoutBuilder::keepMostTaken()
{
    if (m_loops.size() <= mostLoops)
        return;
    std::ranges::stable_sort(m_loops, std::ranges::greater {}, [](const Loop& loop) { return loop.result.count; });
    m_hiddenLoops += m_loops.size() - mostLoops;
    m_loops.resize(mostLoops);
}

/// Middle of what a loop leaves: a stage's box, or the finish as it stands when the stages are scrolled to their end.
double StreamLayoutBuilder::leavesAt(const ReworkLoop& loop) const
{
    return loop.from == nothing ? m_out.scrollWidth + finishGap + finishWidth / 2 : boxCentre(loop.from);
}

/// Short loops lie low; a loop lies above every shorter one that it overlaps, its label counted in.
void StreamLayoutBuilder::assignLevels()
{
    for (Loop& loop : m_loops) {
        const double left = boxCentre(loop.result.to);
        const double right = leavesAt(loop.result);
        const double label = std::min({widthOf(loop.text, TextRole::Strong), widestLabel, m_out.scrollWidth});
        const double from = std::clamp((left + right - label) / 2, 0.0, std::max(0.0, m_out.scrollWidth - label));
        loop.x0 = std::min(left, from);
        loop.x1 = std::max(right, from + label);
    }
    const auto order = [&](const Loop& a, const Loop& b) {
        const auto key = [&](const Loop& l) {
            return std::tuple(std::min(l.result.from, m_out.columns.size()) - l.result.to, l.result.to);
        };
        return key(a) < key(b);
    };
    std::sort(m_loops.begin(), m_loops.end(), order);
    const auto place = [&](std::size_t i) {
        m_loops[i].level = 0;
        for (std::size_t j = 0; j < i; ++j)
            if (m_loops[j].x0 < m_loops[i].x1 + 8 && m_loops[i].x0 < m_loops[j].x1 + 8)
                m_loops[i].level = std::max(m_loops[i].level, m_loops[j].level + 1);
        return m_loops[i].level;
    };
    const auto placeAll = [&] {
        int highest = -1;
        for (std::size_t i = 0; i < m_loops.size(); ++i)
            highest = std::max(highest, place(i));
        return highest + 1;
    };
    m_levels = placeAll();
    while (!m_options.allLoops && m_levels > mostLevels) {
        const auto rarer = [](const Loop& a, const Loop& b) { return *a.result.share < *b.result.share; };
        m_loops.erase(std::min_element(m_loops.begin(), m_loops.end(), rarer));
        ++m_hiddenLoops;
        m_levels = placeAll();
    }
}

/// Where loops touch a box: leaving ones left, low ones first; arriving ones right of them, high ones first. In this order
/// no two cross above the box.
void StreamLayoutBuilder::placePorts()
{
    for (std::size_t column = 0; column <= m_out.columns.size(); ++column) {
        const bool finish = column == m_out.columns.size();
        std::vector<std::pair<Loop*, bool>> ports; // loop, leaves
        for (Loop& loop : m_loops)
            if (loop.result.from == (finish ? nothing : column))
                ports.emplace_back(&loop, true);
        std::stable_sort(ports.begin(), ports.end(), [](const auto& a, const auto& b) { return a.first->level < b.first->level; });
        const auto leaving = static_cast<std::ptrdiff_t>(ports.size());
        for (Loop& loop : m_loops)
            if (loop.result.to == column)
                ports.emplace_back(&loop, false);
        std::stable_sort(
            ports.begin() + leaving, ports.end(), [](const auto& a, const auto& b) { return a.first->level > b.first->level; });
        if (ports.empty())
            continue;
        const auto gaps = static_cast<double>(ports.size() - 1);
        const double centre = finish ? leavesAt(ports.front().first->result) : boxCentre(column);
        const double width = finish ? finishWidth : m_pitch.box;
        const double step = ports.size() < 2 ? 0 : std::min(26.0, (width - 24) / gaps);
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const double x = centre + (static_cast<double>(i) - gaps / 2) * step;
            (ports[i].second ? ports[i].first->startX : ports[i].first->endX) = x;
        }
    }
}

/// Upright lines that cut through the labels of a level: of higher loops, and of hand-offs.
std::vector<double> StreamLayoutBuilder::linesThrough(int level) const
{
    std::vector<double> found;
    for (const Loop& other : m_loops)
        if (other.level > level)
            found.insert(found.end(), {other.startX, other.endX});
    for (const Lane& lane : m_out.lanes)
        if (lane.handoffX)
            found.push_back(*lane.handoffX);
    return found;
}

void StreamLayoutBuilder::emitLoops()
{
    const auto levelY = [&](int level) { return m_out.boxTop - loopsToBox - level * levelHeight; };
    const double height = m_measure.height(TextRole::Strong);
    for (Loop& loop : m_loops) {
        const double y = levelY(loop.level);
        const auto topOf = [&](std::size_t column) { return m_out.boxTop - (column != nothing && m_out.columns[column].folded ? 9 : 1); };
        loop.result.path = {
            {loop.startX, topOf(loop.result.from) + 1}, {loop.startX, y}, {loop.endX, y}, {loop.endX, topOf(loop.result.to)}};

        const double end = std::min(loop.x1, m_out.scrollWidth); // labels stay over the stages, which scroll
        const double room = end - loop.x0;
        const std::string shown = elide(loop.text, room, [&](std::string_view t) { return widthOf(t, TextRole::Strong); });
        const double width = widthOf(shown, TextRole::Strong);
        const double wish = std::clamp((loop.startX + loop.endX) / 2 - width / 2, loop.x0, end - width);
        // Aside of what comes down through this level, where there is room.
        const std::vector<double> downs = linesThrough(loop.level);
        std::vector<double> tries = {wish};
        for (const double x : downs) {
            tries.push_back(x + 5);
            tries.push_back(x - 5 - width);
        }
        const auto crossed = [&](double left) {
            return std::ranges::any_of(downs, [&](double x) { return x > left - 3 && x < left + width + 3; });
        };
        double best = wish;
        double bestCost = 1e9;
        for (const double left : tries) {
            const bool fits = left >= loop.x0 && left + width <= end;
            const double cost = std::abs(left - wish) + (crossed(left) ? 1e6 : 0);
            if (fits && cost < bestCost) {
                best = left;
                bestCost = cost;
            }
        }
        loop.result.label = addText(loop.text, best, y - 4 - height / 2, room, TextRole::Strong, Ink::Rework, Align::Left, Part::Loop);
        m_out.loops.push_back(loop.result);
    }
}

/// "+2 more" stands left of everything that loops, over the first queue zone, on the first level whose labels leave it free.
int StreamLayoutBuilder::levelOfMore() const
{
    for (int level = 0;; ++level) {
        const auto reachesIn = [&](const Loop& l) { return l.level == level && l.x0 < m_pitch.zone + 4; };
        if (std::none_of(m_loops.begin(), m_loops.end(), reachesIn))
            return level;
    }
}

void StreamLayoutBuilder::drawMoreLoops()
{
    if (m_hiddenLoops == 0)
        return;
    const double y = m_out.boxTop - loopsToBox - levelOfMore() * levelHeight;
    const std::string text = phrase(m_words.more, m_format.count(static_cast<std::int64_t>(m_hiddenLoops)));
    MoreLoops more;
    more.hidden = m_hiddenLoops;
    more.box = addText(
        text, 0, y - 4 - m_measure.height(TextRole::Caption) / 2, m_pitch.zone, TextRole::Caption, Ink::Rework, Align::Left, Part::Loop);
    m_out.moreLoops = more;
}

} // namespace weir::diagram
