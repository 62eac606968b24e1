// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/station_log.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cstdint>
#include <vector>

/// Logs of stations whose work and order are known, made without the program's own replay.
namespace weir::testsupport {

using namespace weir::simulation;

struct MadeStage {
    const char* name = "Review";
    int places = 1; ///< 0: nobody waits for anybody
    double meanWork = 3600; ///< seconds
    bool shared = false;
    bool seen = false; ///< the log tells when work began
};

inline Instant second(double s)
{
    return Instant(std::chrono::sys_days(std::chrono::year(2025) / 1 / 6)) + std::chrono::seconds(static_cast<std::int64_t>(s));
}

/// Who leaves when, of arrivals that ascend, by walking through time second by second; works in whole seconds.
struct Served {
    std::vector<std::int64_t> started, left;
};
inline Served serve(const std::vector<std::int64_t>& arrivals, const std::vector<std::int64_t>& works, int places)
{
    Served served {std::vector<std::int64_t>(arrivals.size()), std::vector<std::int64_t>(arrivals.size())};
    std::vector<std::int64_t> freeAt(static_cast<std::size_t>(std::max(1, places)), 0);
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        if (places == 0) {
            served.started[i] = arrivals[i];
        } else {
            auto& place = *std::ranges::min_element(freeAt);
            served.started[i] = std::max(arrivals[i], place);
            place = served.started[i] + works[i];
        }
        served.left[i] = served.started[i] + works[i];
    }
    return served;
}

/// All at once, each at speed min(1, places / n); by small steps.
inline std::vector<double> shareOut(const std::vector<std::int64_t>& arrivals, const std::vector<std::int64_t>& works, int places)
{
    std::vector<double> left(arrivals.size(), 0);
    std::vector<double> rest(works.begin(), works.end());
    std::vector<std::size_t> inside;
    std::size_t next = 0;
    double now = 0;
    while (next < arrivals.size() || !inside.empty()) {
        const double speed = inside.empty() ? 1 : std::min(1.0, places / static_cast<double>(inside.size()));
        double step = next < arrivals.size() ? static_cast<double>(arrivals[next]) - now : 1e18;
        for (const std::size_t i : inside)
            step = std::min(step, rest[i] / speed);
        now += step;
        for (const std::size_t i : inside)
            rest[i] -= step * speed;
        std::erase_if(inside, [&](std::size_t i) {
            if (rest[i] > 1e-7)
                return false;
            left[i] = now;
            return true;
        });
        if (next < arrivals.size() && static_cast<double>(arrivals[next]) <= now)
            inside.push_back(next++);
    }
    return left;
}

/// Stops at the n-th checkpoint.
class StopAt final : public Progress {
public:
    explicit StopAt(int checkpoints)
        : m_left(checkpoints)
    {
    }
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return --m_left < 0; }
    [[nodiscard]] int left() const { return m_left; }

private:
    mutable int m_left;
};

/// Items that pass the stages one after the other, first come first served, with exponential works; all are finished.
inline StationLog madeLog(const std::vector<MadeStage>& stages, int items, double meanGap, std::uint64_t seed)
{
    stats::Random random(seed);
    StationLog log;
    for (const MadeStage& stage : stages)
        log.stages.push_back({stage.name, true});
    std::vector<std::int64_t> at;
    double now = 0;
    for (int i = 0; i < items; ++i) {
        now += meanGap * random.exponential();
        at.push_back(static_cast<std::int64_t>(now));
    }
    std::vector<std::vector<LoggedVisit>> visits(at.size());
    const std::vector<std::int64_t> created = at;
    std::vector<std::size_t> order(at.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::uint32_t s = 0; s < stages.size(); ++s) {
        std::ranges::stable_sort(order, {}, [&at](std::size_t i) { return at[i]; });
        std::vector<std::int64_t> arrivals, works;
        for (const std::size_t i : order) {
            arrivals.push_back(at[i]);
            works.push_back(1 + static_cast<std::int64_t>(stages[s].meanWork * random.exponential()));
        }
        const Served served = serve(arrivals, works, stages[s].places);
        std::vector<double> left(served.left.begin(), served.left.end());
        if (stages[s].shared)
            left = shareOut(arrivals, works, stages[s].places);
        for (std::size_t k = 0; k < order.size(); ++k) {
            LoggedVisit visit;
            visit.stage = s;
            visit.entered = second(static_cast<double>(arrivals[k]));
            if (stages[s].seen)
                visit.started = second(static_cast<double>(served.started[k]));
            visit.left = second(left[k]);
            visits[order[k]].push_back(visit);
            at[order[k]] = static_cast<std::int64_t>(left[k]);
        }
    }
    log.end = second(0);
    for (std::size_t i = 0; i < at.size(); ++i) {
        LoggedItem item;
        item.created = second(static_cast<double>(created[i]));
        item.finished = second(static_cast<double>(at[i]));
        item.counted = true;
        item.firstVisit = static_cast<std::uint32_t>(log.visits.size());
        item.visitCount = static_cast<std::uint32_t>(visits[i].size());
        log.visits.insert(log.visits.end(), visits[i].begin(), visits[i].end());
        log.items.push_back(item);
        log.end = std::max(log.end, item.finished);
    }
    return log;
}

} // namespace weir::testsupport
