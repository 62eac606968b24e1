// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/event_union.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace weir::derivation {

namespace {

using std::chrono::floor;

/// Whole log: the word is missing, which means the same as `complete`.
Lifecycle meaning(Lifecycle lifecycle)
{
    return lifecycle == Lifecycle::None ? Lifecycle::Complete : lifecycle;
}

Instant floored(Instant t, Duration unit)
{
    const auto count = t.time_since_epoch().count();
    const auto step = unit.count();
    const auto rest = count % step;
    return Instant(Duration(count - (rest < 0 ? rest + step : rest)));
}

/// The events of one source, in order of time and source.
struct Run {
    std::vector<ObservedEvent> events;
    Duration precision {1};
};

Duration precisionOf(const std::vector<ObservedEvent>& events)
{
    static constexpr std::array<Duration, 3> units {std::chrono::hours(24), std::chrono::minutes(1), std::chrono::seconds(1)};
    for (const Duration unit : units) {
        if (std::ranges::all_of(events, [unit](const ObservedEvent& e) { return floored(e.at, unit) == e.at; }))
            return unit;
    }
    return Duration(1);
}

bool inTimeOrder(const ObservedEvent& a, const ObservedEvent& b)
{
    return std::tie(a.at, a.order) < std::tie(b.at, b.order);
}

/// Order of the united events: that of the sources, and where sources meet in one instant, of what they say.
bool inUnitedOrder(const ObservedEvent& a, const ObservedEvent& b)
{
    return std::tie(a.at, a.order, a.to, a.from, a.lifecycle, a.actor) < std::tie(b.at, b.order, b.to, b.from, b.lifecycle, b.actor);
}

std::vector<Run> runsBySource(std::span<const ObservedEvent> events)
{
    std::vector<ObservedEvent> sorted(events.begin(), events.end());
    std::ranges::stable_sort(sorted, [](const ObservedEvent& a, const ObservedEvent& b) {
        return std::tie(a.source, a.at, a.order) < std::tie(b.source, b.at, b.order);
    });
    std::vector<Run> runs;
    for (const ObservedEvent& event : sorted) {
        if (runs.empty() || runs.back().events.front().source != event.source)
            runs.emplace_back();
        runs.back().events.push_back(event);
    }
    for (Run& run : runs)
        run.precision = precisionOf(run.events);
    std::ranges::stable_sort(runs, {}, &Run::precision);
    return runs;
}

/// Where an event may be found again in the united list, as coarse as the source that asks.
struct Place {
    std::uint16_t to = 0;
    Lifecycle lifecycle = Lifecycle::None;
    Instant at;
    std::size_t row = 0;
    [[nodiscard]] auto key() const { return std::tie(to, lifecycle, at); }
};

bool sameOrigin(const ObservedEvent& a, const ObservedEvent& b)
{
    return a.from == b.from || a.from == ObservedEvent::noStatus || b.from == ObservedEvent::noStatus;
}

/// What two sources say of one event; the finer instant is `known`'s.
void merge(ObservedEvent& known, const ObservedEvent& other)
{
    known.order = std::min(known.order, other.order);
    known.actor = std::min(known.actor, other.actor);
    if (known.from == ObservedEvent::noStatus)
        known.from = other.from;
    known.saysFrom = known.saysFrom || other.saysFrom;
    if (!isKnown(known.start))
        known.start = other.start;
    if (known.lifecycle == Lifecycle::None)
        known.lifecycle = other.lifecycle;
}

void addRun(std::vector<ObservedEvent>& united, const Run& run)
{
    std::vector<Place> places(united.size());
    for (std::size_t row = 0; row < united.size(); ++row)
        places[row] = {united[row].to, meaning(united[row].lifecycle), floored(united[row].at, run.precision), row};
    const auto before = [&united](const Place& a, const Place& b) {
        return a.key() != b.key() ? a.key() < b.key() : inUnitedOrder(united[a.row], united[b.row]);
    };
    std::ranges::sort(places, before);
    std::vector<std::uint8_t> taken(united.size());
    std::vector<ObservedEvent> fresh;
    for (const ObservedEvent& event : run.events) {
        const Place wanted {event.to, meaning(event.lifecycle), event.at, 0};
        auto place = std::ranges::lower_bound(places, wanted, [](const Place& a, const Place& b) { return a.key() < b.key(); });
        while (place != places.end() && place->key() == wanted.key() && (taken[place->row] != 0 || !sameOrigin(united[place->row], event)))
            ++place;
        if (place == places.end() || place->key() != wanted.key()) {
            fresh.push_back(event);
            continue;
        }
        taken[place->row] = 1;
        merge(united[place->row], event);
    }
    united.insert(united.end(), fresh.begin(), fresh.end());
}

/// Events of one instant that came from different sources are chained: next is the one that starts where the item is.
void chainTies(std::vector<ObservedEvent>& events)
{
    std::uint16_t current = ObservedEvent::noStatus;
    for (std::size_t begin = 0; begin < events.size();) {
        std::size_t end = begin + 1;
        while (end < events.size() && events[end].at == events[begin].at)
            ++end;
        constexpr std::size_t most = 64; // more in one instant is no history of a person's moves
        for (std::size_t next = begin; end - begin <= most && next < end; ++next) {
            const auto from = events.begin() + static_cast<std::ptrdiff_t>(next);
            const auto fits = std::find_if(from, events.begin() + static_cast<std::ptrdiff_t>(end),
                [current](const ObservedEvent& e) { return e.from == current && current != ObservedEvent::noStatus; });
            if (fits != events.begin() + static_cast<std::ptrdiff_t>(end))
                std::rotate(from, fits, fits + 1);
            current = events[next].to;
        }
        current = events[end - 1].to;
        begin = end;
    }
}

} // namespace

std::vector<ObservedEvent> unite(std::span<const ObservedEvent> events)
{
    const bool oneSource = std::ranges::all_of(events, [&events](const ObservedEvent& e) { return e.source == events.front().source; });
    if (oneSource) {
        std::vector<ObservedEvent> sorted(events.begin(), events.end());
        if (!std::ranges::is_sorted(sorted, inTimeOrder))
            std::ranges::stable_sort(sorted, inTimeOrder);
        return sorted;
    }
    std::vector<ObservedEvent> united;
    for (const Run& run : runsBySource(events)) {
        if (united.empty())
            united = run.events;
        else
            addRun(united, run);
    }
    std::ranges::stable_sort(united, inUnitedOrder);
    chainTies(united);
    return united;
}

} // namespace weir::derivation
