// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/summary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

namespace weir::stats {

namespace {

/// Position of the nearest-rank percentile: ceil(p·n), from 1; computed on p·n rounded to nine digits, because 0.95·20
/// is not 19 in binary.
std::size_t rankOf(double p, std::size_t n)
{
    const double exact = p * static_cast<double>(n);
    const double rounded = std::round(exact);
    const double rank = std::abs(exact - rounded) < 1e-9 * std::max(1.0, exact) ? rounded : std::ceil(exact);
    return std::clamp<std::size_t>(static_cast<std::size_t>(rank), 1, n);
}

/// Sum after Neumaier (1974): the lost low digits are carried along, so the order of values hardly matters.
double sumOf(std::span<const double> values)
{
    double sum = 0;
    double lost = 0;
    for (const double v : values) {
        const double next = sum + v;
        lost += std::abs(sum) >= std::abs(v) ? (sum - next) + v : (v - next) + sum;
        sum = next;
    }
    return sum + lost;
}

/// An integer that orders as the double does.
std::uint64_t orderKey(double v)
{
    const auto bits = std::bit_cast<std::uint64_t>(v);
    return (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t {1} << 63U);
}

/// Large samples: one pass sorts the values into bins by the leading bits in which they differ, so that selection looks
/// only at the few values of the bins that hold a rank.
class Bins {
public:
    explicit Bins(std::span<const double> values)
        : m_values(values)
    {
        std::uint64_t high = 0;
        m_low = UINT64_MAX;
        for (const double v : values) {
            m_low = std::min(m_low, orderKey(v));
            high = std::max(high, orderKey(v));
        }
        m_shift = static_cast<unsigned>(std::max(0, static_cast<int>(std::bit_width(high - m_low)) - binBits));
        for (const double v : values)
            ++m_counts[binOf(v)];
    }

    /// The `rank`-th smallest, from 1.
    double select(std::size_t rank)
    {
        std::size_t bin = 0;
        std::size_t before = 0;
        for (; before + m_counts[bin] < rank; ++bin)
            before += m_counts[bin];
        if (bin != m_collectedBin) {
            m_collected.clear();
            std::ranges::copy_if(m_values, std::back_inserter(m_collected), [this, bin](double v) { return binOf(v) == bin; });
            m_collectedBin = bin;
        }
        const auto nth = m_collected.begin() + static_cast<std::ptrdiff_t>(rank - before - 1);
        std::ranges::nth_element(m_collected, nth);
        return *nth;
    }

private:
    static constexpr int binBits = 12;

    [[nodiscard]] std::size_t binOf(double v) const { return (orderKey(v) - m_low) >> m_shift; }

    std::span<const double> m_values;
    std::uint64_t m_low = 0;
    unsigned m_shift = 0;
    std::vector<std::size_t> m_counts = std::vector<std::size_t>(std::size_t {1} << binBits);
    std::vector<double> m_collected;
    std::size_t m_collectedBin = SIZE_MAX;
};

void selectAll(std::span<double> values, Summary& summary)
{
    // Each selection leaves what is larger behind it, so the next one looks only there.
    auto begin = values.begin();
    const auto select = [&](double p) {
        const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rankOf(p, values.size()) - 1);
        if (nth >= begin) {
            std::nth_element(begin, nth, values.end());
            begin = nth + 1;
        }
        return *nth;
    };
    summary.p50 = select(0.50);
    summary.p85 = select(0.85);
    summary.p95 = select(0.95);
}

} // namespace

Summary summarize(std::span<double> values)
{
    Summary summary;
    summary.n = static_cast<std::int64_t>(values.size());
    if (values.empty())
        return summary;
    summary.mean = sumOf(values) / static_cast<double>(values.size());
    constexpr std::size_t large = 8192;
    if (values.size() < large) {
        selectAll(values, summary);
        return summary;
    }
    Bins bins(values);
    summary.p50 = bins.select(rankOf(0.50, values.size()));
    summary.p85 = bins.select(rankOf(0.85, values.size()));
    summary.p95 = bins.select(rankOf(0.95, values.size()));
    return summary;
}

std::optional<double> percentile(std::vector<double>& values, double p)
{
    if (values.empty())
        return std::nullopt;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rankOf(p, values.size()) - 1);
    std::ranges::nth_element(values, nth);
    return *nth;
}

} // namespace weir::stats
