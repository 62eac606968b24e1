// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/what_if.h"

#include "core/analysis/bottleneck.h"
#include "core/analysis/bottleneck_simulation.h"
#include "core/analysis/station_log_source.h"
#include "core/base/error.h"
#include "core/base/words.h"
#include "core/simulation/gate.h"
#include "core/simulation/prediction.h"

#include <algorithm>

namespace weir::analysis {

WhatIfResult simulateChanges(
    const Facts& facts, const Selection& selection, const std::vector<simulation::Change>& changes, std::uint64_t seed, Progress& progress)
{
    const simulation::StationLog log = stationLogOf(facts, selection, progress);
    const simulation::StreamModel model(log, seed, progress);
    if (const std::string why = simulation::refusal(model, changes, progress); !why.empty())
        throw Error(ErrorCode::Usage, why);
    WhatIfResult result;
    simulation::LeadTimes observed = model.observed();
    result.baseline = stats::summarize(observed);
    if (observed.empty()) {
        result.checks.push_back({"few", 0, 100, false});
        return result;
    }
    const simulation::Predictor predictor(model, progress);
    result.checks = simulation::checkAll(model, predictor, progress);
    simulation::Prediction prediction = predictor.predict(changes, progress);
    result.checks.push_back(simulation::checkWidth(prediction));
    result.meanSeconds = prediction.difference;
    result.lowSeconds = prediction.low;
    result.highSeconds = prediction.high;
    result.future = stats::summarize(prediction.leads);
    result.trusted = std::ranges::all_of(result.checks, &simulation::Check::ok);
    return result;
}

std::string calibrationWords(const WhatIfResult& result)
{
    const auto failed = std::ranges::find(result.checks, false, &simulation::Check::ok);
    if (failed == result.checks.end())
        return "The replay gives back the observed lead times, and the log bears every check.";
    if (failed->name == "wide")
        return "The log does not decide how large the difference is: its interval is " + figure(failed->value.value_or(0))
            + " times as wide as it.";
    return replayDoubt(reasonOf(*failed), failed->value.value_or(0));
}

} // namespace weir::analysis
