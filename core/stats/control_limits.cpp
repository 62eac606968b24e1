// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/control_limits.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <iterator>
#include <numeric>

namespace weir::stats {

namespace {

constexpr std::size_t fewestPoints = 6;
constexpr std::size_t runLength = 8;
/// 3 / d2 with d2 = 1.128 for ranges of two values.
constexpr double xmrFactor = 2.66;
constexpr double rangeToSigma = 1.128;
constexpr double smallMean = 10;
/// Where neighbours differ by more than this many times what Poisson counts would, they are not Poisson counts.
constexpr double overdispersed = 1.5;
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

double meanMovingRange(const std::vector<double>& values)
{
    double sum = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        sum += std::abs(values[i] - values[i - 1]);
    return sum / static_cast<double>(values.size() - 1);
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

ControlLimits countLimits(const std::vector<double>& values)
{
    const double centre = mean(values);
    const double sigma = meanMovingRange(values) / rangeToSigma;
    if (centre < smallMean && sigma <= overdispersed * std::sqrt(centre))
        return poisson(centre);
    ControlLimits limits = xmr(values);
    limits.lower = std::max(0.0, limits.lower);
    return limits;
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

void addSignals(ControlLimits& limits, const Known& known)
{
    const auto side = [&](std::size_t i) { return known.value[i] > limits.centre ? 1 : known.value[i] < limits.centre ? -1 : 0; };
    for (std::size_t begin = 0; begin < known.value.size();) {
        std::size_t end = begin + 1;
        while (end < known.value.size() && side(end) == side(begin))
            ++end;
        const bool run = end - begin >= runLength && side(begin) != 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (known.value[i] < limits.lower || known.value[i] > limits.upper)
                limits.signalPoints.push_back({known.index[i], ControlRule::Outside});
            if (run)
                limits.signalPoints.push_back({known.index[i], ControlRule::Run});
        }
        begin = end;
    }
}

} // namespace

std::optional<ControlLimits> controlLimits(std::span<const std::optional<double>> points, ControlKind kind)
{
    Known known;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i]) {
            known.index.push_back(i);
            known.value.push_back(*points[i]);
        }
    }
    const auto [least, most] = std::minmax_element(known.value.begin(), known.value.end());
    if (known.value.size() < fewestPoints || *least == *most || (kind == ControlKind::Duration && *least <= 0))
        return std::nullopt;
    ControlLimits limits = kind == ControlKind::Count ? countLimits(known.value)
        : kind == ControlKind::Duration               ? durationLimits(known.value)
                                                      : ratioLimits(known.value);
    addSignals(limits, known);
    return limits;
}

double falseAlarmShare(std::size_t points)
{
    // 4,000 charts each of Poisson counts with means 3, 10 and 40, of logarithms of normal durations, and of normal ratios.
    struct Simulated {
        double points, share;
    };
    static constexpr Simulated table[] = {{6, 0.01}, {12, 0.03}, {16, 0.05}, {24, 0.09}, {36, 0.16}, {52, 0.25}, {78, 0.37}, {104, 0.48},
        {156, 0.64}, {208, 0.76}, {260, 0.84}};
    const auto n = static_cast<double>(points);
    const Simulated* const upper = std::ranges::lower_bound(table, n, {}, &Simulated::points);
    if (upper == std::begin(table) || upper == std::end(table))
        return upper == std::begin(table) ? table[0].share : std::rbegin(table)->share;
    const Simulated& below = *(upper - 1);
    return below.share + (upper->share - below.share) * (n - below.points) / (upper->points - below.points);
}

} // namespace weir::stats
