// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weir::stats {

/// n, mean and nearest-rank percentiles of a sample. With n 0 every figure is absent.
struct Summary {
    std::int64_t n = 0;
    std::optional<double> mean, p50, p85, p95;
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Reorders `values` (selection, not a full sort). Exact: sums are compensated.
[[nodiscard]] Summary summarize(std::span<double> values);
[[nodiscard]] inline Summary summarize(std::vector<double>& values)
{
    return summarize(std::span<double>(values));
}

/// Nearest rank: the ceil(p·n)-th smallest, `p` in (0, 1]. Absent for an empty sample. Reorders `values`.
[[nodiscard]] std::optional<double> percentile(std::vector<double>& values, double p);

} // namespace weir::stats
