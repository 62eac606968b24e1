// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/intervals.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How far two independent samples lie apart: first less second, with an interval.
namespace weir::stats {

struct Difference {
    double value = 0;
    Interval interval;
};

/// What was counted, and in how much time.
struct Counted {
    std::int64_t count = 0;
    double exposure = 1; ///< > 0
};

/// Of two rates: the intervals of both, each exact (Garwood 1936), put together by the method of variance estimates recovery
/// (G. Y. Zou and A. Donner, Statistics in Medicine 27, 2008).
[[nodiscard]] Difference rateDifference(const Counted& a, const Counted& b, double level = intervalLevel);

/// Of two rates their ratio: given what was counted in all, the first is binomial, and its exact interval (C. J. Clopper and E. S. Pearson,
/// Biometrika 26, 1934) is one of the ratio (J. Przyborowski and H. Wilenski, Biometrika 31, 1940). The high end is absent where
/// `b` counts nothing; all is absent where both do.
struct RateRatio {
    std::optional<double> value; ///< absent: `b` counts nothing
    double low = 0;
    std::optional<double> high;
};
[[nodiscard]] std::optional<RateRatio> rateRatio(const Counted& a, const Counted& b, double level = intervalLevel);

/// Of two shares k of n, by their score intervals (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10). Absent where a sample is
/// empty.
struct Share {
    std::int64_t hits = 0, of = 0;
};
[[nodiscard]] std::optional<Difference> shareDifference(const Share& a, const Share& b, double level = intervalLevel);

/// So many values each sample needs at least for the difference of a percentile: five are then expected on its thinner side, below which
/// the interval covers less than it says (10 for a median, 34 for the 85th percentile; bench/README.md).
[[nodiscard]] std::size_t fewestForDifference(double p);

/// Of two percentiles by nearest rank, by the bootstrap (B. Efron, Annals of Statistics 7, 1979) with a fixed seed: the percentile of a
/// resample is an order statistic of the sample, whose rank is drawn from its exact distribution (J. S. Maritz and R. G. Jarrett, J. Am.
/// Stat. Assoc. 73, 1978), so that no resample is ever made. Absent below fewestForDifference(p) values. Reorders both.
[[nodiscard]] std::optional<Difference> percentileDifference(
    std::vector<double>& a, std::vector<double>& b, double p, double level = intervalLevel);

/// Of two ratios of sums, each Σ parts ÷ Σ wholes over independent pairs, by their intervals (see ratioInterval()) and the recovery of
/// variance estimates.
struct Pairs {
    std::span<const double> parts, wholes;
};
[[nodiscard]] std::optional<Difference> ratioDifference(const Pairs& a, const Pairs& b, double level = intervalLevel);

} // namespace weir::stats
