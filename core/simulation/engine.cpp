// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/engine.h"

#include "core/stats/summary.h"

#include <algorithm>
#include <array>

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

Gains simulateGains(const StationLog& log, std::uint64_t seed, Progress& progress, Doubted doubted)
{
    Gains gains;
    if (log.visits.size() > mostStays) {
        gains.checks.push_back({"many", static_cast<double>(log.visits.size()), static_cast<double>(mostStays), false});
        return gains;
    }
    const StreamModel model(log, seed, progress);
    if (model.observed().empty()) {
        gains.checks.push_back({"few", 0, 100, false});
        return gains;
    }
    gains.checks = checkLog(model, progress);
    if (doubted == Doubted::LeaveOut && !gains.trusted())
        return gains;
    std::vector<std::pair<Prediction, StageGain>> all;
    for (std::uint32_t stage = 0; stage < log.stages.size(); ++stage) {
        const StationFit& fit = model.fits()[model.work().stationOf[stage]];
        if (std::ranges::none_of(model.work().visits, [stage](const WorkVisit& visit) { return visit.stage == stage; }))
            continue;
        const std::array changes {Change {Lever::Work, stage, true, gainFactor}};
        Prediction prediction = predict(model, changes, progress);
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
        all.emplace_back(std::move(prediction), gain);
    }
    std::ranges::stable_sort(all, std::ranges::greater {}, [](const auto& each) { return each.second.mean; });
    for (const auto& [prediction, gain] : all)
        gains.stages.push_back(gain);
    if (!all.empty())
        gains.checks.push_back(checkWidth(all.front().first));
    return gains;
}

} // namespace weir::simulation
