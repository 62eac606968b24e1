// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/end_reading.h"

#include "core/analysis/final_statuses.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace weir::analysis {

namespace {

constexpr std::int64_t fewItems = 5;

using Hints = std::vector<StatusHint>;
using Mask = std::vector<std::uint8_t>; ///< by name

/// Somebody has the item before them there, or will.
bool isInStream(StatusHint hint)
{
    return hint != StatusHint::Done && hint != StatusHint::Discarded && hint != StatusHint::Outside;
}

Mask maskOf(const Hints& hints, StatusHint wanted)
{
    Mask mask(hints.size());
    std::ranges::transform(hints, mask.begin(), [wanted](StatusHint hint) { return std::uint8_t {hint == wanted}; });
    return mask;
}

/// What the names allow to be an end.
Mask mayEnd(const StatusFlow& flow, const Hints& hints, const std::vector<std::string>& folded)
{
    Mask mayBe(hints.size(), 0);
    for (std::size_t name = 0; name < hints.size(); ++name) {
        const bool open = hints[name] == StatusHint::Nothing && !saysGoingOn(folded[name]);
        // "Approved" waits for what comes next, unless nothing ever does.
        const bool reached = hints[name] == StatusHint::Queue && flow.category(name) == StatusCategory::None && saysReached(folded[name])
            && flow.settled(name) * 100 >= flow.entries(name) * 98;
        mayBe[name] = open || reached || hints[name] == StatusHint::Discarded ? 1 : 0;
    }
    return mayBe;
}

/// By name: items that left it for good, for a status of the stream where they had not been.
std::vector<std::int64_t> goneOn(const StatusFlow& flow, const Hints& hints)
{
    std::vector<std::int64_t> gone(hints.size(), 0);
    std::vector<std::size_t> firstAt(hints.size(), StatusFlow::none);
    Mask left(hints.size(), 0); // its last visit was looked at
    flow.forNames([&](const std::vector<std::size_t>& names) {
        for (std::size_t i = 0; i < names.size(); ++i)
            firstAt[names[i]] = std::min(firstAt[names[i]], i);
        bool goesOn = false;
        for (std::size_t i = names.size(); i-- > 0;) {
            const std::size_t name = names[i];
            gone[name] += std::exchange(left[name], std::uint8_t {1}) == 0 && goesOn ? 1 : 0;
            goesOn = goesOn || (firstAt[name] == i && isInStream(hints[name]));
        }
        for (const std::size_t name : names) {
            firstAt[name] = StatusFlow::none;
            left[name] = 0;
        }
    });
    return gone;
}

/// Statuses named as ends that are none, by how the items move; those in `kept` stay ends. Takes them for queues in `hints`.
std::vector<std::size_t> stepsOver(const StatusFlow& flow, const Mask& kept, Hints& hints)
{
    std::vector<std::size_t> steps;
    for (bool changed = true; changed;) { // one that leads to a step may be one itself
        changed = false;
        const std::vector<std::int64_t> gone = goneOn(flow, hints);
        for (std::size_t name = 0; name < hints.size(); ++name) {
            if (hints[name] != StatusHint::Done || kept[name] != 0 || flow.category(name) == StatusCategory::Done
                || flow.holders(name) < fewItems || gone[name] * 100 < flow.holders(name) * 85)
                continue;
            hints[name] = StatusHint::Queue;
            steps.push_back(name);
            changed = true;
        }
    }
    std::ranges::sort(steps);
    return steps;
}

} // namespace

EndReading readEnds(const StatusFlow& flow, const Hints& hints, const std::vector<std::string>& folded)
{
    Mask kept(hints.size(), 0);
    for (;;) {
        Hints now = hints;
        EndReading reading;
        reading.steps = stepsOver(flow, kept, now);
        Mask ends = maskOf(now, StatusHint::Done);
        for (const std::size_t name : finalStatuses(flow, mayEnd(flow, now, folded), ends))
            (speaksOfDiscarding(folded[name]) || now[name] == StatusHint::Discarded ? reading.discarded : reading.done).push_back(name);
        if (reading.done.empty()) // what all items end in undone is no end of a stream
            reading.discarded.clear();
        for (const auto* names : {&reading.done, &reading.discarded})
            for (const std::size_t name : *names)
                ends[name] = 1;
        // A step must lead to an end; else its name is all that is known.
        const std::vector<std::int64_t> ending = endingIn(flow, ends);
        bool undone = false;
        for (const std::size_t step : reading.steps) {
            if (ending[step] * 2 > flow.holders(step))
                continue;
            kept[step] = 1;
            undone = true;
        }
        if (!undone)
            return reading;
    }
}

bool noEndReachedYet(const StatusFlow& flow, const Hints& hints, const std::vector<std::string>& folded)
{
    return noEndInSight(flow, mayEnd(flow, hints, folded));
}

} // namespace weir::analysis
