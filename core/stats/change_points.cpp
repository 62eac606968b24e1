// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change_points.h"

#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace weir::stats {

namespace {

constexpr int permutations = 999;
constexpr std::size_t mostForArcs = 520;

double transformed(double value, ControlKind kind)
{
    switch (kind) {
    case ControlKind::Count:
        return std::sqrt(std::max(0.0, value));
    case ControlKind::Duration:
        return std::log(value);
    case ControlKind::Ratio:
        break;
    }
    return value;
}

double back(double value, ControlKind kind)
{
    switch (kind) {
    case ControlKind::Count:
        return value * value;
    case ControlKind::Duration:
        return std::exp(value);
    case ControlKind::Ratio:
        break;
    }
    return value;
}

/// The stretch [from, to) of values that differs most from the rest; `step`: how much, in a measure that ranks as the t statistic does.
struct Stretch {
    std::size_t from = 0, to = 0;
    double step = 0; ///< 0: nothing to tell apart
};

// Of n values whose mean is 0, k with the sum s explain (n / (k (n − k))) s² of the sum of squares. That sum is the same for every
// order of the values, so s² / (k (n − k)) ranks permutations as the t statistic would.

/// The last values against those before them.
Stretch bestSplit(std::span<const double> centred)
{
    const std::size_t n = centred.size();
    Stretch best;
    double sum = 0;
    for (std::size_t k = 1; k + fewestOfLevel <= n; ++k) {
        sum += centred[k - 1];
        if (k < fewestOfLevel)
            continue;
        const double step = sum * sum / (static_cast<double>(k) * static_cast<double>(n - k));
        if (step > best.step)
            best = {k, n, step};
    }
    return best;
}

/// Any values in a row against all others.
Stretch bestArc(std::span<const double> centred)
{
    const std::size_t n = centred.size();
    std::vector<double> sums(n + 1, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        sums[i + 1] = sums[i] + centred[i];
    Stretch best;
    for (std::size_t from = fewestOfLevel; from + 2 * fewestOfLevel <= n; ++from) {
        for (std::size_t to = from + fewestOfLevel; to + fewestOfLevel <= n; ++to) {
            const double sum = sums[to] - sums[from];
            const double step = sum * sum / (static_cast<double>(to - from) * static_cast<double>(n - (to - from)));
            if (step > best.step)
                best = {from, to, step};
        }
    }
    return best;
}

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

class Segmentation {
public:
    Segmentation(std::vector<double> values, double level, const Progress& progress)
        : m_values(std::move(values))
        , m_level(level)
        , m_progress(progress)
    {
    }

    struct Found {
        std::size_t at;
        double p;
    };

    [[nodiscard]] std::vector<Found> run()
    {
        split(0, m_values.size());
        std::ranges::sort(m_found, {}, &Found::at);
        return std::move(m_found);
    }

private:
    void split(std::size_t begin, std::size_t end)
    {
        if (end - begin < 2 * fewestOfLevel)
            return;
        std::vector<double> stretch(
            m_values.begin() + static_cast<std::ptrdiff_t>(begin), m_values.begin() + static_cast<std::ptrdiff_t>(end));
        const double mean = meanOf(stretch);
        for (double& value : stretch)
            value -= mean;
        for (const auto search : {bestSplit, bestArc}) {
            if (search == bestArc && stretch.size() > mostForArcs)
                continue;
            const Stretch best = search(stretch);
            const double p = best.step > 0 ? 2 * chanceOf(best.step, search, stretch) : 1.0; // twice: there are two searches
            if (p > m_level)
                continue;
            m_found.push_back({begin + best.from, p});
            if (begin + best.to < end)
                m_found.push_back({begin + best.to, p});
            split(begin, begin + best.from);
            split(begin + best.from, begin + best.to);
            split(begin + best.to, end);
            return;
        }
    }

    /// The share of permutations in which the search finds as much.
    [[nodiscard]] double chanceOf(double step, Stretch (*search)(std::span<const double>), std::vector<double> stretch) const
    {
        Random random(stretch.size()); // of its own for each stretch, so that the parts of a chart do not depend on each other
        const double least = step * (1 - 1e-12); // the same values in another order add up to almost the same
        const int most = static_cast<int>(std::floor(m_level / 2 * (permutations + 1))) - 1;
        int asLarge = 0;
        for (int i = 0; i < permutations; ++i) {
            m_progress.checkpoint();
            for (std::size_t left = stretch.size(); left > 1; --left)
                std::swap(stretch[left - 1], stretch[random.below(left)]);
            asLarge += search(stretch).step >= least ? 1 : 0;
            if (asLarge > most)
                return 1; // whatever comes, it is chance
        }
        return (asLarge + 1.0) / (permutations + 1.0);
    }

    std::vector<double> m_values;
    double m_level;
    const Progress& m_progress;
    std::vector<Found> m_found;
};

} // namespace

std::vector<ChangePoint> changePoints(
    std::span<const std::optional<double>> points, ControlKind kind, const Progress& progress, double level)
{
    std::vector<std::size_t> index;
    std::vector<double> values;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i])
            continue;
        if (kind == ControlKind::Duration && *points[i] <= 0)
            return {};
        index.push_back(i);
        values.push_back(transformed(*points[i], kind));
    }
    const auto found = Segmentation(values, level, progress).run();
    std::vector<ChangePoint> changes;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t end = i + 1 < found.size() ? found[i + 1].at : values.size();
        const std::span all(values);
        changes.push_back({index[found[i].at], back(meanOf(all.subspan(begin, found[i].at - begin)), kind),
            back(meanOf(all.subspan(found[i].at, end - found[i].at)), kind), found[i].p});
        begin = found[i].at;
    }
    return changes;
}

} // namespace weir::stats
