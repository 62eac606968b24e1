// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/request_board.h"

#include "core/sample/team.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace weir::sample {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::size_t itemsPerRequest = 11;
constexpr std::array<std::string_view, 3> types {"Access", "Environment", "Advice"};
constexpr std::array<std::string_view, 8> titles {"Read access to the metrics of search", "A second environment for load tests",
    "More memory for the build agents", "A queue for invoices", "A certificate for the partner interface", "Advice on caching",
    "A copy of last night's data", "An alert when payments fail"};

/// Moves `t` on by `days24` days, and then to working hours.
LocalSeconds later(LocalSeconds t, double days24, stats::Random& random)
{
    t += seconds(static_cast<std::int64_t>(days24 * 86400));
    Day day = std::chrono::floor<days>(t);
    const bool night = t < LocalSeconds(day) + hours(8) || t >= LocalSeconds(day) + hours(18);
    if (isWorkingDay(day) && !night)
        return t;
    do {
        day += days(1);
    } while (!isWorkingDay(day));
    return LocalSeconds(day) + hours(9) + seconds(random.below(3 * 3600));
}

} // namespace

std::vector<SampleRequestEvent> simulateRequests(std::size_t items, const Zone& zone, stats::Random& random)
{
    const LocalSeconds end {lastDay + days(1)};
    const auto span = static_cast<double>((lastDay - firstDay).count());
    std::vector<SampleRequestEvent> events;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, items / itemsPerRequest); ++i) {
        const std::string key = "PLAT-" + std::to_string(i + 1);
        const std::string type(types[random.below(types.size())]);
        const std::string title(titles[random.below(titles.size())]);
        LocalSeconds t = later(LocalSeconds(firstDay), random.uniform() * span, random);
        std::string from;
        const auto enter = [&](const char* to) {
            if (t < end)
                events.push_back({key, type, title, from, to, zone.fromLocal(LocalTime(t))});
            from = to;
        };
        enter("New");
        t = later(t, random.logNormal(1.6, 0.7), random);
        enter("In progress");
        if (random.chance(0.4)) {
            t = later(t, random.logNormal(0.6, 0.6), random);
            enter("Waiting for team");
            t = later(t, random.logNormal(2.4, 0.8), random);
            enter("In progress");
        }
        t = later(t, random.logNormal(1.1, 0.7), random);
        enter("Done");
    }
    std::ranges::sort(
        events, [](const SampleRequestEvent& a, const SampleRequestEvent& b) { return std::tie(a.at, a.key) < std::tie(b.at, b.key); });
    return events;
}

} // namespace weir::sample
