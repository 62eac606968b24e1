// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/occupancy.h"

#include <algorithm>
#include <cmath>

namespace weir::simulation {

Occupancy occupancyOf(const Stays& stays, Ticks from, Ticks to)
{
    std::vector<Ticks> exits;
    for (const Ticks left : stays.left) {
        if (left != endOfTicks)
            exits.push_back(left);
    }
    std::ranges::sort(exits);
    Occupancy occupancy;
    occupancy.timeAt.assign(1, 0);
    occupancy.exitsAt.assign(1, 0);
    std::size_t inside = 0;
    Ticks now = from;
    const auto passTo = [&](Ticks t) {
        const Ticks until = std::min(t, to);
        if (until > now) {
            occupancy.timeAt[inside] += tickSeconds(until - now);
            now = until;
        }
    };
    for (std::size_t i = 0, e = 0; i < stays.size() || e < exits.size();) {
        if (e < exits.size() && (i == stays.size() || exits[e] <= stays.entered[i])) {
            passTo(exits[e]);
            if (exits[e] >= from && exits[e] <= to)
                occupancy.exitsAt[inside] += 1;
            --inside;
            ++e;
        } else {
            passTo(stays.entered[i]);
            if (++inside == occupancy.timeAt.size()) {
                occupancy.timeAt.push_back(0);
                occupancy.exitsAt.push_back(0);
            }
            ++i;
        }
    }
    passTo(to);
    while (occupancy.timeAt.size() > 1 && occupancy.timeAt.back() <= 0 && occupancy.exitsAt.back() <= 0) {
        occupancy.timeAt.pop_back();
        occupancy.exitsAt.pop_back();
    }
    return occupancy;
}

CapacityProfile capacityProfile(const Occupancy& occupancy)
{
    CapacityProfile profile;
    constexpr std::size_t mostTried = 400;
    const std::size_t most = std::min(occupancy.most(), mostTried);
    double exits = 0;
    double timeAbove = 0; // with more inside than c
    for (std::size_t k = 1; k <= occupancy.most(); ++k) {
        exits += occupancy.exitsAt[k];
        timeAbove += occupancy.timeAt[k];
    }
    double exitsAbove = exits;
    double served = 0;
    double sum = 0; // of exits × log(k), up to c
    for (std::size_t c = 1; c <= most; ++c) {
        served += timeAbove; // each place more works while more than c − 1 are inside
        timeAbove -= occupancy.timeAt[c];
        exitsAbove -= occupancy.exitsAt[c];
        sum += occupancy.exitsAt[c] * std::log(static_cast<double>(c));
        const double all = sum + exitsAbove * std::log(static_cast<double>(c));
        profile.logLikelihood.push_back(served > 0 && exits > 0 ? all + exits * std::log(exits / served) : 0);
        if (profile.logLikelihood.back() > profile.at(profile.best))
            profile.best = static_cast<int>(c);
    }
    return profile;
}

CapacityProfile capacityProfile(const Stays& stays, Ticks from, Ticks to)
{
    std::vector<CapacityProfile> thirds;
    std::size_t most = 0;
    for (int third = 0; third < 3; ++third) {
        thirds.push_back(capacityProfile(occupancyOf(stays, from + (to - from) / 3 * third, from + (to - from) / 3 * (third + 1))));
        most = std::max(most, thirds.back().logLikelihood.size());
    }
    CapacityProfile profile;
    for (std::size_t row = 0; row < most; ++row) {
        double sum = 0;
        for (const CapacityProfile& third : thirds) {
            const auto& of = third.logLikelihood; // more places than were ever needed change nothing
            sum += of.empty() ? 0 : of[std::min(row, of.size() - 1)];
        }
        profile.logLikelihood.push_back(sum);
        if (sum > profile.at(profile.best))
            profile.best = static_cast<int>(row) + 1;
    }
    return profile;
}

std::vector<int> CapacityProfile::within(double below) const
{
    std::vector<int> capacities;
    for (std::size_t row = 0; row < logLikelihood.size(); ++row) {
        if (logLikelihood[row] >= at(best) - below)
            capacities.push_back(static_cast<int>(row) + 1);
    }
    return capacities;
}

double utilisation(const Occupancy& occupancy, int capacity)
{
    double busy = 0;
    double all = 0;
    for (std::size_t k = 0; k < occupancy.timeAt.size(); ++k) {
        busy += occupancy.timeAt[k] * static_cast<double>(std::min(k, static_cast<std::size_t>(capacity)));
        all += occupancy.timeAt[k];
    }
    return all > 0 ? busy / (all * capacity) : 0;
}

} // namespace weir::simulation
