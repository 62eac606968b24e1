// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/event_union.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace weir::derivation {

namespace {

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

/// How coarse the instants of a source are.
struct Grain {
    Duration unit {1};
    const Zone* zone = nullptr; ///< where the unit is a day: whose, else those of UTC

    [[nodiscard]] Instant floor(Instant t) const { return zone != nullptr ? zone->startOf(zone->dayOf(t)) : floored(t, unit); }
};

/// The events of one source, in order of time and source.
struct Run {
    std::vector<ObservedEvent> events;
    Grain grain;
};

Grain grainOf(const std::vector<ObservedEvent>& events, const Zone* zone)
{
    const std::array<Grain, 4> grains {
        {{std::chrono::hours(24), zone}, {std::chrono::hours(24)}, {std::chrono::minutes(1)}, {std::chrono::seconds(1)}}};
    for (const Grain& grain : grains) {
        if (std::ranges::all_of(events, [&grain](const ObservedEvent& e) { return grain.floor(e.at) == e.at; }))
            return grain;
    }
    return {};
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

std::vector<Run> runsBySource(std::span<const ObservedEvent> events, std::span<const Zone* const> zones)
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
    for (Run& run : runs) {
        const std::uint32_t source = run.events.front().source;
        run.grain = grainOf(run.events, source < zones.size() ? zones[source] : nullptr);
    }
    std::ranges::stable_sort(runs, {}, [](const Run& run) { return run.grain.unit; });
    return runs;
}

/// Where an event may be found again in the united list, as coarse as the source that asks.
struct Place {
    std::uint16_t to = 0;
    Lifecycle lifecycle = Lifecycle::None;
    Instant at;
    std::uint16_t from = 0;
    std::size_t row = 0;
    [[nodiscard]] auto key() const { return std::tie(to, lifecycle, at); }
    [[nodiscard]] auto origin() const { return std::tie(to, lifecycle, at, from); }
};

/// Places in order, equal ones in that of the united list; each is given out once. What a look-up has passed, the next one
/// does not pass again.
template <auto key>
class Shelf {
public:
    explicit Shelf(std::vector<Place> places, const std::vector<ObservedEvent>& united)
        : m_places(std::move(places))
        , m_passed(m_places.size())
    {
        std::ranges::sort(m_places, [&united](const Place& a, const Place& b) {
            return (a.*key)() != (b.*key)() ? (a.*key)() < (b.*key)() : inUnitedOrder(united[a.row], united[b.row]);
        });
    }

    /// The first row there that is not taken; none if there is none.
    [[nodiscard]] std::size_t find(const Place& wanted, const std::vector<std::uint8_t>& taken)
    {
        const auto less = [](const Place& a, const Place& b) { return (a.*key)() < (b.*key)(); };
        const auto first = static_cast<std::size_t>(std::ranges::lower_bound(m_places, wanted, less) - m_places.begin());
        if (first == m_places.size())
            return none;
        const auto fits = [&](std::size_t at) { return at < m_places.size() && (m_places[at].*key)() == (wanted.*key)(); };
        std::size_t& passed = m_passed[first];
        while (fits(first + passed) && taken[m_places[first + passed].row] != 0)
            ++passed;
        return fits(first + passed) ? m_places[first + passed].row : none;
    }

    static constexpr std::size_t none = SIZE_MAX;

private:
    std::vector<Place> m_places;
    std::vector<std::size_t> m_passed; ///< of the places with the same key, by the first of them
};

/// What two sources say of one event; the finer instant is `known`'s.
void merge(ObservedEvent& known, const ObservedEvent& other)
{
    known.order = std::min(known.order, other.order);
    known.actor = std::min(known.actor, other.actor);
    if (known.from == ObservedEvent::noStatus)
        known.from = other.from;
    if (!isKnown(known.start))
        known.start = other.start;
    if (known.lifecycle == Lifecycle::None)
        known.lifecycle = other.lifecycle;
}

void addRun(std::vector<ObservedEvent>& united, const Run& run)
{
    std::vector<Place> places(united.size());
    for (std::size_t row = 0; row < united.size(); ++row) {
        const ObservedEvent& event = united[row];
        places[row] = {event.to, meaning(event.lifecycle), run.grain.floor(event.at), event.from, row};
    }
    Shelf<&Place::key> all(places, united);
    Shelf<&Place::origin> byOrigin(std::move(places), united);
    constexpr std::size_t none = Shelf<&Place::key>::none;
    std::vector<std::uint8_t> taken(united.size());
    std::vector<ObservedEvent> fresh;
    for (const ObservedEvent& event : run.events) {
        Place wanted {event.to, meaning(event.lifecycle), event.at, event.from, 0};
        std::size_t row = none;
        if (event.from == ObservedEvent::noStatus) {
            row = all.find(wanted, taken);
        } else {
            row = byOrigin.find(wanted, taken);
            wanted.from = ObservedEvent::noStatus;
            const std::size_t silent = byOrigin.find(wanted, taken);
            if (row == none || (silent != none && inUnitedOrder(united[silent], united[row])))
                row = silent;
        }
        if (row == none) {
            fresh.push_back(event);
            continue;
        }
        taken[row] = 1;
        merge(united[row], event);
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

std::vector<ObservedEvent> unite(std::span<const ObservedEvent> events, std::span<const Zone* const> zones)
{
    const bool oneSource = std::ranges::all_of(events, [&events](const ObservedEvent& e) { return e.source == events.front().source; });
    if (oneSource) {
        std::vector<ObservedEvent> sorted(events.begin(), events.end());
        if (!std::ranges::is_sorted(sorted, inTimeOrder))
            std::ranges::stable_sort(sorted, inTimeOrder);
        return sorted;
    }
    std::vector<ObservedEvent> united;
    for (const Run& run : runsBySource(events, zones)) {
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
