// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/silences.h"

#include <algorithm>
#include <cmath>

namespace weir::analysis {

namespace {

constexpr std::chrono::days shortest {30};
/// So rare is the longest gap of a steady stream at least.
constexpr double beyondChance = 1e-4;

using Days = std::chrono::sys_days;

/// Calls `note` with the day of each move and end of an item of the stream. That one came into being is no sign: a list of what is being
/// worked on tells of old ones, too.
template <typename Note>
void forMoves(const Facts& facts, Note note)
{
    const Dataset& data = *facts.data;
    const auto tell = [&](Instant t) {
        if (isKnown(t) && t >= facts.plausibleFrom && t <= data.newest)
            note(std::chrono::floor<std::chrono::days>(t));
    };
    for (std::size_t item = 0; item < data.items.size(); ++item) {
        if (facts.items.inStream[item] == 0)
            continue;
        tell(facts.items.ended[item]);
        const std::size_t begin = data.items.firstVisit[item];
        for (std::size_t v = begin; v < begin + data.items.visitCount[item]; ++v)
            tell(data.visits.left[v]);
    }
}

/// Days with a move, ascending.
std::vector<Days> daysOfMoves(const Facts& facts)
{
    Days first = Days::max();
    Days last = Days::min();
    forMoves(facts, [&](Days day) {
        first = std::min(first, day);
        last = std::max(last, day);
    });
    if (first > last)
        return {};
    std::vector<bool> moved(static_cast<std::size_t>((last - first).count()) + 1, false);
    forMoves(facts, [&](Days day) { moved[static_cast<std::size_t>((day - first).count())] = true; });
    std::vector<Days> days;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        if (moved[i])
            days.push_back(first + std::chrono::days(i));
    }
    return days;
}

} // namespace

std::vector<Silence> silences(const Facts& facts)
{
    const std::vector<Days> days = daysOfMoves(facts);
    const auto dayOf = [&facts](Days day) { return facts.calendar.zone().dayOf(day); };
    std::vector<Silence> found;
    for (std::size_t i = 1; i < days.size(); ++i) {
        const auto gap = days[i] - days[i - 1];
        const double others = static_cast<double>((days.back() - days.front() - gap).count());
        if (gap < shortest || others <= 0)
            continue;
        // Days of moves come at random at their pace: so many gaps, each of which may be as long.
        const auto moves = static_cast<double>(days.size());
        if (moves * std::exp(-(moves - 2) / others * static_cast<double>(gap.count())) < beyondChance)
            found.push_back({dayOf(days[i - 1] + std::chrono::days(1)), dayOf(days[i])});
    }
    return found;
}

} // namespace weir::analysis
