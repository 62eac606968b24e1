// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine.h"

#include "core/stats/summary.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

namespace weir::simulation {

namespace {

Limit limitOf(const StationFit& fit)
{
    switch (fit.chosen.reading) {
    case Reading::Delay:
        return Limit::Elsewhere;
    case Reading::SharedAttention:
        return Limit::Attention;
    case Reading::Seen:
    case Reading::FirstCome:
    case Reading::AnyOrder:
        break;
    }
    return Limit::People;
}

double percentileOf(LeadTimes leads, double p)
{
    return stats::percentile(leads, p).value_or(0);
}

} // namespace

bool Gains::trusted() const
{
    return failed() == nullptr;
}

const Check* Gains::failed() const
{
    const auto found = std::ranges::find(checks, false, &Check::ok);
    return found == checks.end() ? nullptr : &*found;
}

namespace {

/// The least by which the first gains more than the second under one understanding; what is understood otherwise in the one's own station
/// says nothing of the other.
double leastLead(const Prediction& first, const Prediction& second)
{
    double least = first.underAny.front() - second.underAny.front();
    for (std::size_t u = 0; u < std::min(first.underAny.size(), second.underAny.size()); ++u)
        least = std::max(least, first.underAny[u] - second.underAny[u]);
    for (const double own : first.underOwn)
        least = std::max(least, own - second.difference);
    for (const double own : second.underOwn)
        least = std::max(least, first.difference - own);
    return -least;
}

StageGain gainOf(const StreamModel& model, std::uint32_t stage, const Prediction& prediction)
{
    const StationFit& fit = model.fits()[model.work().stationOf[stage]];
    StageGain gain;
    gain.stage = stage;
    gain.mean = -prediction.difference;
    gain.p50 = percentileOf(model.observed(), 0.5) - percentileOf(prediction.leads, 0.5);
    gain.p85 = percentileOf(model.observed(), 0.85) - percentileOf(prediction.leads, 0.85);
    gain.low = -prediction.high;
    gain.high = -prediction.low;
    gain.throughputPerWeek = prediction.throughputPerWeek;
    gain.limit = limitOf(fit);
    if (fit.utilisation > 0)
        gain.utilisation = fit.utilisation;
    return gain;
}

std::vector<bool> visitedStages(const StreamModel& model)
{
    std::vector<bool> visited(model.log().stages.size(), false);
    for (const WorkVisit& visit : model.work().visits)
        visited[visit.stage] = true;
    return visited;
}

void append(std::vector<Check>& checks, std::vector<Check> more)
{
    std::ranges::move(more, std::back_inserter(checks));
}

} // namespace

Gains simulateGains(const StationLog& log, std::uint64_t seed, Progress& progress, Doubted doubted)
{
    Gains gains;
    const auto givesUp = [&] { return doubted == Doubted::LeaveOut && !gains.trusted(); };
    if (log.visits.size() > mostStays) {
        gains.checks.push_back({"many", static_cast<double>(log.visits.size()), static_cast<double>(mostStays), false});
        return gains;
    }
    StreamModel model = StreamModel::begun(log, seed, progress);
    gains.checks = checkLog(model, progress);
    if (model.observed().empty() || givesUp())
        return gains;
    model.readStations(progress);
    append(gains.checks, checkStations(model, progress));
    if (givesUp())
        return gains;
    model.findPast(progress);
    const Predictor predictor(model, progress);
    gains.checks.push_back(checkBase(model, predictor.base()));
    gains.observed = model.observed();
    gains.replayed = predictor.base();
    if (givesUp())
        return gains;
    gains.hidden = std::ranges::any_of(model.fits(), &StationFit::hidden);
    const std::vector<bool> visited = visitedStages(model);
    std::vector<std::pair<Prediction, StageGain>> all;
    for (std::uint32_t stage = 0; stage < log.stages.size(); ++stage) {
        if (!visited[stage])
            continue;
        const std::array changes {Change {Lever::Work, stage, true, gainFactor}};
        Prediction prediction = predictor.predict(changes, progress);
        const StageGain gain = gainOf(model, stage, prediction);
        all.emplace_back(std::move(prediction), gain);
    }
    std::ranges::stable_sort(all, std::ranges::greater {}, [](const auto& each) { return each.second.mean; });
    for (const auto& [prediction, gain] : all)
        gains.stages.push_back(gain);
    gains.decided = all.size() == 1 || (all.size() > 1 && leastLead(all[0].first, all[1].first) > 0);
    if (!all.empty())
        gains.checks.push_back(checkWidth(all.front().first));
    return gains;
}

} // namespace weir::simulation
