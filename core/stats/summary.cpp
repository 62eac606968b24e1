// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/summary.h"

#include <algorithm>
#include <cmath>

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

} // namespace

Summary summarize(std::span<double> values)
{
    Summary summary;
    summary.n = static_cast<std::int64_t>(values.size());
    if (values.empty())
        return summary;
    summary.mean = sumOf(values) / static_cast<double>(values.size());
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
