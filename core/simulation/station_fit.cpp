// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/station_fit.h"

#include "core/simulation/load_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weir::simulation {

namespace {

constexpr double inSet = 1.92; ///< log-likelihood under the best: 95 % for one parameter
constexpr double inWideSet = 4;
constexpr double clearLoad = 1.8; ///< standard errors beyond which works are said to change with the number found
constexpr double clearMargin = 6; ///< log-likelihood above no limit at which nobody asks whether there is one
constexpr double fewFirstCome = 0.001; ///< exits that a reading may leave unexplained
constexpr double fewAnyOrder = 0.003;
constexpr double someAnyOrder = 0.02;
constexpr int mostPlaces = 24; ///< beyond which who was begun is not asked one by one: it tells nothing
constexpr std::size_t mostTries = 12; ///< capacities that are tried for one reading
constexpr double growsWithWait = 0.5; ///< of a stay, by second of wait, from which on somebody waits there

} // namespace

int seenCapacity(const Stays& stays)
{
    Stays service;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays.started[i] == unknownTicks || stays.left[i] <= stays.started[i])
            continue;
        service.visit.push_back(stays.visit[i]);
        service.left.push_back(stays.left[i]);
        service.entered.push_back(stays.started[i]);
    }
    std::ranges::sort(service.entered); // exits are sorted by themselves
    const Occupancy occupancy = occupancyOf(service, stays.warm, stays.end);
    const double busy = std::accumulate(occupancy.timeAt.begin() + 1, occupancy.timeAt.end(), 0.0);
    double above = 0;
    for (std::size_t k = occupancy.most(); k > 1; --k) {
        above += occupancy.timeAt[k];
        if (above >= 0.0005 * busy)
            return static_cast<int>(k);
    }
    return 1;
}

namespace {

bool startsInOrder(const Stays& stays)
{
    std::int64_t overtaken = 0;
    std::int64_t all = 0;
    Ticks latest = unknownTicks;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays.started[i] == unknownTicks)
            continue;
        ++all;
        overtaken += stays.started[i] < latest ? 1 : 0;
        latest = std::max(latest, stays.started[i]);
    }
    return overtaken * 100 <= all;
}

/// A reading, what of the log it leaves unexplained, and how works change with the number found.
struct Attempt {
    StationReading how;
    double contradictions = 1;
    double load = 0; ///< standard errors
};

/// No more than `most` of them, ends kept.
std::vector<int> thinned(const std::vector<int>& all, std::size_t most)
{
    if (all.size() <= most)
        return all;
    std::vector<int> kept;
    for (std::size_t i = 0; i < most; ++i)
        kept.push_back(all[i * (all.size() - 1) / (most - 1)]);
    return kept;
}

/// Readings of one station, tried in turn.
class Attempts {
public:
    Attempts(const WorkLog& log, const Stays& stays, stats::Random& random, const Progress& progress)
        : m_stays(stays)
        , m_random(random)
        , m_progress(progress)
        , m_works(log.visits.size())
    {
    }

    Attempt make(StationReading how)
    {
        Attempt attempt {how, contradictions(how), 0};
        if (const auto load = loadCorrelation(m_stays, m_works, Half::Fitted))
            attempt.load = std::abs(load->z());
        return attempt;
    }

    double contradictions(StationReading how)
    {
        m_progress.checkpoint();
        return readStation(m_stays, how, m_random, m_works);
    }

    /// Of the capacities, which ascend, the smallest under which first come leaves hardly anything unexplained. More places never
    /// contradict more.
    std::optional<Attempt> firstCome(const std::vector<int>& capacities)
    {
        const auto found = std::ranges::partition_point(capacities, [this](int capacity) {
            return contradictions({Reading::FirstCome, capacity}) > fewFirstCome;
        });
        return found == capacities.end() ? std::nullopt : std::optional(make({Reading::FirstCome, *found}));
    }

    /// The smallest under which some order does.
    std::optional<Attempt> anyOrder(const std::vector<int>& capacities)
    {
        std::vector<int> asked(capacities);
        std::erase_if(asked, [](int capacity) { return capacity > mostPlaces; });
        for (const int capacity : thinned(asked, mostTries)) {
            if (contradictions({Reading::AnyOrder, capacity}) <= fewAnyOrder)
                return make({Reading::AnyOrder, capacity});
        }
        return std::nullopt;
    }

    /// Of the capacities the one under which works change least with the number found.
    std::optional<Attempt> evenest(Reading reading, const std::vector<int>& capacities, double most)
    {
        std::optional<Attempt> best;
        for (const int capacity : thinned(capacities, mostTries)) {
            const Attempt attempt = make({reading, capacity});
            if (attempt.contradictions <= most && (!best || attempt.load < best->load))
                best = attempt;
        }
        return best;
    }

private:
    const Stays& m_stays;
    stats::Random& m_random;
    const Progress& m_progress;
    VisitWorks m_works;
};

