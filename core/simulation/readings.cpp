// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/readings.h"

#include "core/simulation/open_starts.h"

#include <algorithm>

namespace weir::simulation {

namespace {

/// Exits that were looked at, and those that contradict the reading.
struct Contradictions {
    double looked = 0, found = 0;
    void look(Ticks left, Ticks warm, bool contradicts)
    {
        if (left < warm)
            return;
        looked += 1;
        found += contradicts ? 1 : 0;
    }
    [[nodiscard]] double share() const { return looked > 0 ? found / looked : 0; }
};

std::vector<Ticks> sortedExits(const Stays& stays)
{
    std::vector<Ticks> exits;
    for (const Ticks left : stays.left) {
        if (left != endOfTicks)
            exits.push_back(left);
    }
    std::ranges::sort(exits);
    return exits;
}

void put(VisitWorks& out, const Stays& stays, std::size_t i, Ticks started, Ticks end)
{
    const std::uint32_t v = stays.visit[i];
    out.key[v] = started;
    out.work[v] = started == endOfTicks ? 0 : std::max<Ticks>(0, std::min(stays.left[i], end) - started);
}

void readSeen(const Stays& stays, VisitWorks& out)
{
    for (std::size_t i = 0; i < stays.size(); ++i)
        put(out, stays, i, stays.started[i] == unknownTicks ? endOfTicks : stays.started[i], stays.end);
}

void readDelay(const Stays& stays, VisitWorks& out)
{
    for (std::size_t i = 0; i < stays.size(); ++i)
        put(out, stays, i, stays.entered[i], stays.end);
}

/// The i-th who entered gets the i-th start: when he came, or when the (i − c)-th exit left a place.
double readFirstCome(const Stays& stays, int capacity, VisitWorks& out)
{
    const std::vector<Ticks> exits = sortedExits(stays);
    const auto places = static_cast<std::size_t>(capacity);
    Contradictions contradictions;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        Ticks started = stays.entered[i];
        if (i >= places)
            started = i - places < exits.size() ? std::max(started, exits[i - places]) : endOfTicks;
        if (stays.left[i] != endOfTicks)
            contradictions.look(stays.left[i], stays.warm, stays.left[i] < started);
        put(out, stays, i, stays.left[i] == endOfTicks ? started : std::min(started, stays.left[i]), stays.end);
    }
    return contradictions.share();
}

/// Starts that exits open go to somebody who waited; who it was shows when he leaves, and is drawn among those who can have been.
double readAnyOrder(const Stays& stays, int capacity, stats::Random& random, VisitWorks& out)
{
    std::vector<std::size_t> byExit;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays.left[i] != endOfTicks)
            byExit.push_back(i);
    }
    std::ranges::stable_sort(byExit, {}, [&stays](std::size_t i) { return stays.left[i]; });
    std::vector<Ticks> started(stays.size(), unknownTicks);
    OpenStarts open;
    Contradictions contradictions;
    int inside = 0;
    for (std::size_t in = 0, next = 0; in < stays.size() || next < byExit.size();) {
        if (next < byExit.size() && (in == stays.size() || stays.left[byExit[next]] <= stays.entered[in])) {
            const std::size_t i = byExit[next++];
            bool explained = true;
            if (started[i] == unknownTicks) {
                const auto drawn = open.draw(i, stays.entered[i], random);
                explained = drawn.has_value();
                started[i] = drawn.value_or(stays.left[i]);
            }
            contradictions.look(stays.left[i], stays.warm, !explained);
            if (--inside >= capacity)
                open.addStart(stays.left[i]);
        } else {
            if (inside++ < capacity)
                started[in] = stays.entered[in];
            else
                open.addWaiting(in, stays.entered[in]);
            ++in;
        }
    }
    for (const auto& [i, start] : open.pairUp())
        started[i] = start;
    for (std::size_t i = 0; i < stays.size(); ++i)
        put(out, stays, i, started[i] == unknownTicks ? endOfTicks : started[i], stays.end);
    return contradictions.share();
}

/// Work is the attention that was had: ∫ min(1, c / N).
void readShared(const Stays& stays, int capacity, VisitWorks& out)
{
    const std::vector<Ticks> exits = sortedExits(stays);
    std::vector<std::pair<Ticks, double>> attention; // at each exit, ascending
    std::vector<double> atEntry(stays.size());
    double had = 0;
    double inside = 0;
    Ticks now = stays.size() == 0 ? 0 : stays.entered.front();
    const auto passTo = [&](Ticks t) {
        had += static_cast<double>(t - now) * (inside <= capacity ? 1.0 : capacity / inside);
        now = t;
    };
    for (std::size_t i = 0, e = 0; i < stays.size() || e < exits.size();) {
        if (e < exits.size() && (i == stays.size() || exits[e] <= stays.entered[i])) {
            passTo(exits[e]);
            attention.emplace_back(exits[e++], had);
            inside -= 1;
        } else {
            passTo(stays.entered[i]);
            atEntry[i++] = had;
            inside += 1;
        }
    }
    passTo(std::max(now, stays.end));
    for (std::size_t i = 0; i < stays.size(); ++i) {
        double atExit = had;
        if (stays.left[i] != endOfTicks)
            atExit = std::ranges::lower_bound(attention, stays.left[i], {}, &std::pair<Ticks, double>::first)->second;
        out.work[stays.visit[i]] = std::max<Ticks>(0, static_cast<Ticks>(atExit - atEntry[i] + 0.5));
        out.key[stays.visit[i]] = stays.entered[i];
    }
}

} // namespace

double readStation(const Stays& stays, StationReading how, stats::Random& random, VisitWorks& out)
{
    switch (how.reading) {
    case Reading::Seen:
        readSeen(stays, out);
        return 0;
    case Reading::FirstCome:
        return readFirstCome(stays, how.capacity, out);
    case Reading::AnyOrder:
        return readAnyOrder(stays, how.capacity, random, out);
    case Reading::SharedAttention:
        readShared(stays, how.capacity, out);
        return 0;
    case Reading::Delay:
        readDelay(stays, out);
        return 0;
    }
    return 0;
}

} // namespace weir::simulation
