// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/differences.h"

#include "core/stats/random.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <numeric>

namespace weir::stats {

namespace {

constexpr int draws = 4000;
constexpr std::uint64_t seed = 1979;

Difference recovered(double a, const Interval& ofA, double b, const Interval& ofB)
{
    return {a - b, {a - b - std::hypot(a - ofA.low, ofB.high - b), a - b + std::hypot(ofA.high - a, b - ofB.low)}};
}

std::size_t nearestRank(std::size_t n, double p)
{
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(n) - 1e-9));
    return std::clamp<std::size_t>(rank, 1, n);
}

/// Percentiles of resamples of a sorted sample. That of a resample is at most the j-th smallest value if as many of its n draws fall among
/// those j as its rank says, and these draws are binomial.
class Resampled {
public:
    Resampled(std::vector<double>& values, double p)
        : m_values(values)
        , m_rank(nearestRank(values.size(), p))
    {
        std::ranges::sort(m_values);
        const auto n = static_cast<double>(m_values.size());
        const auto rank = static_cast<double>(m_rank);
        const double reach = 8 * std::sqrt(rank * (n - rank + 1) / n) + 8; // beyond it no draw ever comes
        m_first = static_cast<std::size_t>(std::max(0.0, std::floor(rank - reach)));
        const auto last = static_cast<std::size_t>(std::min(n, std::ceil(rank + reach)));
        for (std::size_t j = m_first + 1; j < last; ++j)
            m_atMost.push_back(boost::math::ibeta(rank, n - rank + 1, static_cast<double>(j) / n));
    }
    [[nodiscard]] double percentile() const { return m_values[m_rank - 1]; }
    [[nodiscard]] double draw(Random& random) const
    {
        const auto place = std::ranges::upper_bound(m_atMost, random.uniform());
        return m_values[m_first + static_cast<std::size_t>(place - m_atMost.begin())];
    }

private:
    std::vector<double>& m_values;
    std::size_t m_rank;
    std::size_t m_first = 0; ///< value that the first share stands for
    std::vector<double> m_atMost; ///< shares of resamples whose percentile is at most that value, and the next ones
};

} // namespace

Difference rateDifference(const Counted& a, const Counted& b, double level)
{
    const auto rate = [](const Counted& counted) { return static_cast<double>(counted.count) / counted.exposure; };
    const auto interval = [level](const Counted& counted) {
        const Interval counts = poissonInterval(counted.count, level);
        return Interval {counts.low / counted.exposure, counts.high / counted.exposure};
    };
    return recovered(rate(a), interval(a), rate(b), interval(b));
}

std::optional<RateRatio> rateRatio(const Counted& a, const Counted& b, double level)
{
    if (a.count == 0 && b.count == 0)
        return std::nullopt;
    const double tail = (1 - level) / 2;
    const auto k = static_cast<double>(a.count);
    const auto rest = static_cast<double>(b.count);
    const double low = a.count == 0 ? 0 : boost::math::ibeta_inv(k, rest + 1, tail);
    const double high = b.count == 0 ? 1 : boost::math::ibeta_inv(k + 1, rest, 1 - tail);
    const double scale = b.exposure / a.exposure;
    RateRatio ratio;
    ratio.low = low / (1 - low) * scale;
    if (b.count > 0) {
        ratio.value = k / rest * scale;
        ratio.high = high / (1 - high) * scale;
    }
    return ratio;
}

std::optional<Difference> shareDifference(const Share& a, const Share& b, double level)
{
    const auto ofA = wilsonInterval(a.hits, a.of, level);
    const auto ofB = wilsonInterval(b.hits, b.of, level);
    if (!ofA || !ofB)
        return std::nullopt;
    const auto share = [](const Share& one) { return static_cast<double>(one.hits) / static_cast<double>(one.of); };
    return recovered(share(a), *ofA, share(b), *ofB);
}

std::size_t fewestForDifference(double p)
{
    constexpr double onThinnerSide = 5;
    return static_cast<std::size_t>(std::ceil(onThinnerSide / std::min(p, 1 - p) - 1e-9));
}

std::optional<Difference> percentileDifference(std::vector<double>& a, std::vector<double>& b, double p, double level)
{
    if (std::min(a.size(), b.size()) < fewestForDifference(p))
        return std::nullopt;
    const Resampled first(a, p);
    const Resampled second(b, p);
    Random random(seed);
    std::vector<double> apart(draws);
    for (double& each : apart) {
        const double drawn = first.draw(random);
        each = drawn - second.draw(random);
    }
    std::ranges::sort(apart);
    const double tail = (1 - level) / 2;
    const auto at = [&apart](double share) { return apart[nearestRank(apart.size(), share) - 1]; };
    const double value = first.percentile() - second.percentile();
    return Difference {value, {std::min(value, at(tail)), std::max(value, at(1 - tail))}};
}

std::optional<Difference> ratioDifference(const Pairs& a, const Pairs& b, double level)
{
    const auto ofA = ratioInterval(a.parts, a.wholes, level);
    const auto ofB = ratioInterval(b.parts, b.wholes, level);
    if (!ofA || !ofB)
        return std::nullopt;
    const auto ratio = [](const Pairs& pairs) {
        return std::accumulate(pairs.parts.begin(), pairs.parts.end(), 0.0)
            / std::accumulate(pairs.wholes.begin(), pairs.wholes.end(), 0.0);
    };
    return recovered(ratio(a), *ofA, ratio(b), *ofB);
}

} // namespace weir::stats
