// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/count_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weir::stats {

namespace {

constexpr double largestMean = 300;
constexpr std::size_t mostCounts = 20'000;
constexpr double negligible = 1e-12;

/// P(X <= k) for k = 0, 1, … until hardly anything is left. Variance: mean + dispersion × mean²; 0 is Poisson.
std::vector<double> distribution(double mean, double dispersion)
{
    const double size = dispersion > 0 ? 1 / dispersion : 0;
    double p = dispersion > 0 ? std::exp(-size * std::log1p(mean / size)) : std::exp(-mean);
    std::vector<double> atMost;
    double sum = 0;
    for (std::size_t k = 0; k < mostCounts; ++k) {
        sum += p;
        atMost.push_back(std::min(1.0, sum));
        if (static_cast<double>(k) > mean && 1 - sum < negligible)
            break;
        const auto next = static_cast<double>(k) + 1;
        p *= dispersion > 0 ? (static_cast<double>(k) + size) / next * mean / (mean + size) : mean / next;
    }
    atMost.back() = 1;
    return atMost;
}

/// E|X − Y| of two that are drawn from it.
double difference(const std::vector<double>& atMost)
{
    double sum = 0;
    for (const double p : atMost)
        sum += p * (1 - p);
    return 2 * sum;
}

/// The dispersion of which neighbours differ by `wanted`.
double dispersionOf(double mean, double wanted)
{
    double low = 1e-4;
    double high = 1e4;
    for (int i = 0; i < 40; ++i) {
        const double middle = std::sqrt(low * high);
        (difference(distribution(mean, middle)) < wanted ? low : high) = middle;
    }
    return low;
}

} // namespace

double meanMovingRange(std::span<const double> values)
{
    double sum = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        sum += std::abs(values[i] - values[i - 1]);
    return sum / static_cast<double>(values.size() - 1);
}

CountModel::CountModel(std::span<const double> counts)
{
    double mean = std::accumulate(counts.begin(), counts.end(), 0.0) / static_cast<double>(counts.size());
    m_unit = std::max(1.0, mean / largestMean);
    const double range = meanMovingRange(counts) / m_unit;
    m_poisson = range * m_unit / rangeToSigma <= overdispersed * std::sqrt(mean);
    mean /= m_unit;
    m_atMost = distribution(mean, m_poisson ? 0 : dispersionOf(mean, range));
}

double CountModel::atMost(double count) const
{
    return count < 0 ? 0.0 : m_atMost[std::min(m_atMost.size() - 1, static_cast<std::size_t>(count))];
}

double CountModel::below(double count) const
{
    return atMost(std::ceil(count / m_unit) - 1);
}

double CountModel::above(double count) const
{
    return 1 - atMost(std::floor(count / m_unit));
}

double CountModel::draw(Random& random) const
{
    const auto found = std::ranges::lower_bound(m_atMost, random.uniform());
    return m_unit * static_cast<double>(std::min<std::ptrdiff_t>(found - m_atMost.begin(), std::ssize(m_atMost) - 1));
}

} // namespace weir::stats
