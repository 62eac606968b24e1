// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/replay.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace weir::simulation {

namespace {

struct Event {
    Ticks at = 0;
    std::uint32_t kind = 0; ///< at one instant exits come before entries
    std::uint32_t visit = 0; ///< of shared attention: station
    std::uint32_t version = 0;
    friend bool operator>(const Event& a, const Event& b) { return std::tie(a.at, a.kind, a.visit) > std::tie(b.at, b.kind, b.visit); }
};
constexpr std::uint32_t exits = 0;
constexpr std::uint32_t marks = 1; ///< somebody of shared attention is done, if nobody came or left meanwhile
constexpr std::uint32_t entries = 2;

struct Waiting {
    Ticks key = 0;
    std::uint32_t order = 0, visit = 0;
    friend bool operator>(const Waiting& a, const Waiting& b) { return std::tie(a.key, a.order) > std::tie(b.key, b.order); }
};

struct Mark {
    double at = 0; ///< virtual time
    std::uint32_t visit = 0;
    friend bool operator>(const Mark& a, const Mark& b) { return std::tie(a.at, a.visit) > std::tie(b.at, b.visit); }
};

template <typename T>
class MinHeap {
public:
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const T& top() const { return m_rows.front(); }
    void push(T row)
    {
        m_rows.push_back(row);
        std::ranges::push_heap(m_rows, std::greater<> {});
    }
    T take()
    {
        std::ranges::pop_heap(m_rows, std::greater<> {});
        const T row = m_rows.back();
        m_rows.pop_back();
        return row;
    }
    void reserve(std::size_t rows) { m_rows.reserve(rows); }

private:
    std::vector<T> m_rows;
};

struct Station {
    StationKind kind = StationKind::Delay;
    int capacity = 1;
    const Shifts* shifts = nullptr;
    int busy = 0;
    MinHeap<Waiting> queue;
    // Shared attention
    MinHeap<Mark> attended;
    double virtualTime = 0;
    Ticks since = 0; ///< when virtualTime was that, by the station's clock
    std::uint32_t version = 0;

    [[nodiscard]] double speed() const
    {
        const auto n = static_cast<double>(attended.size());
        return n <= capacity ? 1.0 : capacity / n;
    }
    /// When so much work is done that begins now.
    [[nodiscard]] Ticks after(Ticks now, Ticks work) const { return shifts == nullptr ? now + work : shifts->when(shifts->at(now) + work); }
    void advance(Ticks now)
    {
        const Ticks own = shifts == nullptr ? now : shifts->at(now);
        if (!attended.empty())
            virtualTime += static_cast<double>(own - since) * speed();
        since = own;
    }
};

class Run {
public:
    Run(const ReplayPlan& plan, ReplayTrace* trace)
        : m_plan(plan)
        , m_trace(trace)
        , m_itemOf(plan.visits.size())
        , m_finished(plan.items.size())
    {
        for (const StationPlan& station : plan.stations) {
            m_stations.emplace_back();
            m_stations.back().kind = station.kind;
            m_stations.back().capacity = station.capacity;
            m_stations.back().shifts = station.shifts.get();
        }
        m_events.reserve(plan.items.size() * 2);
        for (std::uint32_t item = 0; item < plan.items.size(); ++item) {
            const PlannedItem& row = plan.items[item];
            m_finished[item] = row.release;
            for (std::uint32_t v = row.firstVisit; v < row.firstVisit + row.visitCount; ++v)
                m_itemOf[v] = item;
            if (row.visitCount > 0)
                m_events.push({row.release + plan.visits[row.firstVisit].lag, entries, row.firstVisit, 0});
        }
        if (m_trace != nullptr)
            m_trace->entered = m_trace->started = m_trace->left = std::vector<Ticks>(plan.visits.size(), unknownTicks);
    }

    std::vector<Ticks> finish(Progress& progress)
    {
        std::uint32_t handled = 0;
        while (!m_events.empty()) {
            const Event event = m_events.take();
            if (event.kind == exits)
                leave(event.visit, event.at);
            else if (event.kind == entries)
                enter(event.visit, event.at);
            else
                attend(event.visit, event.version, event.at);
            if (++handled % 16384 == 0)
                progress.checkpoint();
        }
        return std::move(m_finished);
    }

private:
    void enter(std::uint32_t v, Ticks now)
    {
        Station& station = m_stations[m_plan.visits[v].station];
        if (m_trace != nullptr)
            m_trace->entered[v] = now;
        if (station.kind == StationKind::Places && station.busy >= station.capacity && !m_plan.visits[v].atOnce) {
            station.queue.push({m_plan.visits[v].key, m_order++, v});
            return;
        }
        if (station.kind == StationKind::Shared) {
            station.advance(now);
            station.attended.push({station.virtualTime + static_cast<double>(m_plan.visits[v].work), v});
            noteStart(v, now);
            planMark(m_plan.visits[v].station, now);
            return;
        }
        start(station, v, now);
    }

    void start(Station& station, std::uint32_t v, Ticks now)
    {
        ++station.busy;
        noteStart(v, now);
        m_events.push({station.after(now, m_plan.visits[v].work), exits, v, 0});
    }

    void leave(std::uint32_t v, Ticks now)
    {
        Station& station = m_stations[m_plan.visits[v].station];
        --station.busy;
        if (!station.queue.empty() && station.busy < station.capacity)
            start(station, station.queue.take().visit, now);
        goOn(v, now);
    }

    void goOn(std::uint32_t v, Ticks now)
    {
        const std::uint32_t item = m_itemOf[v];
        const PlannedItem& row = m_plan.items[item];
        if (m_trace != nullptr)
            m_trace->left[v] = now;
        if (v + 1 < row.firstVisit + row.visitCount)
            m_events.push({now + m_plan.visits[v + 1].lag, entries, v + 1, 0});
        else
            m_finished[item] = now;
    }

    void planMark(std::uint32_t s, Ticks now)
    {
        Station& station = m_stations[s];
        ++station.version;
        if (station.attended.empty())
            return;
        const double rest = std::max(0.0, station.attended.top().at - station.virtualTime) / station.speed();
        m_events.push({station.after(now, static_cast<Ticks>(std::llround(rest))), marks, s, station.version});
    }

    void attend(std::uint32_t s, std::uint32_t version, Ticks now)
    {
        Station& station = m_stations[s];
        if (version != station.version)
            return;
        station.advance(now);
        constexpr double roundedAway = 1; // instants are whole ticks
        while (!station.attended.empty() && station.attended.top().at <= station.virtualTime + roundedAway)
            goOn(station.attended.take().visit, now);
        planMark(s, now);
    }

    void noteStart(std::uint32_t v, Ticks now)
    {
        if (m_trace != nullptr)
            m_trace->started[v] = now;
    }

    const ReplayPlan& m_plan;
    ReplayTrace* m_trace;
    std::vector<std::uint32_t> m_itemOf;
    std::vector<Ticks> m_finished;
    std::vector<Station> m_stations;
    MinHeap<Event> m_events;
    std::uint32_t m_order = 0;
};

} // namespace

std::vector<Ticks> replay(const ReplayPlan& plan, ReplayTrace* trace, Progress& progress)
{
    return Run(plan, trace).finish(progress);
}

std::vector<Ticks> replay(const ReplayPlan& plan, Progress& progress)
{
    return replay(plan, nullptr, progress);
}

} // namespace weir::simulation
