// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/intervals.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace weir::stats {

namespace {

/// z with P(−z < N(0, 1) < z) = level.
double normalQuantile(double level)
{
    return std::numbers::sqrt2 * boost::math::erf_inv(level);
}

/// P(X <= k) for X ~ Binomial(n, 1/2), k < n.
double halfBinomialTail(std::size_t k, std::size_t n)
{
    return boost::math::ibeta(static_cast<double>(n - k), static_cast<double>(k + 1), 0.5);
}

/// Largest r >= 1 with P(Binomial(n, 1/2) <= r − 1) <= tail; 0 if there is none.
std::size_t medianRank(std::size_t n, double tail)
{
    std::size_t low = 0;
    std::size_t high = n / 2;
    while (low < high) {
        const std::size_t r = (low + high + 1) / 2;
        if (halfBinomialTail(r - 1, n) <= tail)
            low = r;
        else
            high = r - 1;
    }
    return low;
}

} // namespace

Interval poissonInterval(std::int64_t count, double level)
{
    const double tail = (1 - level) / 2;
    const auto k = static_cast<double>(count);
    return {count > 0 ? boost::math::gamma_p_inv(k, tail) : 0.0, boost::math::gamma_q_inv(k + 1, tail)};
}

std::optional<Interval> wilsonInterval(std::int64_t hits, std::int64_t of, double level)
{
    if (of <= 0)
        return std::nullopt;
    const double z = normalQuantile(level);
    const auto n = static_cast<double>(of);
    const double share = static_cast<double>(hits) / n;
    const double scale = 1 + z * z / n;
    const double middle = (share + z * z / (2 * n)) / scale;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
    // At 0 and n the ends are exactly 0 and 1; rounding must not push them off.
    return Interval {hits == 0 ? 0.0 : std::max(0.0, middle - half), hits == of ? 1.0 : std::min(1.0, middle + half)};
}

std::optional<Interval> medianInterval(std::vector<double>& values, double level)
{
    const std::size_t n = values.size();
    const std::size_t rank = medianRank(n, (1 - level) / 2);
    if (rank == 0)
        return std::nullopt;
    const auto at = [&values](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(values.begin(), at(rank - 1), values.end());
    const double low = values[rank - 1];
    std::nth_element(at(rank - 1), at(n - rank), values.end());
    return Interval {low, values[n - rank]};
}

std::optional<Interval> ratioInterval(std::span<const double> parts, std::span<const double> wholes, double level)
{
    constexpr std::size_t fewest = 10;
    const std::size_t n = std::min(parts.size(), wholes.size());
    double part = 0;
    double whole = 0;
    for (std::size_t i = 0; i < n; ++i) {
        part += parts[i];
        whole += wholes[i];
    }
    if (n < fewest || !(whole > 0))
        return std::nullopt;
    const double ratio = part / whole;
    if (ratio > 1) // then these are no parts of it
        return std::nullopt;
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double residual = parts[i] - ratio * wholes[i];
        squares += residual * residual;
    }
    const auto count = static_cast<double>(n);
    const double half = normalQuantile(level) * std::sqrt(squares * count / (count - 1)) / whole;
    return Interval {std::max(0.0, ratio - half), std::min(1.0, ratio + half)};
}

} // namespace weir::stats
