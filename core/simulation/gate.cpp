// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/gate.h"

#include "core/simulation/load_correlation.h"
#include "core/simulation/log_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace weir::simulation {

namespace {

/// Share of the time waited while a place that was seen was free.
std::optional<double> idleShare(const StreamModel& model, const Progress& progress)
{
    double idle = 0;
    double waited = 0;
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        if (model.fits()[s].chosen.reading != Reading::Seen)
            continue;
        progress.checkpoint();
        struct Step {
            Ticks at;
            int kind; ///< 0 leaves, 1 begins, 2 enters
        };
        std::vector<Step> steps;
        const Stays& stays = model.stays()[s];
        for (std::size_t i = 0; i < stays.size(); ++i) {
            steps.push_back({stays.entered[i], 2});
            if (stays.started[i] != unknownTicks) {
                steps.push_back({stays.started[i], 1});
                if (stays.left[i] != endOfTicks)
                    steps.push_back({stays.left[i], 0});
            }
        }
        std::ranges::stable_sort(steps, [](const Step& a, const Step& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
        double waiting = 0;
        int busy = 0;
        Ticks now = stays.begin;
        for (const Step& step : steps) {
            if (const Ticks from = std::max(now, stays.warm); step.at > from) {
                waited += waiting * tickSeconds(step.at - from);
                idle += busy < model.fits()[s].chosen.capacity ? waiting * tickSeconds(step.at - from) : 0;
            }
            now = step.at;
            waiting += step.kind == 2 ? 1 : step.kind == 1 ? -1 : 0;
            busy += step.kind == 1 ? 1 : step.kind == 0 ? -1 : 0;
        }
    }
    return waited > 0 ? std::optional(idle / waited) : std::nullopt;
}

/// How many of those that are in have a lower rank; ranks from 0.
class RankTree {
public:
    explicit RankTree(std::size_t ranks)
        : m_sums(ranks + 1, 0)
    {
    }
    void add(std::size_t rank, int count)
    {
        for (std::size_t i = rank + 1; i < m_sums.size(); i += i & (~i + 1))
            m_sums[i] += count;
    }
    [[nodiscard]] int below(std::size_t rank) const
    {
        int sum = 0;
        for (std::size_t i = rank; i > 0; i -= i & (~i + 1))
            sum += m_sums[i];
        return sum;
    }

private:
    std::vector<int> m_sums;
};

/// Ranks, by work, of those chosen among who waited.
struct ChosenRanks {
    double sum = 0, n = 0, variance = 0; ///< variance of the sum, had work nothing to do with it
    [[nodiscard]] double mean() const { return n > 0 ? sum / n : 0.5; }
    [[nodiscard]] double z() const { return variance > 0 ? std::abs(sum - n / 2) / std::sqrt(variance) : 0; }
};

ChosenRanks chosenRanks(const Stays& stays)
{
    ChosenRanks ranks;
    std::vector<std::size_t> byStart;
    std::vector<Ticks> works;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays.started[i] == unknownTicks || stays.left[i] == endOfTicks)
            continue;
        byStart.push_back(i);
        works.push_back(stays.left[i] - stays.started[i]);
    }
    std::ranges::sort(works);
    std::vector<std::size_t> byEntry(byStart);
    std::ranges::stable_sort(byStart, {}, [&stays](std::size_t i) { return stays.started[i]; });
    std::ranges::stable_sort(byEntry, {}, [&stays](std::size_t i) { return stays.entered[i]; });
    const auto rankOf = [&](std::size_t i) {
        return static_cast<std::size_t>(std::ranges::lower_bound(works, stays.left[i] - stays.started[i]) - works.begin());
    };
    RankTree waiting(works.size());
    int inside = 0;
    std::size_t in = 0;
    for (const std::size_t i : byStart) {
        for (; in < byEntry.size() && stays.entered[byEntry[in]] <= stays.started[i]; ++in, ++inside)
            waiting.add(rankOf(byEntry[in]), 1);
        const std::size_t rank = rankOf(i);
        if (inside >= 2) {
            const int below = waiting.below(rank);
            const int alike = waiting.below(rank + 1) - below;
            ranks.sum += (below + (alike - 1) / 2.0) / (inside - 1);
            ranks.n += 1;
            ranks.variance += (inside + 1) / (12.0 * (inside - 1));
        }
        waiting.add(rank, -1);
        --inside;
    }
    return ranks;
}

/// Mean rank of the chosen: 0 the smallest first, 1 the largest. Of the station where that is farthest from ½ beyond chance, else of all
/// together.
std::optional<double> farthestRank(const StreamModel& model, const Progress& progress)
{
    constexpr double enough = 50;
    constexpr double beyondChance = 3;
    std::optional<double> farthest;
    ChosenRanks all;
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        progress.checkpoint();
        if (model.fits()[s].chosen.reading != Reading::Seen)
            continue;
        const ChosenRanks ranks = chosenRanks(model.stays()[s]);
        all.sum += ranks.sum;
        all.n += ranks.n;
        if (ranks.n >= enough && ranks.z() > beyondChance && (!farthest || std::abs(ranks.mean() - 0.5) > std::abs(*farthest - 0.5)))
            farthest = ranks.mean();
    }
    return farthest ? farthest : all.n >= enough ? std::optional(all.mean()) : std::nullopt;
}

/// What a station did while all its places were taken.
struct FullRate {
    double exits = 0, seconds = 0;
};

FullRate fullRate(const Occupancy& occupancy, int capacity)
{
    FullRate rate;
    for (auto k = static_cast<std::size_t>(capacity); k < occupancy.timeAt.size(); ++k) {
        rate.exits += occupancy.exitsAt[k];
        rate.seconds += occupancy.timeAt[k];
    }
    return rate;
}

