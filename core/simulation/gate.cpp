// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/gate.h"

#include "core/simulation/load_correlation.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace weir::simulation {

namespace {

/// Share of the time waited while a place that was seen was free.
std::optional<double> idleShare(const StreamModel& model)
{
    double idle = 0;
    double waited = 0;
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        if (model.fits()[s].chosen.reading != Reading::Seen)
            continue;
        struct Step {
            Ticks at;
            int kind; ///< 0 leaves, 1 begins, 2 enters
        };
        std::vector<Step> steps;
        const Stays stays = staysOf(model.work(), s);
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
        Ticks now = model.work().begin;
        for (const Step& step : steps) {
            if (const Ticks from = std::max(now, model.work().warm); step.at > from) {
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

/// Mean rank, by work, of who was chosen among those who waited: 0 the smallest, 1 the largest. Of the station where that is farthest from
/// ½.
std::optional<double> chosenRank(const StreamModel& model)
{
    std::optional<double> farthest;
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        if (model.fits()[s].chosen.reading != Reading::Seen)
            continue;
        const Stays stays = staysOf(model.work(), s);
        std::vector<std::size_t> byStart;
        for (std::size_t i = 0; i < stays.size(); ++i) {
            if (stays.started[i] != unknownTicks && stays.left[i] != endOfTicks)
                byStart.push_back(i);
        }
        std::ranges::stable_sort(byStart, {}, [&stays](std::size_t i) { return stays.started[i]; });
        std::multiset<Ticks> waiting;
        std::size_t in = 0;
        double sum = 0;
        double n = 0;
        std::vector<std::size_t> byEntry(byStart);
        std::ranges::stable_sort(byEntry, {}, [&stays](std::size_t i) { return stays.entered[i]; });
        for (const std::size_t i : byStart) {
            while (in < byEntry.size() && stays.entered[byEntry[in]] <= stays.started[i]) {
                const std::size_t w = byEntry[in++];
                waiting.insert(stays.left[w] - stays.started[w]);
            }
            const Ticks work = stays.left[i] - stays.started[i];
            if (waiting.size() >= 2) {
                const auto below = static_cast<double>(std::distance(waiting.begin(), waiting.lower_bound(work)));
                const auto upTo = static_cast<double>(std::distance(waiting.begin(), waiting.upper_bound(work)));
                sum += (below + (upTo - below - 1) / 2) / static_cast<double>(waiting.size() - 1);
                n += 1;
            }
            waiting.erase(waiting.find(work));
        }
        // By chance the mean rank of n is ½ ± 0.29 ÷ √n; what four times that explains says nothing.
        const double beyond = std::max(0.0, std::abs(sum / n - 0.5) - 4 * 0.29 / std::sqrt(n));
        if (n >= 50 && (beyond > 0 || !farthest) && (!farthest || std::abs(sum / n - 0.5) > std::abs(*farthest - 0.5)))
            farthest = beyond > 0 ? sum / n : 0.5;
    }
    return farthest;
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
std::optional<double> strongestLoad(const StreamModel& model)
{
    std::optional<double> strongest;
    stats::Random random(model.seed());
    VisitWorks works(model.work().visits.size());
    for (std::uint32_t s = 0; s < model.work().stations.size(); ++s) {
        const StationFit& fit = model.fits()[s];
        if (fit.chosen.reading == Reading::Delay)
            continue;
        const Stays stays = staysOf(model.work(), s);
        readStation(model.work(), stays, fit.chosen, random, works);
        const auto load = loadCorrelation(model.work(), stays, works);
        if (load && (!strongest || std::abs(load->r) > std::abs(*strongest)))
            strongest = load->r;
    }
    return strongest;
}

/// Share of the moves that share their minute with three others or more; all of them where they lie in a few hours of the day or on one
/// or two days of the week, as people do not work.
std::optional<double> batchShare(const StationLog& log)
{
    if (!log.hours && stampedTogether(log))
        return 1;
    std::unordered_map<std::int64_t, std::int64_t> perMinute;
    std::int64_t moves = 0;
    for (const LoggedVisit& visit : log.visits) {
        for (const Instant t : {visit.started, visit.left}) {
            if (!isKnown(t))
                continue;
            ++perMinute[t.time_since_epoch() / std::chrono::minutes(1)];
            ++moves;
        }
    }
    std::int64_t together = 0;
    for (const auto& [minute, count] : perMinute)
        together += count >= 4 ? count : 0;
    return moves > 0 ? std::optional(static_cast<double>(together) / static_cast<double>(moves)) : std::nullopt;
}

/// By how much the exits in an hour in which all places are taken differ between the first half of the log and the second, of the station
/// where that is surest; as a share above 1. Absent: nowhere beyond chance.
std::optional<double> rateChange(const StreamModel& model)
{
    const WorkLog& work = model.work();
    const Ticks middle = work.warm + (work.end - work.warm) / 2;
    std::optional<double> surest;
    double surestZ = 0;
    for (std::uint32_t s = 0; s < work.stations.size(); ++s) {
        const StationFit& fit = model.fits()[s];
        if (fit.chosen.reading == Reading::Delay || fit.stays == 0)
            continue;
        const Stays stays = staysOf(work, s);
        const FullRate before = fullRate(occupancyOf(stays, work.warm, middle), fit.chosen.capacity);
        const FullRate after = fullRate(occupancyOf(stays, middle, work.end), fit.chosen.capacity);
        if (before.exits < 30 || after.exits < 30)
            continue;
        const double change = std::log(after.exits / after.seconds) - std::log(before.exits / before.seconds);
        const double z = std::abs(change) / std::sqrt(1 / before.exits + 1 / after.exits);
        if (z > surestZ) {
            surestZ = z;
            surest = std::exp(std::abs(change)) - 1;
        }
    }
    constexpr double beyondChance = 3.5;
    return surestZ > beyondChance ? surest : std::optional(0.0);
}

Check atMost(std::string name, std::optional<double> value, double limit)
{
    return {std::move(name), value, limit, !value || *value <= limit};
}

} // namespace

std::vector<Check> checkLog(const StreamModel& model, Progress& progress)
{
    std::vector<Check> checks;
    const auto finished = static_cast<double>(model.observed().size());
    checks.push_back({"few", finished, 100, finished >= 100});
    const WorkLog& work = model.work();
    const double span = tickSeconds(work.end - work.begin);
    checks.push_back(atMost("short", work.window && span > 0 ? std::optional(tickSeconds(work.warmUp) / span) : std::nullopt, 0.25));
    const double observed = meanOf(model.observed());
    std::optional<double> off;
    if (observed > 0)
        off = std::abs(meanOf(model.run(model.plan(model.best()), progress)) - observed) / observed;
    checks.push_back(atMost("base", off, 0.05));
    checks.push_back(atMost("idle", idleShare(model), 0.15));
    progress.checkpoint();
    const auto rank = chosenRank(model);
    checks.push_back({"size", rank, 0.12, !rank || std::abs(*rank - 0.5) <= 0.12});
    const auto load = strongestLoad(model);
    checks.push_back({"load", load, 0.4, !load || std::abs(*load) <= 0.4});
    checks.push_back(atMost("steady", rateChange(model), 0.25));
    checks.push_back(atMost("batch", batchShare(model.log()), 0.2));
    return checks;
}

Check checkWidth(const Prediction& prediction, double lead)
{
    const double size = std::max(std::abs(prediction.difference), lead / 8);
    const auto width = size > 0 ? std::optional((prediction.high - prediction.low) / size) : std::nullopt;
    return atMost("wide", width, 0.8);
}

} // namespace weir::simulation
