// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/control_limits.h"

#include "core/stats/count_model.h"
#include "core/stats/false_alarms.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

namespace weir::stats {

namespace {

constexpr std::size_t fewestPoints = 6;
constexpr double xmrFactor = 2.66; ///< 3 ÷ rangeToSigma
constexpr double smallMean = 10;
/// What lies beyond three standard deviations of a normal distribution, one side.
constexpr double beyondThreeSigma = 0.00135;

struct Known {
    std::vector<std::size_t> index;
    std::vector<double> value;
};

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

ControlLimits xmr(const std::vector<double>& values)
{
    const double centre = mean(values);
    const double reach = xmrFactor * meanMovingRange(values);
    return {centre, centre - reach, centre + reach, {}};
}

/// P(X <= k) for X ~ Poisson(mean).
double poissonAtMost(double k, double mean)
{
    return k < 0 ? 0.0 : boost::math::gamma_q(k + 1, mean);
}

/// The counts that are still usual: less than `beyondThreeSigma` lies below `lower`, and as much above `upper`.
ControlLimits poisson(double centre)
{
    ControlLimits limits {centre, 0, std::ceil(centre), {}};
    while (poissonAtMost(limits.lower, centre) <= beyondThreeSigma)
        limits.lower += 1;
    while (1 - poissonAtMost(limits.upper, centre) > beyondThreeSigma)
        limits.upper += 1;
    return limits;
}

/// So many points in a row on that side of the centre make a run.
struct Runs {
    std::size_t above = shortestRun, below = shortestRun;
};

/// So many in a row on a side with the chance `p` are as rare as shortestRun with one half.
std::size_t runOf(double p)
{
    if (p >= 1)
        return std::numeric_limits<std::size_t>::max();
    const double rareness = static_cast<double>(shortestRun) * std::log(2.0);
    return p <= 0.5 ? shortestRun : static_cast<std::size_t>(std::ceil(rareness / -std::log(p) - 1e-9));
}

Runs runsOf(const CountModel& model, double centre)
{
    return {runOf(model.above(centre)), runOf(model.below(centre))};
}

bool isPoissonLike(const std::vector<double>& values)
{
    return meanMovingRange(values) / rangeToSigma <= overdispersed * std::sqrt(mean(values));
}

/// Half of large counts lie on each side of their mean.
bool isLopsided(const std::vector<double>& values)
{
    return mean(values) < smallMean || !isPoissonLike(values);
}

ControlLimits countLimits(const std::vector<double>& values)
{
    const double centre = mean(values);
    ControlLimits limits = centre < smallMean && isPoissonLike(values) ? poisson(centre) : xmr(values);
    limits.lower = std::max(0.0, limits.lower);
    return limits;
}

/// By what lies within the limits: one wild point says nothing of how the others vary.
Runs runsOfCounts(std::vector<double> values, const ControlLimits& limits)
{
    std::erase_if(values, [&limits](double value) { return value < limits.lower || value > limits.upper; });
    return values.size() >= 2 && isLopsided(values) ? runsOf(CountModel(values), limits.centre) : Runs {};
}

ControlLimits durationLimits(std::vector<double> values)
{
    for (double& v : values)
        v = std::log(v);
    const ControlLimits limits = xmr(values);
    return {std::exp(limits.centre), std::exp(limits.lower), std::exp(limits.upper), {}};
}

ControlLimits ratioLimits(const std::vector<double>& values)
{
    ControlLimits limits = xmr(values);
    limits.lower = std::max(0.0, limits.lower);
    limits.upper = std::min(1.0, limits.upper);
    return limits;
}

bool hasLimits(const std::vector<double>& values, ControlKind kind)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return values.size() >= fewestPoints && *least != *most && (kind != ControlKind::Duration || *least > 0);
}

ControlLimits limitsOf(const std::vector<double>& values, ControlKind kind)
{
    switch (kind) {
    case ControlKind::Count:
        return countLimits(values);
    case ControlKind::Duration:
        return durationLimits(values);
    case ControlKind::Ratio:
        break;
    }
    return ratioLimits(values);
}

void addSignals(ControlLimits& limits, const Known& known, const Runs& runs)
{
    const auto side = [&](std::size_t i) { return known.value[i] > limits.centre ? 1 : known.value[i] < limits.centre ? -1 : 0; };
    for (std::size_t begin = 0; begin < known.value.size();) {
        std::size_t end = begin + 1;
        while (end < known.value.size() && side(end) == side(begin))
            ++end;
        const bool run = side(begin) != 0 && end - begin >= (side(begin) > 0 ? runs.above : runs.below);
        for (std::size_t i = begin; i < end; ++i) {
            if (known.value[i] < limits.lower || known.value[i] > limits.upper)
                limits.signalPoints.push_back({known.index[i], ControlRule::Outside});
            if (run)
                limits.signalPoints.push_back({known.index[i], ControlRule::Run});
        }
        begin = end;
    }
}

Known knownOf(std::span<const std::optional<double>> points)
{
    Known known;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i]) {
            known.index.push_back(i);
            known.value.push_back(*points[i]);
        }
    }
    return known;
}

