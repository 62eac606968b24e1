// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/random.h"

#include <span>
#include <vector>

namespace weir::stats {

/// Where neighbours differ by more than this many times what Poisson counts would, they are not Poisson counts.
inline constexpr double overdispersed = 1.5;

/// d2 of ranges of two values: the mean moving range of normal values in standard deviations.
inline constexpr double rangeToSigma = 1.128;
/// Mean of the differences between neighbours; of at least two values.
[[nodiscard]] double meanMovingRange(std::span<const double> values);

/// What counts of a stable process are drawn from: Poisson, or where neighbours differ by more than that allows a negative binomial
/// distribution whose neighbours differ as much. Means above 300 are told in units of as many counts as make them 300.
class CountModel {
public:
    /// Of at least two counts.
    explicit CountModel(std::span<const double> counts);

    [[nodiscard]] bool isPoisson() const noexcept { return m_poisson; }
    /// The chance that a count is below, or above, that.
    [[nodiscard]] double below(double count) const;
    [[nodiscard]] double above(double count) const;
    [[nodiscard]] double draw(Random& random) const;

private:
    [[nodiscard]] double atMost(double count) const; ///< in units

    std::vector<double> m_atMost; ///< by count; the last is 1
    double m_unit = 1;
    bool m_poisson = true;
};

} // namespace weir::stats
