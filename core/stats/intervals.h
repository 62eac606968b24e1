// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weir::stats {

/// A two-sided interval for something estimated.
struct Interval {
    double low = 0, high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The level of every interval in the product that does not say another one.
inline constexpr double intervalLevel = 0.95;

/// Exact interval for the mean of a Poisson distribution of which `count` was seen once
/// (F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936).
[[nodiscard]] Interval poissonInterval(std::int64_t count, double level = intervalLevel);

/// Score interval for a share of which `hits` of `of` were seen (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
/// Absent if `of` is 0.
[[nodiscard]] std::optional<Interval> wilsonInterval(std::int64_t hits, std::int64_t of, double level = intervalLevel);

/// Distribution-free interval for the median: the r-th smallest and the r-th largest value, r the largest rank whose binomial
/// tail is within the level (W. R. Thompson, Ann. Math. Stat. 7, 1936). Absent where no rank is: below 6 values at 95 %.
/// Reorders `values`.
[[nodiscard]] std::optional<Interval> medianInterval(std::vector<double>& values, double level = intervalLevel);

/// Interval for Σ parts ÷ Σ wholes over independent pairs, by linearisation of the ratio (W. G. Cochran, Sampling
/// Techniques, 1977, §6.4), kept within [0, 1]. Absent below 10 pairs, where the normal form says too much, or if Σ wholes is not positive.
[[nodiscard]] std::optional<Interval> ratioInterval(
    std::span<const double> parts, std::span<const double> wholes, double level = intervalLevel);

} // namespace weir::stats
