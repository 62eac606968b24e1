// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often charts of a process that does not change show a signal, beside what the program says of it. Prints a Markdown table; exits
// with 1 if a share is more than 1.5 times what is said, or what is said more than 1.5 times the share; below 4 in 100 nothing is held.
// usage: false_alarms [CHARTS]

#include "core/stats/false_alarms.h"

#include "core/stats/change_points.h"
#include "core/stats/control_limits.h"
#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <vector>

namespace {

using namespace weir::stats;

struct Process {
    const char* name;
    ControlKind kind;
    std::function<double(Random&)> draw;
};

const std::array processes {
    Process {"normal (a ratio around 0.5)", ControlKind::Ratio, [](Random& r) { return 0.5 + 0.05 * r.normal(); }},
    Process {"Poisson, mean 0.08", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(0.08)); }},
    Process {"Poisson, mean 0.19", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(0.19)); }},
    Process {"Poisson, mean 0.47", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(0.47)); }},
    Process {"Poisson, mean 1.2", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(1.2)); }},
    Process {"Poisson, mean 2.4", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(2.4)); }},
    Process {"Poisson, mean 3", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(3)); }},
    Process {"Poisson, mean 10", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(10)); }},
    Process {"Poisson, mean 35", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(35)); }},
    Process {"bursts, mean 2.4", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(2.4 * r.exponential())); }},
    Process {"bursts, mean 30", ControlKind::Count, [](Random& r) { return static_cast<double>(r.poisson(30 * r.exponential())); }},
    Process {"lognormal, σ = 1", ControlKind::Duration, [](Random& r) { return r.logNormal(5, 1); }},
};

constexpr std::array lengths {12, 24, 52, 104, 155, 236, 422, 683};
/// A change point takes long to look for: up to here.
constexpr int longestForChange = 104;
/// What is said is asked of so many of the charts.
constexpr int asked = 40;

struct Shares {
    double outside = 0, run = 0, any = 0, said = 0, change = 0;
};

Shares alarms(const Process& process, int points, int charts)
{
    Random random(static_cast<std::uint64_t>(points));
    Shares shares;
    for (int chart = 0; chart < charts; ++chart) {
        std::vector<std::optional<double>> values;
        for (int i = 0; i < points; ++i)
            values.emplace_back(process.draw(random));
        const auto limits = controlLimits(values, process.kind);
        const auto fired = [&limits](ControlRule rule) {
            return limits && std::ranges::count(limits->signalPoints, rule, &ControlSignal::rule) > 0;
        };
        shares.outside += fired(ControlRule::Outside) ? 1 : 0;
        shares.run += fired(ControlRule::Run) ? 1 : 0;
        shares.any += limits && !limits->signalPoints.empty() ? 1 : 0;
        if (chart < asked)
            shares.said += falseAlarmShare(values, process.kind) / std::min(asked, charts);
        if (points <= longestForChange)
            shares.change += changePoints(values, process.kind).empty() ? 0 : 1;
    }
    for (double* share : {&shares.outside, &shares.run, &shares.any, &shares.change})
        *share /= charts;
    return shares;
}

bool agrees(double share, double said)
{
    constexpr double least = 0.04;
    return share <= 1.5 * std::max(least, said) && said <= 1.5 * std::max(least, share);
}

void print(const Process& process, int points, const Shares& shares)
{
    std::printf("| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |", process.name, points, 100 * shares.outside, 100 * shares.run,
        100 * shares.any, 100 * shares.said);
    if (points <= longestForChange)
        std::printf(" %.2f %% | %.0f %% |\n", 100 * shares.change, 100 * changeLevel);
    else
        std::printf(" | |\n");
}

} // namespace

int main(int argc, char** argv)
{
    const int charts = argc > 1 ? std::max(1, std::atoi(argv[1])) : 4000;
    bool kept = true;
    std::printf("| Process, %d charts each | Points | Outside | Run | Either | Said | Change point | Said |\n", charts);
    std::printf("|---|---|---|---|---|---|---|---|\n");
    for (const Process& process : processes) {
        for (const int points : lengths) {
            const Shares shares = alarms(process, points, charts);
            print(process, points, shares);
            kept = kept && agrees(shares.any, shares.said) && shares.change <= 1.5 * changeLevel;
        }
    }
    return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