/// Of charts of `points` values that the model draws.
double simulatedShare(const CountModel& model, std::size_t points)
{
    constexpr int charts = 1000;
    Random random(points);
    Known drawn;
    drawn.index.resize(points);
    drawn.value.resize(points);
    int alarms = 0;
    for (int chart = 0; chart < charts; ++chart) {
        for (double& value : drawn.value)
            value = model.draw(random);
        if (!hasLimits(drawn.value, ControlKind::Count))
            continue;
        ControlLimits limits = countLimits(drawn.value);
        // What else than Poisson they are drawn from takes long to find.
        addSignals(
            limits, drawn, isPoissonLike(drawn.value) ? runsOf(CountModel(drawn.value), limits.centre) : runsOf(model, limits.centre));
        alarms += limits.signalPoints.empty() ? 0 : 1;
    }
    return static_cast<double>(alarms) / charts;
}

/// What `points` show, where each point is as likely to show it as each of `known` points, which show `share`.
double extended(double share, double known, double points)
{
    return 1 - std::pow(1 - share, points / known);
}

} // namespace

std::optional<ControlLimits> controlLimits(std::span<const std::optional<double>> points, ControlKind kind)
{
    const Known known = knownOf(points);
    if (!hasLimits(known.value, kind))
        return std::nullopt;
    ControlLimits limits = limitsOf(known.value, kind);
    addSignals(limits, known, kind == ControlKind::Count ? runsOfCounts(known.value, limits) : Runs {});
    return limits;
}

double falseAlarmShare(std::span<const std::optional<double>> points, ControlKind kind)
{
    constexpr std::size_t mostSimulated = 1000;
    const Known known = knownOf(points);
    if (!hasLimits(known.value, kind))
        return 0;
    const std::size_t n = known.value.size();
    if (kind != ControlKind::Count || !isLopsided(known.value))
        return falseAlarmShare(n);
    const std::size_t simulated = std::min(n, mostSimulated);
    return extended(simulatedShare(CountModel(known.value), simulated), static_cast<double>(simulated), static_cast<double>(n));
}

double falseAlarmShare(std::size_t points)
{
    // 4,000 charts each of Poisson counts with means 10 and 40, of logarithms of normal durations, and of normal ratios.
    struct Simulated {
        double points, share;
    };
    static constexpr Simulated table[] = {{6, 0.01}, {12, 0.03}, {16, 0.05}, {24, 0.09}, {36, 0.16}, {52, 0.25}, {78, 0.37}, {104, 0.48},
        {156, 0.64}, {208, 0.76}, {260, 0.84}};
    const auto n = static_cast<double>(points);
    const Simulated* const upper = std::ranges::lower_bound(table, n, {}, &Simulated::points);
    if (upper == std::begin(table))
        return table[0].share;
    if (upper == std::end(table))
        return extended(std::rbegin(table)->share, std::rbegin(table)->points, n);
    const Simulated& below = *(upper - 1);
    return below.share + (upper->share - below.share) * (n - below.points) / (upper->points - below.points);
}

} // namespace weir::stats