/// Of the station where works change most with the number found.
std::optional<double> strongestLoad(const StreamModel& model, const Progress& progress)
{
    std::optional<double> strongest;
    stats::Random random(model.seed());
    VisitWorks works(model.work().visits.size());
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        const StationFit& fit = model.fits()[s];
        progress.checkpoint();
        if (fit.chosen.reading == Reading::Delay)
            continue;
        const Stays& stays = model.stays()[s];
        readStation(stays, fit.chosen, random, works);
        const auto load = loadCorrelation(stays, works, Half::Checked);
        if (load && (!strongest || std::abs(load->r) > std::abs(*strongest)))
            strongest = load->r;
    }
    return strongest;
}

/// Ends of the thirds of a station's exits from `warm` on.
std::array<Ticks, 4> thirdsOf(const Stays& stays)
{
    std::vector<Ticks> exits;
    for (const Ticks left : stays.left) {
        if (left != endOfTicks && left >= stays.warm)
            exits.push_back(left);
    }
    std::ranges::sort(exits);
    if (exits.empty())
        return {stays.warm, stays.warm, stays.warm, stays.end};
    return {stays.warm, exits[exits.size() / 3], exits[exits.size() * 2 / 3], stays.end};
}

/// By how much the exits in an hour in which all places are taken differ between thirds of what left a station, of the station and the
/// thirds where that is surest; as a share above 1. 0: nowhere beyond chance; absent: nothing could be compared.
std::optional<double> rateChange(const StreamModel& model, const Progress& progress)
{
    constexpr double enough = 30; // exits
    constexpr double beyondChance = 3.5;
    std::optional<double> surest;
    double surestZ = 0;
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        progress.checkpoint();
        const StationFit& fit = model.fits()[s];
        if (fit.chosen.reading == Reading::Delay || fit.stays == 0)
            continue;
        const std::array<Ticks, 4> ends = thirdsOf(model.stays()[s]);
        std::vector<FullRate> rates;
        for (std::size_t third = 0; third < 3; ++third)
            rates.push_back(fullRate(occupancyOf(model.stays()[s], ends[third], ends[third + 1]), fit.chosen.capacity));
        std::erase_if(rates, [](const FullRate& rate) { return rate.exits < enough || rate.seconds <= 0; });
        for (std::size_t a = 0; a < rates.size(); ++a) {
            for (std::size_t b = a + 1; b < rates.size(); ++b) {
                const double change = std::log(rates[b].exits / rates[b].seconds) - std::log(rates[a].exits / rates[a].seconds);
                const double z = std::abs(change) / std::sqrt(1 / rates[a].exits + 1 / rates[b].exits);
                if (!surest || z > surestZ) {
                    surestZ = z;
                    surest = std::exp(std::abs(change)) - 1;
                }
            }
        }
    }
    return surest && surestZ <= beyondChance ? std::optional(0.0) : surest;
}

/// Where nobody waits for anybody, a replay says no more than how long the stages are.
Check checkLimit(const StreamModel& model)
{
    const auto limited = static_cast<double>(
        std::ranges::count_if(model.fits(), [](const StationFit& fit) { return fit.stays > 0 && fit.chosen.reading != Reading::Delay; }));
    return {"limit", limited, 1, limited >= 1};
}

} // namespace

std::vector<Check> checkLog(const StreamModel& model, const Progress& progress)
{
    std::vector<Check> checks;
    const auto finished = static_cast<double>(model.observed().size());
    checks.push_back({"few", finished, 100, finished >= 100});
    checks.push_back(atMost("part", missingByFinish(model.log()), 1.5));
    checks.push_back(atMost("batch", batchShare(model.log(), progress), 0.2));
    checks.push_back(atMost("hours", model.log().hours ? std::optional(model.hours().outside) : std::nullopt, 0.05));
    const WorkLog& work = model.work();
    const double span = tickSeconds(work.end - work.begin);
    checks.push_back(atMost("short", work.window && span > 0 ? std::optional(tickSeconds(work.warmUp) / span) : std::nullopt, 0.25));
    return checks;
}

std::vector<Check> checkStations(const StreamModel& model, const Progress& progress)
{
    std::vector<Check> checks {checkLimit(model)};
    checks.push_back(atMost("idle", idleShare(model, progress), 0.15));
    const auto rank = farthestRank(model, progress);
    checks.push_back({"size", rank, 0.12, !rank || std::abs(*rank - 0.5) <= 0.12});
    const auto load = strongestLoad(model, progress);
    checks.push_back({"load", load, 0.4, !load || std::abs(*load) <= 0.4});
    checks.push_back(atMost("steady", rateChange(model, progress), 0.25));
    return checks;
}

Check checkBase(const StreamModel& model, const LeadTimes& base)
{
    const double observed = meanOf(model.observed());
    return atMost("base", observed > 0 ? std::optional(std::abs(meanOf(base) - observed) / observed) : std::nullopt, 0.05);
}

std::vector<Check> checkAll(const StreamModel& model, const Predictor& predictor, const Progress& progress)
{
    std::vector<Check> checks = checkLog(model, progress);
    std::ranges::move(checkStations(model, progress), std::back_inserter(checks));
    checks.push_back(checkBase(model, predictor.base()));
    return checks;
}

Check checkWidth(const Prediction& prediction)
{
    const double size = std::abs(prediction.difference);
    const auto width = size > 0 ? std::optional((prediction.high - prediction.low) / size) : std::nullopt;
    return atMost("wide", width, 0.8);
}

} // namespace weir::simulation
