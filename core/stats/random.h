// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace weir::stats {

/// A stream of random numbers that is the same on every machine and compiler: xoshiro256** (D. Blackman and S. Vigna,
/// Scrambled linear pseudorandom number generators, 2021), seeded through splitmix64. The distributions are our own too,
/// because those of the standard library differ between implementations.
class Random {
public:
    explicit Random(std::uint64_t seed);

    [[nodiscard]] std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    [[nodiscard]] double uniform();
    /// Uniform in 0 … n − 1 without bias; `n` > 0.
    [[nodiscard]] std::size_t below(std::size_t n);
    [[nodiscard]] bool chance(double p) { return uniform() < p; }
    /// Mean 1.
    [[nodiscard]] double exponential();
    [[nodiscard]] double normal();
    /// e^(σ·N) × median.
    [[nodiscard]] double logNormal(double median, double sigma);
    /// Counts with the given mean ; takes time in proportion to it.
    [[nodiscard]] int poisson(double mean);

private:
    std::array<std::uint64_t, 4> m_state;
};

} // namespace weir::stats
