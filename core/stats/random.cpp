// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/random.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace weir::stats {

namespace {

std::uint64_t splitMix(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

} // namespace

Random::Random(std::uint64_t seed)
    : m_state {}
{
    for (std::uint64_t& word : m_state)
        word = splitMix(seed);
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::size_t Random::below(std::size_t n)
{
    // Values from the incomplete last round of n would favour small results.
    const std::uint64_t rest = (0 - static_cast<std::uint64_t>(n)) % n;
    std::uint64_t value = next();
    while (value < rest)
        value = next();
    return static_cast<std::size_t>(value % n);
}

double Random::exponential()
{
    return -std::log1p(-uniform());
}

double Random::normal()
{
    // Box and Muller 1958; the second value is thrown away, so that the stream has no hidden state.
    const double radius = std::sqrt(2 * exponential());
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

double Random::logNormal(double median, double sigma)
{
    return median * std::exp(sigma * normal());
}

int Random::poisson(double mean)
{
    double rest = mean;
    int count = -1;
    // Sums of exponentials rather than a product of uniforms: no underflow for large means.
    do {
        rest -= exponential();
        ++count;
    } while (rest > 0);
    return count;
}

} // namespace weir::stats
