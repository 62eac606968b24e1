// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/flow_simulation.h"

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace weir::sample {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr double plannedItems = 2000;
constexpr LocalSeconds simulationEnd = LocalSeconds(lastDay + days(1));
constexpr double laterReviewReturns = 0.12;
constexpr double refineDiscards = 0.036;
constexpr double verifyDiscards = 0.008;
/// What came back needs this part of the work again.
constexpr double reworkShare = 0.4;

/// A stage for a year with 2,000 items. Efforts are hours of one person, log-normal.
struct StagePlan {
    const char* crew;
    std::size_t firstNumber;
    double people;
    Hours hours;
    double medianEffort, sigma;
};

const std::array<StagePlan, Release>& plans()
{
    static const std::array<StagePlan, Release> all {{
        {"product", 1, 5, {{2, 3, 5}, hours(10), hours(12)}, 0.44, 0.5},
        {"dev", 1, 17, {{1, 2, 3, 4, 5}, hours(9), hours(17)}, 8.3, 0.65},
        {"dev", 31, 5, {{1, 2, 3, 4, 5}, hours(13), hours(16)}, 0.76, 0.6},
        {"test", 1, 7, {{1, 2, 3, 4, 5}, hours(9), hours(16)}, 3.4, 0.5},
        {"owner", 1, 2, {{1, 3, 5}, hours(14), hours(17)}, 0.22, 0.5},
    }};
    return all;
}

/// What waits for a stage: first what is urgent, then what came back, then by the time it came and how much it is wanted.
struct Waiting {
    int rank = 0;
    LocalSeconds due {};
    std::size_t item = 0;
    friend bool operator>(const Waiting& a, const Waiting& b) { return std::tie(a.rank, a.due, a.item) > std::tie(b.rank, b.due, b.item); }
};

struct Stage {
    Crew crew;
    std::vector<bool> busy;
    double medianEffort = 0, sigma = 0;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
};

enum class EventKind : std::uint8_t { Arrive, Triage, Open, Try, Done, Train };

struct Event {
    LocalSeconds at {};
    std::uint64_t order = 0; ///< of being planned; decides between events of one moment
    EventKind kind = EventKind::Arrive;
    std::size_t stage = 0, member = 0, item = 0;
    friend bool operator>(const Event& a, const Event& b) { return std::tie(a.at, a.order) > std::tie(b.at, b.order); }
};

class Simulation {
public:
    Simulation(std::size_t items, stats::Random& random)
        : m_random(random)
    {
        hireCrews(static_cast<double>(items) / plannedItems);
        planArrivals(items);
        planDays();
    }

    FlowResult run(Progress& progress)
    {
        std::int64_t handled = 0;
        while (!m_events.empty() && m_events.top().at < simulationEnd) {
            const Event event = m_events.top();
            m_events.pop();
            handle(event);
            if (++handled % 4096 == 0)
                progress.checkpoint();
        }
        return std::move(m_result);
    }

private:
    void hireCrews(double scale)
    {
        for (std::size_t s = 0; s < Release; ++s) {
            const StagePlan& plan = plans()[s];
            const double wanted = plan.people * scale;
            const double people = std::max(1.0, std::round(wanted));
            // Half a person cannot be hired: the same load is kept by longer or shorter work.
            const double factor = people / wanted;
            Crew crew(plan.hours, crewOf(s, static_cast<std::size_t>(people)));
            if (s == Review && m_result.reviewersAfter == m_result.reviewersBefore)
                crew.shorten(teamChangeDay, 0.6);
            m_stages.push_back(
                {std::move(crew), std::vector<bool>(static_cast<std::size_t>(people), false), plan.medianEffort * factor, plan.sigma, {}});
        }
    }

    std::vector<Member> crewOf(std::size_t stage, std::size_t people)
    {
        std::vector<Member> members = hire(plans()[stage].crew, plans()[stage].firstNumber, people, m_random);
        if (stage == Review) {
            const auto leaving = static_cast<std::size_t>(std::lround(static_cast<double>(people) * 0.4));
            m_result.reviewersBefore = people;
            m_result.reviewersAfter = people > 1 ? people - leaving : people;
            for (std::size_t m = m_result.reviewersAfter; m < people; ++m)
                members[m].leaves = teamChangeDay;
        }
        return members;
    }

    void planArrivals(std::size_t items)
    {
        std::vector<double> upTo;
        double sum = 0;
        for (Day day = firstDay; day <= lastDay; day += days(1)) {
            const bool monday = std::chrono::weekday(day).iso_encoding() == 1;
            sum += (isWorkingDay(day) ? (monday ? 1.3 : 1.0) : 0.04) * (isQuietSeason(day) ? 0.35 : 1.0);
            upTo.push_back(sum);
        }
        std::vector<FlowItem>& created = m_result.items;
        for (std::size_t i = 0; i < items; ++i) {
            const auto day = std::ranges::upper_bound(upTo, m_random.uniform() * sum) - upTo.begin();
            const auto second = static_cast<std::int64_t>(8.5 * 3600 + m_random.uniform() * 9.5 * 3600);
            created.push_back({drawType(), LocalSeconds(firstDay + days(day)) + seconds(second), {}, Outcome::Open, {}});
        }
        std::ranges::sort(created, {}, &FlowItem::created);
        for (std::size_t i = 0; i < items; ++i)
            plan({created[i].created, 0, EventKind::Arrive, 0, 0, i});
    }

    ItemType drawType()
    {
        const double u = m_random.uniform();
        return u < 0.46 ? ItemType::Feature : u < 0.74 ? ItemType::Bug : u < 0.91 ? ItemType::Maintenance : ItemType::Unplanned;
    }

    void planDays()
    {
        for (Day day = firstDay; day <= lastDay; day += days(1)) {
            for (std::size_t s = 0; s < Release; ++s) {
                if (m_stages[s].crew.meets(day))
                    plan({m_stages[s].crew.opens(day), 0, EventKind::Open, s, 0, 0});
            }
            if (isWorkingDay(day))
                plan({LocalSeconds(day) + hours(9) + minutes(15), 0, EventKind::Triage, 0, 0, 0});
            const unsigned weekday = std::chrono::weekday(day).iso_encoding();
            if (isWorkingDay(day) && !isQuietSeason(day) && (weekday == 1 || weekday == 3 || weekday == 5))
                plan({LocalSeconds(day) + hours(15), 0, EventKind::Train, 0, 0, 0});
        }
    }

    void plan(Event event)
    {
        event.order = m_planned++;
        m_events.push(event);
    }

    void handle(const Event& event)
    {
        switch (event.kind) {
        case EventKind::Arrive:
            arrive(event.item, event.at);
            break;
        case EventKind::Triage:
            for (const std::size_t row : std::exchange(m_backlog, {}))
                enqueue(row, Refine, event.at + seconds(60 * m_random.below(20)), false);
            break;
        case EventKind::Open:
        case EventKind::Try:
            dispatch(event.stage, event.at);
            break;
        case EventKind::Done:
            m_stages[event.stage].busy[event.member] = false;
            m_result.items[event.item].visits.back().ended = event.at;
            route(event.item, static_cast<StageRow>(event.stage), event.at);
            dispatch(event.stage, event.at);
            break;
        case EventKind::Train:
            release(event.at);
            break;
        }
    }

    void arrive(std::size_t row, LocalSeconds now)
    {
        const ItemType type = m_result.items[row].type;
        if (type == ItemType::Unplanned || (type == ItemType::Bug && m_random.chance(0.6)))
            enqueue(row, Build, now, false); // what to do is plain
        else if (type == ItemType::Bug)
            enqueue(row, Refine, now, false);
        else
            m_backlog.push_back(row);
    }

    void enqueue(std::size_t row, StageRow stage, LocalSeconds now, bool rework)
    {
        FlowItem& item = m_result.items[row];
        FlowVisit visit {stage, now, notYet, notYet, {}, {}, rework};
        if (stage == Release) {
            m_ready.push_back(row);
        } else {
            Stage& to = m_stages[stage];
            const double effort = m_random.logNormal(to.medianEffort, to.sigma) * (rework ? reworkShare : 1.0);
            visit.effort = std::max(seconds(240), seconds(static_cast<std::int64_t>(effort * 3600)));
            const bool urgent = item.type == ItemType::Unplanned;
            // How much an item is wanted differs; what is wanted less lets others pass.
            const auto passed =
                minutes(static_cast<std::int64_t>(m_random.exponential() * (item.type == ItemType::Maintenance ? 1500 : 700)));
            to.queue.push({urgent ? 0 : rework ? 1 : 2, now + passed, row});
            plan({now + seconds(240 + static_cast<std::int64_t>(m_random.below(1500))), 0, EventKind::Try, stage, 0, 0});
        }
        item.visits.push_back(std::move(visit));
    }

    void dispatch(std::size_t s, LocalSeconds now)
    {
        Stage& stage = m_stages[s];
        while (!stage.queue.empty()) {
            const std::size_t row = stage.queue.top().item;
            FlowVisit& visit = m_result.items[row].visits.back();
            // Start the search somewhere else each time, so that the first is not always the busiest.
            const std::size_t offset = m_random.below(stage.busy.size());
            std::size_t member = stage.busy.size();
            for (std::size_t i = 0; i < stage.busy.size() && member == stage.busy.size(); ++i) {
                const std::size_t m = (i + offset) % stage.busy.size();
                if (!stage.busy[m] && stage.crew.canBegin(m, now, visit.effort))
                    member = m;
            }
            if (member == stage.busy.size())
                return;
            stage.queue.pop();
            stage.busy[member] = true;
            // Nobody begins two things, or one just handed over, in the very second.
            visit.begun = std::max(now, visit.queued + seconds(60)) + seconds(m_random.below(180));
            visit.who = stage.crew.member(member).name;
            plan({stage.crew.doneAt(member, visit.begun, visit.effort), 0, EventKind::Done, s, member, row});
        }
    }

    void route(std::size_t row, StageRow stage, LocalSeconds now)
    {
        const auto& visits = m_result.items[row].visits;
        const auto times = std::ranges::count(visits, stage, &FlowVisit::stage);
        switch (stage) {
        case Refine:
            return m_random.chance(refineDiscards) ? leave(row, Outcome::Discarded, now) : enqueue(row, Build, now, false);
        case Build:
            return enqueue(row, Review, now, times > 1);
        case Review:
            return m_random.chance(times == 1 ? reviewReturns : laterReviewReturns) ? enqueue(row, Build, now, true)
                                                                                    : enqueue(row, Verify, now, false);
        case Verify:
            return m_random.chance(verifyDiscards) ? leave(row, Outcome::Discarded, now) : enqueue(row, Accept, now, false);
        case Accept:
            return times == 1 && m_random.chance(acceptReturns) ? enqueue(row, Build, now, true) : enqueue(row, Release, now, false);
        case Release:
        case stageCount:
            return;
        }
    }

    void release(LocalSeconds now)
    {
        if (m_ready.empty())
            return;
        m_result.releases.push_back(now);
        const LocalSeconds ended = now + minutes(40 + m_random.below(50));
        for (const std::size_t row : m_ready) {
            FlowVisit& visit = m_result.items[row].visits.back();
            visit.begun = now;
            visit.ended = ended;
            visit.effort = ended - now;
            visit.who = "release-train";
            leave(row, Outcome::Finished, ended);
        }
        m_ready.clear();
    }

    void leave(std::size_t row, Outcome outcome, LocalSeconds now)
    {
        m_result.items[row].outcome = outcome;
        m_result.items[row].left = now;
    }

    stats::Random& m_random;
    FlowResult m_result;
    std::vector<Stage> m_stages;
    std::vector<std::size_t> m_backlog; ///< for the next triage
    std::vector<std::size_t> m_ready; ///< for the next release
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::uint64_t m_planned = 0;
};

} // namespace

const std::vector<std::string>& stageNames()
{
    static const std::vector<std::string> names {"Refine", "Build", "Review", "Verify", "Accept", "Release"};
    return names;
}

FlowResult simulateFlow(std::size_t items, stats::Random& random, Progress& progress)
{
    return Simulation(items, random).run(progress);
}

} // namespace weir::sample