/// The first reading that the log does not contradict.
Attempt read(Attempts& attempts, const CapacityProfile& profile)
{
    const std::vector<int> wide = profile.within(inWideSet);
    const auto firstCome = attempts.firstCome(wide);
    const auto anyOrder = attempts.anyOrder(wide);
    Attempt chosen = anyOrder.value_or(attempts.make({Reading::SharedAttention, profile.best}));
    // With more places than ever wait nothing is contradicted, so the first come must be nearly as likely.
    if (firstCome && (!anyOrder || profile.at(firstCome->how.capacity) >= profile.at(anyOrder->how.capacity) - inSet))
        chosen = *firstCome;
    if (chosen.load <= clearLoad || wide.size() > static_cast<std::size_t>(mostPlaces))
        return chosen;
    // The profile takes works to be exponential. Where they vary less its capacities are too large, and works read grow with the number.
    // (Works drawn for any order say nothing of that: the draw mixes them.)
    std::vector<int> around;
    const int most = static_cast<int>(profile.logLikelihood.size());
    for (int c = std::max(1, wide.front() - 3); c <= std::min(most, wide.back() + 3); ++c)
        around.push_back(c);
    for (const Reading reading : {Reading::FirstCome, Reading::SharedAttention}) {
        const auto other = attempts.evenest(reading, around, reading == Reading::FirstCome ? fewFirstCome : fewAnyOrder);
        if (other && other->load < 0.5 * chosen.load)
            return *other;
    }
    return chosen;
}

void addOthers(const WorkLog& log, const Stays& stays, int likeliest, stats::Random& random, StationFit& fit)
{
    VisitWorks scratch(log.visits.size());
    const auto add = [&fit](StationReading how) {
        if (how != fit.chosen && std::ranges::find(fit.others, how) == fit.others.end())
            fit.others.push_back(how);
    };
    for (const int capacity : {fit.chosen.capacity - 1, fit.chosen.capacity + 1, likeliest}) {
        if (capacity == fit.chosen.capacity || std::ranges::find(fit.likely, capacity) == fit.likely.end())
            continue;
        const double most = fit.chosen.reading == Reading::FirstCome ? fewFirstCome : fewAnyOrder;
        const StationReading same {fit.chosen.reading, capacity};
        add(readStation(stays, same, random, scratch) <= most ? same : StationReading {Reading::SharedAttention, capacity});
    }
    if (fit.chosen.reading != Reading::SharedAttention) {
        add({Reading::SharedAttention, fit.chosen.capacity});
    } else if (const StationReading one {Reading::AnyOrder, fit.chosen.capacity};
               one.capacity <= mostPlaces && readStation(stays, one, random, scratch) <= someAnyOrder) {
        add(one);
    }
}

} // namespace

StationFit fitStation(const WorkLog& log, std::uint32_t station, const Stays& stays, stats::Random& random, const Progress& progress)
{
    StationFit fit;
    fit.stays = stays.size();
    const Station& what = log.stations[station];
    if (!what.worked || stays.size() == 0)
        return fit;
    const Occupancy occupancy = occupancyOf(stays, stays.warm, stays.end);
    if (what.seen) {
        fit.chosen = {Reading::Seen, seenCapacity(stays)};
        fit.inOrder = startsInOrder(stays);
        fit.utilisation = utilisation(occupancy, fit.chosen.capacity);
        return fit;
    }
    fit.hidden = true;
    const CapacityProfile profile = capacityProfile(stays, stays.warm, stays.cool);
    if (profile.logLikelihood.empty())
        return fit;
    fit.likely = profile.within(inSet);
    Attempts attempts(log, stays, random, progress);
    const Attempt attempt = read(attempts, profile);
    fit.chosen = attempt.how;
    fit.contradictions = attempt.contradictions;
    const double margin = profile.at(profile.best) - profile.logLikelihood.back(); // above no limit
    const Attempt delay = attempts.make({Reading::Delay, static_cast<int>(occupancy.most())});
    const auto wait = stayWithWait(stays, fit.chosen.capacity);
    const bool somebodyWaits = delay.load >= clearLoad && wait && wait->slope >= growsWithWait;
    if (margin < clearMargin && !somebodyWaits) {
        fit.chosen = {Reading::Delay, static_cast<int>(occupancy.most())};
        fit.contradictions = 0;
        fit.others.push_back({Reading::SharedAttention, fit.likely.front()});
        return fit;
    }
    fit.inOrder = fit.chosen.reading == Reading::FirstCome;
    fit.utilisation = utilisation(occupancy, fit.chosen.capacity);
    addOthers(log, stays, profile.best, random, fit);
    return fit;
}

} // namespace weir::simulation
