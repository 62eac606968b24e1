// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/load_correlation.h"

#include <algorithm>
#include <cmath>

namespace weir::simulation {

double LoadCorrelation::z() const
{
    return r * std::sqrt(n);
}

std::optional<LoadCorrelation> loadCorrelation(const WorkLog& log, const Stays& stays, const VisitWorks& works)
{
    std::vector<Ticks> exits(stays.left);
    std::ranges::sort(exits);
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const Ticks work = works.work[stays.visit[i]];
        if (stays.left[i] == endOfTicks || stays.entered[i] < log.warm || work <= 0)
            continue;
        const auto gone = std::ranges::upper_bound(exits, stays.entered[i]) - exits.begin();
        const double found = std::log(1 + static_cast<double>(i) - static_cast<double>(gone));
        const double size = std::log(tickSeconds(work));
        n += 1;
        x += found;
        y += size;
        xx += found * found;
        yy += size * size;
        xy += found * size;
    }
    const double spread = (n * xx - x * x) * (n * yy - y * y);
    if (n < 50 || spread <= 0)
        return std::nullopt;
    return LoadCorrelation {(n * xy - x * y) / std::sqrt(spread), n};
}

} // namespace weir::simulation
