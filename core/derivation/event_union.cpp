// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/event_union.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace weir::derivation {

namespace {

/// Whole log: the word is missing, which means the same as `complete`.
Lifecycle meaning(Lifecycle lifecycle)
{
    return lifecycle == Lifecycle::None ? Lifecycle::Complete : lifecycle;
}

/// Asks now and then whether the result is still wanted.
class Watch {
public:
    explicit Watch(const Progress& stop)
        : m_stop(stop)
    {
    }
    void look()
    {
        constexpr std::size_t often = 8192;
        if (++m_steps % often == 0)
            m_stop.checkpoint();
    }
    /// The order `less`, watched.
    template <typename Less>
    [[nodiscard]] auto during(Less less)
    {
        return [this, less](const auto& a, const auto& b) {
            look();
            return less(a, b);
        };
    }

private:
    const Progress& m_stop;
    std::size_t m_steps = 0;
};

Instant floored(Instant t, Duration unit)
{
    const auto count = t.time_since_epoch().count();
    const auto step = unit.count();
    const auto rest = count % step;
    return Instant(Duration(count - (rest < 0 ? rest + step : rest)));
}

constexpr std::size_t none = SIZE_MAX;

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

Grain grainOf(const std::vector<ObservedEvent>& events, const Zone* zone, Watch& watch)
{
    const std::array<Grain, 4> grains {
        {{std::chrono::hours(24), zone}, {std::chrono::hours(24)}, {std::chrono::minutes(1)}, {std::chrono::seconds(1)}}};
    for (const Grain& grain : grains) {
        const auto fits = [&grain, &watch](const ObservedEvent& e) {
            watch.look();
            return grain.floor(e.at) == e.at;
        };
        if (std::ranges::all_of(events, fits))
            return grain;
    }
    return {};
}

bool inTimeOrder(const ObservedEvent& a, const ObservedEvent& b)
{
    return std::tie(a.at, a.order) < std::tie(b.at, b.order);
}

/// Where sources meet in one instant and neither tells the order: by what they say. The numbers of their events say nothing of
/// each other.
bool byContent(const ObservedEvent& a, const ObservedEvent& b)
{
    return std::tie(a.at, a.to, a.from, a.lifecycle, a.start, a.actor) < std::tie(b.at, b.to, b.from, b.lifecycle, b.start, b.actor);
}

/// The events of the sources so far, each once, and by source where its events are in it, in the order that it tells.
struct United {
    std::vector<ObservedEvent> events;
    std::vector<std::vector<std::size_t>> orders;
};

std::vector<Run> runsBySource(std::span<const ObservedEvent> events, std::span<const Zone* const> zones, Watch& watch)
{
    std::vector<ObservedEvent> sorted(events.begin(), events.end());
    std::ranges::stable_sort(sorted, watch.during([](const ObservedEvent& a, const ObservedEvent& b) {
        return std::tie(a.source, a.at, a.order) < std::tie(b.source, b.at, b.order);
    }));
    std::vector<Run> runs;
    for (const ObservedEvent& event : sorted) {
        if (runs.empty() || runs.back().events.front().source != event.source)
            runs.emplace_back();
        runs.back().events.push_back(event);
    }
    for (Run& run : runs) {
        const std::uint32_t source = run.events.front().source;
        run.grain = grainOf(run.events, source < zones.size() ? zones[source] : nullptr, watch);
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
    Shelf(std::vector<Place> places, const std::vector<ObservedEvent>& united, Watch& watch)
        : m_places(std::move(places))
        , m_passed(m_places.size())
    {
        std::ranges::sort(m_places, watch.during([&united](const Place& a, const Place& b) {
            return (a.*key)() != (b.*key)() ? (a.*key)() < (b.*key)()
                                            : std::pair(united[a.row].at, a.row) < std::pair(united[b.row].at, b.row);
        }));
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

private:
    std::vector<Place> m_places;
    std::vector<std::size_t> m_passed; ///< of the places with the same key, by the first of them
};

/// What two sources say of one event; the finer instant is `known`'s.
void merge(ObservedEvent& known, const ObservedEvent& other)
{
    known.actor = std::min(known.actor, other.actor);
    if (known.from == ObservedEvent::noStatus)
        known.from = other.from;
    if (!isKnown(known.start))
        known.start = other.start;
    if (known.lifecycle == Lifecycle::None)
        known.lifecycle = other.lifecycle;
}

bool canBeOne(const ObservedEvent& a, const ObservedEvent& b)
{
    constexpr std::uint16_t silent = ObservedEvent::noStatus;
    return a.to == b.to && meaning(a.lifecycle) == meaning(b.lifecycle) && (a.from == b.from || a.from == silent || b.from == silent);
}

/// Of a source's events of one instant: for each the row, among `rows` in their order, that it is, so that as many as possible are
/// found again in the same order (a longest common subsequence).
void align(const std::vector<ObservedEvent>& united, std::span<const std::size_t> rows, std::span<const ObservedEvent> events,
    std::span<std::size_t> found)
{
    const std::size_t width = rows.size() + 1;
    std::vector<std::uint32_t> longest((events.size() + 1) * width, 0);
    for (std::size_t e = events.size(); e-- > 0;) {
        for (std::size_t r = rows.size(); r-- > 0;)
            longest[e * width + r] = canBeOne(events[e], united[rows[r]])
                ? longest[(e + 1) * width + r + 1] + 1
                : std::max(longest[(e + 1) * width + r], longest[e * width + r + 1]);
    }
    for (std::size_t e = 0, r = 0; e < events.size() && r < rows.size();) {
        if (canBeOne(events[e], united[rows[r]]))
            found[e++] = rows[r++];
        else if (longest[(e + 1) * width + r] > longest[e * width + r + 1])
            ++e;
        else
            ++r;
    }
}

/// Repetitions in one instant: which of them the source means shows in the order that they stand in.
std::vector<std::size_t> foundByOrder(const United& united, const Run& run, Watch& watch)
{
    std::vector<std::size_t> found(run.events.size(), none);
    std::vector<std::pair<Instant, std::size_t>> places; // in the order of the united events
    for (std::size_t row = 0; row < united.events.size(); ++row)
        places.emplace_back(run.grain.floor(united.events[row].at), row);
    std::vector<std::size_t> rows;
    for (std::size_t begin = 0, end = 0; begin < run.events.size(); begin = end) {
        watch.look();
        while (end < run.events.size() && run.events[end].at == run.events[begin].at)
            ++end;
        rows.clear();
        const Instant at = run.events[begin].at;
        auto place = std::ranges::lower_bound(places, at, {}, &std::pair<Instant, std::size_t>::first);
        for (; place != places.end() && place->first == at; ++place)
            rows.push_back(place->second);
        constexpr std::size_t most = 4096; // more is no history of a person's moves
        if ((end - begin) * rows.size() <= most)
            align(united.events, rows, std::span(run.events).subspan(begin, end - begin), std::span(found).subspan(begin, end - begin));
    }
    return found;
}

/// Puts the events of one instant in order: next is, of those that no source has after another one, the one that starts where the item
/// is, else the first by content. Where sources contradict each other, any may be next.
class Instants {
public:
    explicit Instants(const std::vector<ObservedEvent>& events)
        : m_events(events)
    {
    }

    /// `group`: events of one instant by content. `before`: pairs of places in it that some source tells.
    void arrange(std::span<std::size_t> group, const std::vector<std::pair<std::size_t, std::size_t>>& before)
    {
        std::vector<std::vector<std::size_t>> after(group.size());
        std::vector<std::size_t> waitsFor(group.size(), 0);
        for (const auto& [earlier, later] : before) {
            after[earlier].push_back(later);
            ++waitsFor[later];
        }
        std::set<std::size_t> left;
        std::set<std::size_t> ready;
        for (std::size_t place = 0; place < group.size(); ++place) {
            left.insert(place);
            if (waitsFor[place] == 0)
                ready.insert(place);
        }
        std::vector<std::size_t> result;
        while (!left.empty()) {
            const std::size_t next = pick(group, ready.empty() ? left : ready);
            left.erase(next);
            ready.erase(next);
            result.push_back(group[next]);
            m_current = m_events[group[next]].to;
            for (const std::size_t later : after[next]) {
                if (--waitsFor[later] == 0 && left.contains(later))
                    ready.insert(later);
            }
        }
        std::ranges::copy(result, group.begin());
    }

private:
    [[nodiscard]] std::size_t pick(std::span<const std::size_t> group, const std::set<std::size_t>& places) const
    {
        std::size_t most = 64; // more in one instant is no history of a person's moves
        for (auto place = places.begin(); place != places.end() && m_current != ObservedEvent::noStatus && most > 0; ++place, --most) {
            if (m_events[group[*place]].from == m_current)
                return *place;
        }
        return *places.begin();
    }

    const std::vector<ObservedEvent>& m_events;
    std::uint16_t m_current = ObservedEvent::noStatus;
};

/// By time; in one instant each source keeps its order, and what no source orders goes by where it starts and by content.
void sortByTime(United& united, Watch& watch)
{
    const std::vector<ObservedEvent>& events = united.events;
    std::vector<std::size_t> order(events.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::ranges::stable_sort(order, watch.during([&events](std::size_t a, std::size_t b) { return byContent(events[a], events[b]); }));
    std::vector<std::size_t> groupOf(events.size()); // by event: where its instant begins in the order
    std::vector<std::size_t> placeOf(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        placeOf[order[i]] = i;
        groupOf[order[i]] = i > 0 && events[order[i]].at == events[order[i - 1]].at ? groupOf[order[i - 1]] : i;
    }
    std::map<std::size_t, std::vector<std::pair<std::size_t, std::size_t>>> before; // by group
    std::vector<std::size_t> last(events.size());
    for (const std::vector<std::size_t>& told : united.orders) {
        std::ranges::fill(last, none);
        for (const std::size_t event : told) {
            const std::size_t group = groupOf[event];
            if (last[group] != none)
                before[group].emplace_back(placeOf[last[group]] - group, placeOf[event] - group);
            last[group] = event;
        }
    }
    Instants instants(events);
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        watch.look();
        while (end < order.size() && groupOf[order[end]] == begin)
            ++end;
        instants.arrange(std::span(order).subspan(begin, end - begin), before[begin]);
    }
    std::vector<ObservedEvent> sorted;
    sorted.reserve(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        placeOf[order[i]] = i;
        sorted.push_back(events[order[i]]);
    }
    for (std::vector<std::size_t>& told : united.orders)
        for (std::size_t& event : told)
            event = placeOf[event];
    united.events = std::move(sorted);
}

void addRun(United& all, const Run& run, Watch& watch)
{
    std::vector<ObservedEvent>& united = all.events;
    std::vector<std::size_t> found = foundByOrder(all, run, watch);
    std::vector<std::uint8_t> taken(united.size());
    for (const std::size_t row : found)
        if (row != none)
            taken[row] = 1;
    std::vector<Place> places(united.size());
    for (std::size_t row = 0; row < united.size(); ++row) {
        const ObservedEvent& event = united[row];
        places[row] = {event.to, meaning(event.lifecycle), run.grain.floor(event.at), event.from, row};
    }
    Shelf<&Place::key> anyOrigin(places, united, watch);
    Shelf<&Place::origin> byOrigin(std::move(places), united, watch);
    for (std::size_t i = 0; i < run.events.size(); ++i) {
        watch.look();
        const ObservedEvent& event = run.events[i];
        std::size_t& row = found[i];
        if (row == none) {
            Place wanted {event.to, meaning(event.lifecycle), event.at, event.from, 0};
            if (event.from == ObservedEvent::noStatus) {
                row = anyOrigin.find(wanted, taken);
            } else {
                row = byOrigin.find(wanted, taken);
                wanted.from = ObservedEvent::noStatus;
                const std::size_t silent = byOrigin.find(wanted, taken);
                if (row == none || (silent != none && std::pair(united[silent].at, silent) < std::pair(united[row].at, row)))
                    row = silent;
            }
            if (row != none)
                taken[row] = 1;
        }
    }
    for (std::size_t i = 0; i < run.events.size(); ++i) {
        if (found[i] != none) {
            merge(united[found[i]], run.events[i]);
        } else {
            found[i] = united.size();
            united.push_back(run.events[i]);
        }
    }
    all.orders.push_back(std::move(found));
    sortByTime(all, watch);
}

} // namespace

std::vector<ObservedEvent> unite(std::span<const ObservedEvent> events, std::span<const Zone* const> zones, const Progress& stop)
{
    Watch watch(stop);
    const bool oneSource = std::ranges::all_of(events, [&events](const ObservedEvent& e) { return e.source == events.front().source; });
    if (oneSource) {
        std::vector<ObservedEvent> sorted(events.begin(), events.end());
        if (!std::ranges::is_sorted(sorted, inTimeOrder))
            std::ranges::stable_sort(sorted, watch.during(inTimeOrder));
        return sorted;
    }
    United united;
    for (Run& run : runsBySource(events, zones, watch))
        addRun(united, run, watch);
    return std::move(united.events);
}

} // namespace weir::derivation
