// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/prediction.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace weir::simulation {

namespace {

/// Some station takes who waits neither in the order of arrival nor all at once.
bool otherOrder(const StreamModel& model)
{
    return std::ranges::any_of(model.fits(), [](const StationFit& fit) {
        return fit.chosen.reading == Reading::AnyOrder || (fit.chosen.reading == Reading::Seen && !fit.inOrder);
    });
}

bool anyHidden(const StreamModel& model)
{
    return std::ranges::any_of(model.fits(), [](const StationFit& fit) { return fit.hidden; });
}

bool anyShared(const StreamModel& model)
{
    return std::ranges::any_of(model.fits(), [](const StationFit& fit) { return fit.chosen.reading == Reading::SharedAttention; });
}

/// The other ways to understand the log that bear on these changes.
std::vector<Understanding> others(const StreamModel& model, std::span<const Change> changes)
{
    std::vector<Understanding> all;
    const Understanding& best = model.best();
    std::set<std::uint32_t> stations;
    for (const Change& change : changes) {
        if (change.lever != Lever::Arrivals)
            stations.insert(model.work().stationOf[change.stage]);
    }
    for (const std::uint32_t station : stations) {
        for (const StationReading& reading : model.fits()[station].others) {
            all.push_back(best);
            all.back().readings[station] = reading;
        }
    }
    constexpr double fits = 0.08;
    for (std::size_t past = 1; past < std::min<std::size_t>(4, model.pasts().size()); ++past) {
        if (model.pasts()[past].misfit >= fits)
            break;
        all.push_back(best);
        all.back().past = past;
    }
    return all;
}

/// Widening of an interval, ÷ the size of the figure: what the other readings do not cover. Calibrated, not derived
/// (bench/bottleneck_accuracy).
double unexplained(const StreamModel& model)
{
    return 0.03 + (anyHidden(model) ? 0.03 : 0) + (anyShared(model) ? 0.02 : 0) + (model.work().window ? 0.05 : 0)
        + (otherOrder(model) ? 0.02 : 0);
}

/// A reading whose replay does not give back the log is none.
constexpr double farOff = 0.05;

double weeksOf(const StreamModel& model)
{
    const StationLog& log = model.log();
    Instant first = log.end;
    for (const LoggedItem& item : log.items)
        first = std::min(first, item.created);
    return seconds(log.end - first) / (7 * 86400.0);
}

} // namespace

Prediction predict(const StreamModel& model, std::span<const Change> changes, Progress& progress)
{
    Prediction prediction;
    const LeadTimes& observed = model.observed();
    const double observedMean = meanOf(observed);
    std::int64_t throughBefore = 0;
    std::int64_t throughAfter = 0;
    const ReplayPlan plan = model.plan(model.best());
    const LeadTimes base = model.run(plan, throughBefore, progress);
    const LeadTimes future = model.run(changed(model, plan, changes, progress), throughAfter, progress);
    const double baseMean = meanOf(base);
    std::vector<double> differences {meanOf(future) - baseMean};
    if (const double weeks = weeksOf(model); weeks >= 1)
        prediction.throughputPerWeek = static_cast<double>(throughAfter - throughBefore) / weeks;
    double point = differences.front();
    if (otherOrder(model) && !model.work().window) {
        constexpr std::uint64_t orders = 6;
        double sum = 0;
        double squares = 0;
        for (std::uint64_t order = 1; order <= orders; ++order) {
            Understanding random = model.best();
            random.order = order;
            const double mean = meanOf(model.run(changed(model, model.plan(random), changes, progress), progress));
            if (order <= 3)
                differences.push_back(mean - observedMean);
            sum += mean - observedMean;
            squares += (mean - observedMean) * (mean - observedMean);
        }
        const double average = sum / orders;
        const double spread = std::max(0.0, squares / orders - average * average);
        const double fixed = differences.front();
        // Another order is as good as the log's, but what one order has by luck must not drown a small difference.
        point = fixed + (average - fixed) * 2 / 3 * fixed * fixed / (fixed * fixed + 8 * spread + 1e-9);
    }
    for (const Understanding& other : others(model, changes)) {
        const ReplayPlan otherPlan = model.plan(other);
        const double otherBase = meanOf(model.run(otherPlan, progress));
        if (std::abs(otherBase - observedMean) <= farOff * observedMean)
            differences.push_back(meanOf(model.run(changed(model, otherPlan, changes, progress), progress)) - otherBase);
    }
    prediction.difference = point;
    const auto [least, most] = std::ranges::minmax(differences);
    const double wider = unexplained(model) * std::abs(point) + std::abs(baseMean - observedMean);
    prediction.low = std::min(least, point) - wider;
    prediction.high = std::max(most, point) + wider;
    const double shift = point - differences.front(); // what the average of orders adds
    for (std::size_t i = 0; i < observed.size(); ++i)
        prediction.leads.push_back(std::max(0.0, observed[i] + future[i] - base[i] + shift));
    return prediction;
}

} // namespace weir::simulation
