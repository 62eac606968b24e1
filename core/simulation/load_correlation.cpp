// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/load_correlation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::simulation {

namespace {

/// Sums of one third.
struct Sums {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
};

class Relating {
public:
    explicit Relating(const Stays& stays)
        : m_warm(stays.warm)
        , m_third(std::max<Ticks>(1, (stays.end - stays.warm) / 3 + 1))
    {
    }

    void add(Ticks entered, double x, double y)
    {
        const auto row = static_cast<std::size_t>(std::clamp<Ticks>((entered - m_warm) / m_third, 0, 2));
        Sums& sums = m_sums[row];
        sums.n += 1;
        sums.x += x;
        sums.y += y;
        sums.xx += x * x;
        sums.yy += y * y;
        sums.xy += x * y;
    }

    [[nodiscard]] std::optional<Relation> relation() const
    {
        double n = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (const Sums& third : m_sums) {
            if (third.n < 2)
                continue;
            n += third.n;
            xx += third.xx - third.x * third.x / third.n;
            yy += third.yy - third.y * third.y / third.n;
            xy += third.xy - third.x * third.y / third.n;
        }
        constexpr double enough = 50;
        if (n < enough || xx <= 1e-12 * n || yy <= 1e-12 * n)
            return std::nullopt;
        return Relation {xy / std::sqrt(xx * yy), xy / xx, n};
    }

private:
    Ticks m_warm, m_third;
    std::array<Sums, 3> m_sums;
};

} // namespace

double Relation::z() const
{
    return r * std::sqrt(n);
}

std::optional<Relation> loadCorrelation(const Stays& stays, const VisitWorks& works, Half half)
{
    std::vector<Ticks> exits(stays.left);
    std::ranges::sort(exits);
    Relating relating(stays);
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const Ticks work = works.work[stays.visit[i]];
        if (half != Half::Both && (i % 2 == 0) != (half == Half::Fitted))
            continue;
        if (stays.left[i] == endOfTicks || stays.entered[i] < stays.warm || work <= 0)
            continue;
        const auto gone = std::ranges::upper_bound(exits, stays.entered[i]) - exits.begin();
        relating.add(stays.entered[i], std::log(1 + static_cast<double>(i) - static_cast<double>(gone)), std::log(tickSeconds(work)));
    }
    return relating.relation();
}

std::optional<Relation> stayWithWait(const Stays& stays, int capacity)
{
    std::vector<Ticks> exits(stays.left);
    std::ranges::sort(exits);
    Relating relating(stays);
    const auto places = static_cast<std::size_t>(capacity);
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (stays.left[i] == endOfTicks || stays.entered[i] < stays.warm)
            continue;
        const Ticks start = i < places ? stays.entered[i] : std::max(stays.entered[i], exits[i - places]);
        if (start != endOfTicks)
            relating.add(stays.entered[i], tickSeconds(start - stays.entered[i]), tickSeconds(stays.left[i] - stays.entered[i]));
    }
    return relating.relation();
}

} // namespace weir::simulation
