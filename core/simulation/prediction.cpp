// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/prediction.h"

#include "core/simulation/plan_builder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace weir::simulation {

namespace {

bool otherOrder(const StreamModel& model)
{
    return std::ranges::any_of(model.otherOrder(), std::identity {});
}

bool anyHidden(const StreamModel& model)
{
    return std::ranges::any_of(model.fits(), [](const StationFit& fit) { return fit.hidden; });
}

bool anyShared(const StreamModel& model)
{
    return std::ranges::any_of(model.fits(), [](const StationFit& fit) { return fit.chosen.reading == Reading::SharedAttention; });
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

constexpr std::uint64_t orders = 6;
constexpr std::size_t ordersKept = 3; ///< that count as understandings of their own
constexpr double pastFits = 0.08;
constexpr std::size_t mostPasts = 4;
constexpr double ninetyPercent = 1.645; ///< standard deviations on each side

/// Stations whose own readings bear on the changes: more arrivals bear on all.
std::set<std::uint32_t> stationsOf(const StreamModel& model, std::span<const Change> changes)
{
    std::set<std::uint32_t> stations;
    for (const Change& change : changes) {
        if (change.lever != Lever::Arrivals) {
            stations.insert(model.work().stationOf[change.stage]);
            continue;
        }
        for (std::uint32_t station = 0; station < model.work().stations.size(); ++station)
            stations.insert(station);
    }
    return stations;
}

} // namespace

Predictor::Predictor(const StreamModel& model, Progress& progress)
    : m_model(model)
    , m_observed(meanOf(model.observed()))
    , m_plan(model.plan(model.best(), progress))
    , m_base(model.run(m_plan, m_through, progress))
    , m_baseMean(meanOf(m_base))
{
    for (std::uint64_t order = 1; otherOrder(model) && order <= orders; ++order) {
        m_orders.push_back(m_plan);
        shuffle(m_orders.back(), model.otherOrder(), order, model.seed());
    }
    for (std::size_t past = 1; past < std::min(mostPasts, model.pasts().size()); ++past) {
        if (model.pasts()[past].misfit >= pastFits)
            break;
        Understanding other = model.best();
        other.past = past;
        Alternative alternative {model.plan(other, progress), 0};
        alternative.base = meanOf(model.run(alternative.plan, progress));
        if (believed(alternative.base))
            m_pasts.push_back(std::move(alternative));
    }
}

bool Predictor::believed(double base) const
{
    return std::abs(base - m_observed) <= farOff * m_observed;
}

double Predictor::meanUnder(const ReplayPlan& plan, std::span<const Change> changes, Progress& progress) const
{
    return meanOf(m_model.run(changed(m_model, plan, changes, progress), progress));
}

Predictor::Spread Predictor::acrossOrders(std::span<const Change> changes, Prediction& prediction, Progress& progress) const
{
    double sum = 0;
    double squares = 0;
    for (std::size_t order = 0; order < m_orders.size(); ++order) {
        const double difference = meanUnder(m_orders[order], changes, progress) - m_observed;
        if (order < ordersKept && !m_model.work().window)
            prediction.underAny.push_back(difference);
        sum += difference;
        squares += difference * difference;
    }
    const auto n = static_cast<double>(m_orders.size());
    return m_orders.empty() ? Spread {} : Spread {sum / n, std::sqrt(std::max(0.0, squares / n - (sum / n) * (sum / n)) * n / (n - 1))};
}

void Predictor::addOwn(std::span<const Change> changes, Prediction& prediction, Progress& progress) const
{
    for (const std::uint32_t station : stationsOf(m_model, changes)) {
        for (const StationReading& reading : m_model.fits()[station].others) {
            Understanding other = m_model.best();
            other.readings[station] = reading;
            const ReplayPlan plan = m_model.plan(other, progress);
            if (const double base = meanOf(m_model.run(plan, progress)); believed(base))
                prediction.underOwn.push_back(meanUnder(plan, changes, progress) - base);
        }
    }
}

Prediction Predictor::predict(std::span<const Change> changes, Progress& progress) const
{
    Prediction prediction;
    const LeadTimes& observed = m_model.observed();
    std::int64_t through = 0;
    const LeadTimes future = m_model.run(changed(m_model, m_plan, changes, progress), through, progress);
    const double fixed = meanOf(future) - m_baseMean;
    prediction.underAny.push_back(fixed);
    if (const double weeks = m_model.weeks(); weeks >= 1)
        prediction.throughputPerWeek = static_cast<double>(through - m_through) / weeks;
    const Spread orders = acrossOrders(changes, prediction, progress);
    double point = fixed;
    // Another order is as good as the log's, but what one order has by luck must not drown a small difference.
    if (!m_orders.empty() && !m_model.work().window)
        point += (orders.mean - fixed) * 2 / 3 * fixed * fixed / (fixed * fixed + 8 * orders.deviation * orders.deviation + 1e-9);
    for (const Alternative& past : m_pasts)
        prediction.underAny.push_back(meanUnder(past.plan, changes, progress) - past.base);
    addOwn(changes, prediction, progress);
    prediction.difference = point;
    prediction.low = prediction.high = point;
    for (const auto* differences : {&prediction.underAny, &prediction.underOwn}) {
        for (const double difference : *differences) {
            prediction.low = std::min(prediction.low, difference);
            prediction.high = std::max(prediction.high, difference);
        }
    }
    // What is begun next by chance would have been begun in one order out of many.
    prediction.low = std::min(prediction.low, point - ninetyPercent * orders.deviation);
    prediction.high = std::max(prediction.high, point + ninetyPercent * orders.deviation);
    const double wider = unexplained(m_model) * std::abs(point) + std::abs(m_baseMean - m_observed);
    prediction.low -= wider;
    prediction.high += wider;
    const double shift = point - fixed; // what the average of orders adds
    for (std::size_t i = 0; i < observed.size(); ++i)
        prediction.leads.push_back(std::max(0.0, observed[i] + future[i] - m_base[i] + shift));
    return prediction;
}

Prediction predict(const StreamModel& model, std::span<const Change> changes, Progress& progress)
{
    return Predictor(model, progress).predict(changes, progress);
}

} // namespace weir::simulation
