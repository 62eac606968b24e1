// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/past.h"

#include "core/simulation/plan_builder.h"
#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::simulation {

namespace {

struct Misfit {
    double each = 0; ///< mean distance of the early items' finishes from when they did, ÷ their mean lead time
    double mean = 0; ///< the same of their mean; above 0: they finish too late, so too much stood before them
};

Misfit misfitOf(const WorkLog& log, const Past& past, const std::vector<StationReading>& readings, std::uint64_t seed, Progress& progress)
{
    progress.checkpoint();
    const WorkLog extended = past.length == 0 ? log : withPast(log, past, seed, progress);
    const ReplayPlan plan = buildPlan(extended, staysByStation(extended), readings, seed, progress);
    const std::vector<Ticks> ends = replay(plan, progress);
    Misfit misfit;
    double lead = 0;
    for (std::size_t i = 0; i < log.items.size(); ++i) {
        const WorkItem& item = log.items[i];
        const Ticks left = log.visits[item.firstVisit + item.visitCount - 1].left;
        if (item.release > log.begin + log.warmUp || left == endOfTicks)
            continue;
        misfit.each += std::abs(tickSeconds(ends[i] - left));
        misfit.mean += tickSeconds(ends[i] - left);
        lead += tickSeconds(left - item.release);
    }
    if (lead > 0) {
        misfit.each /= lead;
        misfit.mean /= lead;
    }
    return misfit;
}

/// Thins or repeats the items of a past until the early items neither finish too early nor too late.
Past withDensity(const WorkLog& log, const Past& past, const std::vector<StationReading>& readings, std::uint64_t seed, Progress& progress)
{
    Past best = past;
    double thin = 0.2;
    double thick = 2.5;
    constexpr int halvings = 6;
    for (int i = 0; i < halvings; ++i) {
        Past tried = past;
        tried.density = (thin + thick) / 2;
        const Misfit misfit = misfitOf(log, tried, readings, seed, progress);
        tried.misfit = misfit.each;
        if (tried.misfit < best.misfit)
            best = tried;
        (misfit.mean > 0 ? thick : thin) = tried.density;
    }
    return best;
}

/// Stretches that begin when the log is warm and end before what is open at its end matters.
std::vector<Past> stretches(const WorkLog& log)
{
    std::vector<Past> pasts {Past {}};
    const auto span = static_cast<double>(log.end - log.begin);
    const bool ownHours = std::ranges::any_of(log.stations, [](const Station& station) { return station.shifts != nullptr; });
    for (const double reach : {1.3, 2.6, 5.0}) {
        const auto length = static_cast<Ticks>(std::min(reach * static_cast<double>(log.warmUp), 0.6 * span));
        const Ticks first = log.begin + std::min(log.warmUp, static_cast<Ticks>(0.3 * span));
        const Ticks last = log.end - log.warmUp - length;
        constexpr int tries = 7;
        for (int i = 0; i < tries && length > 0; ++i) {
            const Ticks from = first + std::max<Ticks>(0, last - first) * i / (tries - 1);
            // Whoever works at hours of their own is moved by whole weeks.
            const Ticks uneven = ownHours ? (from - log.begin + length) % log.week : 0;
            pasts.push_back({from - uneven, length, 1, 0});
        }
    }
    return pasts;
}

} // namespace

WorkLog withPast(const WorkLog& log, const Past& past, std::uint64_t seed, const Progress& progress)
{
    progress.checkpoint();
    WorkLog out = log;
    stats::Random random(seed + 104729);
    const Ticks shift = past.from - (log.begin - past.length);
    for (const WorkItem& item : log.items) {
        if (item.release < past.from || item.release >= past.from + past.length)
            continue;
        const double whole = std::floor(past.density);
        const int times = static_cast<int>(whole) + (random.chance(past.density - whole) ? 1 : 0);
        for (int t = 0; t < times; ++t) {
            WorkItem copy = item;
            copy.copy = true;
            copy.release -= shift;
            copy.firstVisit = static_cast<std::uint32_t>(out.visits.size());
            for (std::uint32_t v = item.firstVisit; v < item.firstVisit + item.visitCount; ++v) {
                WorkVisit visit = log.visits[v];
                if (visit.left == endOfTicks)
                    break;
                visit.item = static_cast<std::uint32_t>(out.items.size());
                visit.entered -= shift;
                visit.started -= visit.started != unknownTicks ? shift : 0;
                visit.left -= shift;
                out.visits.push_back(visit);
            }
            copy.visitCount = static_cast<std::uint32_t>(out.visits.size()) - copy.firstVisit;
            out.items.push_back(copy);
        }
    }
    return out;
}

std::vector<Past> rankPasts(const WorkLog& log, const std::vector<StationReading>& readings, std::uint64_t seed, Progress& progress)
{
    std::vector<Past> pasts = stretches(log);
    for (Past& past : pasts)
        past.misfit = misfitOf(log, past, readings, seed, progress).each;
    std::ranges::stable_sort(pasts, {}, &Past::misfit);
    constexpr double fits = 0.02;
    constexpr std::size_t adjusted = 3;
    for (std::size_t i = 0; i < std::min(adjusted, pasts.size()) && pasts.front().misfit > fits; ++i) {
        if (pasts[i].length > 0)
            pasts[i] = withDensity(log, pasts[i], readings, seed, progress);
    }
    std::ranges::stable_sort(pasts, {}, &Past::misfit);
    return pasts;
}

} // namespace weir::simulation
