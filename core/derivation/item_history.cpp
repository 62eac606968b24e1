// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/item_history.h"

#include "core/derivation/event_union.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace weir::derivation {

namespace {

constexpr std::uint16_t noStatus = ObservedEvent::noStatus;

Transition creation(Instant at, std::uint16_t status)
{
    Transition row;
    row.at = at;
    row.to = status;
    return row;
}

/// Trackers and plain logs: each event enters a status. A change is believed where it says it came from; an event that
/// does not say comes from where the item was.
ItemHistory deriveEntries(const std::vector<ObservedEvent>& events, const ObservedItem& item)
{
    ItemHistory history;
    std::vector<Transition>& rows = history.transitions;
    rows.reserve(events.size() + 1);
    std::uint16_t current = noStatus;
    for (const ObservedEvent& event : events) {
        const std::uint16_t from = event.from != noStatus ? event.from : current;
        // Created after it had moved (a tracker that was migrated): when it came to where it was first, nobody knows.
        if (rows.empty() && from != noStatus && isKnown(item.created))
            rows.push_back(creation(item.created <= event.at ? item.created : unknownInstant, from));
        Transition row;
        row.at = event.at;
        row.from = from;
        row.to = event.to;
        row.actor = event.actor;
        rows.push_back(row);
        current = event.to;
    }
    if (rows.empty() && item.unmoved != noStatus && isKnown(item.created)) {
        rows.push_back(creation(item.created, item.unmoved));
        current = item.unmoved;
    }
    if (item.status == noStatus || item.status == current)
        return history;
    ItemHistory::Open open;
    open.status = item.status;
    history.open.push_back(open);
    return history;
}

/// Starts of one activity that no complete has closed yet, oldest first.
struct OpenStarts {
    std::vector<Instant> at;
    std::size_t next = 0;

    Instant takeOldest() { return next < at.size() ? at[next++] : unknownInstant; }
};

Instant earlier(Instant a, Instant b)
{
    if (!isKnown(a) || !isKnown(b))
        return isKnown(a) ? a : b;
    return std::min(a, b);
}

/// An event that ends an activity. A word that is neither start nor complete makes no visit, unless the event brings its
/// own start: then the log pairs by that and the word is an attribute.
bool completes(const ObservedEvent& event)
{
    return event.lifecycle == Lifecycle::None || event.lifecycle == Lifecycle::Complete
        || (event.lifecycle == Lifecycle::Other && isKnown(event.start));
}

ItemHistory deriveSpans(const std::vector<ObservedEvent>& events)
{
    ItemHistory history;
    std::map<std::uint16_t, OpenStarts> started;
    Instant lastComplete = unknownInstant;
    std::uint16_t current = noStatus;
    for (const ObservedEvent& event : events) {
        if (event.lifecycle == Lifecycle::Start)
            started[event.to].at.push_back(event.at);
        if (!completes(event))
            continue;
        Transition row;
        row.at = event.at;
        row.from = current;
        row.to = event.to;
        row.actor = event.actor;
        const auto open = started.find(event.to);
        row.begun = open == started.end() ? unknownInstant : open->second.takeOldest();
        if (!isKnown(row.begun))
            row.begun = event.start;
        row.entered = earlier(row.begun, lastComplete);
        history.transitions.push_back(row);
        lastComplete = event.at;
        current = event.to;
    }
    for (auto& [activity, starts] : started) {
        for (Instant begun = starts.takeOldest(); isKnown(begun); begun = starts.takeOldest())
            history.open.push_back({activity, earlier(begun, lastComplete), begun});
    }
    std::ranges::sort(history.open, [](const auto& a, const auto& b) { return std::tie(a.begun, a.status) < std::tie(b.begun, b.status); });
    history.spans = history.transitions.size();
    return history;
}

bool isSpan(const ItemHistory::Open& open)
{
    return isKnown(open.begun);
}

/// The status that the item is in now, if no transition leads to it.
bool endsElsewhere(const ItemHistory& history)
{
    return !history.open.empty() && !isSpan(history.open.back());
}

/// Entries become stays, with holes.
void appendStays(const ItemHistory& history, std::vector<Visit>& out)
{
    const std::size_t first = out.size();
    std::uint16_t current = noStatus;
    for (const Transition& row : std::span(history.transitions).subspan(history.spans)) {
        const bool hole = row.from != noStatus && row.from != current;
        if (out.size() > first && !hole)
            out.back().left = row.at;
        if (hole) {
            Visit unseen;
            unseen.status = row.from;
            unseen.left = row.at;
            out.push_back(unseen);
        }
        Visit visit;
        visit.status = row.to;
        visit.from = row.from;
        visit.entered = row.at;
        visit.actor = row.actor;
        out.push_back(visit);
        current = row.to;
    }
    if (out.size() > first)
        out.back().open = !endsElsewhere(history);
}

void appendOpen(const ItemHistory::Open& open, std::vector<Visit>& out)
{
    Visit visit;
    visit.status = open.status;
    visit.entered = open.entered;
    visit.begun = open.begun;
    visit.open = true;
    out.push_back(visit);
}

/// Both kinds of sources tell of the item.
ItemHistory deriveBoth(const std::vector<ObservedEvent>& spans, const std::vector<ObservedEvent>& entries, const ObservedItem& item)
{
    ItemHistory history = deriveSpans(spans);
    const ItemHistory entered = deriveEntries(entries, item);
    history.transitions.insert(history.transitions.end(), entered.transitions.begin(), entered.transitions.end());
    history.open.insert(history.open.end(), entered.open.begin(), entered.open.end());
    return history;
}

} // namespace

ItemHistory deriveHistory(
    std::span<const ObservedEvent> events, const ObservedItem& item, std::span<const Zone* const> zones, const Progress& stop)
{
    std::vector<ObservedEvent> united = unite(events, zones, stop);
    if (std::ranges::none_of(events, &ObservedEvent::spans))
        return deriveEntries(united, item);
    if (std::ranges::all_of(events, &ObservedEvent::spans))
        return deriveSpans(united);
    const auto part = [&](bool spans) {
        std::vector<ObservedEvent> some;
        std::ranges::copy_if(events, std::back_inserter(some), [spans](const ObservedEvent& e) { return e.spans == spans; });
        return unite(some, zones, stop);
    };
    const std::vector<ObservedEvent> spans = part(true);
    // Other sources that say nothing else are earlier exports of such a log, without its starts.
    return united.size() == spans.size() ? deriveSpans(united) : deriveBoth(spans, part(false), item);
}

std::uint16_t lastStatus(const ItemHistory& history)
{
    const bool entered = history.transitions.size() > history.spans;
    if (!history.open.empty() && (!entered || endsElsewhere(history)))
        return history.open.back().status;
    return history.transitions.empty() ? noStatus : history.transitions.back().to;
}

std::size_t appendVisits(const ItemHistory& history, std::vector<Visit>& out)
{
    const std::size_t first = out.size();
    for (const Transition& row : std::span(history.transitions).first(history.spans)) {
        Visit visit;
        visit.status = row.to;
        visit.from = row.from;
        visit.entered = row.entered;
        visit.left = row.at;
        visit.begun = row.begun;
        visit.actor = row.actor;
        out.push_back(visit);
    }
    for (const ItemHistory::Open& open : history.open)
        if (isSpan(open))
            appendOpen(open, out);
    const std::size_t spans = out.size() - first;
    appendStays(history, out);
    if (endsElsewhere(history))
        appendOpen(history.open.back(), out);
    return spans;
}

} // namespace weir::derivation
