// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bottleneck_accuracy/team.h"

#include "core/stats/random.h"
#include "core/store/workspace.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <map>

namespace weir::bench {

namespace {

constexpr double day = 86400;

double gammaOf(double shape, stats::Random& random)
{
    // Marsaglia and Tsang 2000.
    if (shape < 1)
        return gammaOf(shape + 1, random) * std::pow(1 - random.uniform(), 1 / shape);
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = random.normal();
        const double v = std::pow(1 + c * x, 3);
        if (v > 0 && std::log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v))
            return d * v;
    }
}

double workOf(const TeamStage& stage, stats::Random& random)
{
    switch (stage.shape) {
    case 1:
        return stage.meanWork * gammaOf(1 / (stage.spread * stage.spread), random) * stage.spread * stage.spread;
    case 2: {
        const double sigma = std::sqrt(std::log(1 + stage.spread * stage.spread));
        return stage.meanWork * std::exp(sigma * random.normal() - sigma * sigma / 2);
    }
    case 3:
        return stage.meanWork * std::max(0.3, 1 + 0.15 * random.normal());
    default:
        return stage.meanWork * random.exponential();
    }
}

std::vector<Step> route(const Team& team, double progress, stats::Random& random)
{
    std::vector<Step> steps;
    const double grown = team.broken == Broken::WorkDrifts ? 0.7 + 0.6 * progress : 1;
    int at = 0;
    for (int count = 0; at < static_cast<int>(team.stages.size()); ++count) {
        const TeamStage& stage = team.stages[static_cast<std::size_t>(at)];
        steps.push_back({at, grown * workOf(stage, random), stage.unattended * random.exponential(), random.uniform()});
        at = count < 40 && random.chance(stage.returns) ? stage.returnsTo : at + 1;
    }
    return steps;
}

struct Happening {
    double at = 0;
    int kind = 0; ///< 0 work done, 1 the item moves on, 2 enters, 3 somebody looks
    std::uint64_t order = 0;
    std::size_t item = 0;
    std::size_t step = 0;
    int pool = 0;
    int version = 0;
    bool operator<(const Happening& other) const { return std::tie(at, kind, order) > std::tie(other.at, other.kind, other.order); }
};

struct Queued {
    std::size_t item, step;
    double since;
};

struct Pool {
    std::vector<bool> busy;
    std::vector<Queued> waiting;
    // all at once
    std::map<std::pair<std::size_t, std::size_t>, double> left;
    double since = 0;
    int version = 0;
};

class Simulator {
public:
    Simulator(const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const Otherwise& otherwise)
        : m_team(team)
        , m_items(items)
        , m_otherwise(otherwise)
        , m_random(team.seed * 31 + (team.order == Order::Random ? static_cast<std::uint64_t>(otherwise.stage + 2) * 1009 : 0))
        , m_runs(items.size())
    {
        for (const int people : team.people) {
            m_pools.emplace_back();
            m_pools.back().busy.assign(static_cast<std::size_t>(people), false);
        }
        if (otherwise.morePeople > 0) {
            auto& busy = m_pools[static_cast<std::size_t>(team.stages[static_cast<std::size_t>(otherwise.stage)].pool)].busy;
            busy.resize(busy.size() + static_cast<std::size_t>(otherwise.morePeople), false);
        }
        for (std::size_t i = 0; i < items.size(); ++i)
            plan({clock.working(arrivesAt(clock, items, i, otherwise) + items[i].listed), 2, 0, i, 0, 0, 0});
        const auto changes = static_cast<std::size_t>(team.changesAt * static_cast<double>(items.size()));
        m_change = items.empty() ? 0 : clock.working(items[changes].arrives);
    }

    std::vector<ItemRun> all()
    {
        while (!m_next.empty()) {
            const Happening now = m_next.top();
            m_next.pop();
            if (now.kind == 0)
                done(now);
            else if (now.kind == 1)
                moveOn(now);
            else if (now.kind == 2)
                enter(now);
            else
                take(now.pool, now.at);
        }
        return std::move(m_runs);
    }

private:
    void plan(Happening h)
    {
        h.order = m_order++;
        m_next.push(h);
    }
    const Step& stepOf(std::size_t item, std::size_t step) const { return m_items[item].steps[step]; }
    const TeamStage& stageOf(const Step& step) const { return m_team.stages[static_cast<std::size_t>(step.stage)]; }
    double work(const Step& step) const { return step.work * (step.stage == m_otherwise.stage ? m_otherwise.work : 1); }
    bool waits(const Step& step) const { return stageOf(step).pool >= 0 && !(m_otherwise.nobodyWaits && step.stage == m_otherwise.stage); }

    void enter(const Happening& now)
    {
        const Step& step = stepOf(now.item, now.step);
        const TeamStage& stage = stageOf(step);
        m_runs[now.item].stays.push_back({step.stage, now.at, now.at, 0, -1});
        if (!waits(step)) {
            plan({now.at + work(step), 1, 0, now.item, now.step, -1, 0});
        } else if (stage.shared) {
            Pool& pool = m_pools[static_cast<std::size_t>(stage.pool)];
            attend(pool, now.at);
            pool.left[{now.item, now.step}] = work(step);
            next(stage.pool, now.at);
        } else {
            m_pools[static_cast<std::size_t>(stage.pool)].waiting.push_back({now.item, now.step, now.at});
            look(stage.pool, now.at);
        }
    }

    /// People who look late take what waits only when they look.
    void look(int pool, double at)
    {
        if (m_team.broken == Broken::LooksLate)
            plan({at + m_random.exponential() * 0.5 * m_team.hours * 3600 * m_random.uniform(), 3, 0, 0, 0, pool, 0});
        else
            take(pool, at);
    }

    int free(const Pool& pool, double at) const
    {
        std::size_t there = pool.busy.size();
        // The people of a pool are those of its busier time.
        if (m_team.broken == Broken::TeamChanges && there > 1 && (at < m_change) == (m_team.changesTo > 1)) {
            const double less = std::min(m_team.changesTo, 1 / m_team.changesTo);
            there = std::clamp<std::size_t>(static_cast<std::size_t>(static_cast<double>(there) * less), 1, there - 1);
        }
        for (std::size_t p = 0; p < there; ++p) {
            if (!pool.busy[(p + m_turn) % there])
                return static_cast<int>((p + m_turn) % there);
        }
        return -1;
    }

    std::size_t pick(const Pool& pool)
    {
        std::size_t best = 0;
        if (m_team.order == Order::Random)
            return m_random.below(pool.waiting.size());
        const auto rank = [&](const Queued& q) {
            const Step& step = stepOf(q.item, q.step);
            switch (m_team.order) {
            case Order::RandomKept:
                return std::pair(step.key, 0.0);
            case Order::UrgentFirst:
                return std::pair(m_items[q.item].urgent ? 0.0 : 1.0, q.since);
            case Order::SmallFirst:
                return std::pair(work(step), q.since);
            default:
                return std::pair(0.0, q.since);
            }
        };
        for (std::size_t i = 1; i < pool.waiting.size(); ++i) {
            if (rank(pool.waiting[i]) < rank(pool.waiting[best]))
                best = i;
        }
        return best;
    }

    void take(int p, double at)
    {
        Pool& pool = m_pools[static_cast<std::size_t>(p)];
        while (!pool.waiting.empty()) {
            const int person = free(pool, at);
            if (person < 0)
                return;
            ++m_turn;
            const std::size_t chosen = pick(pool);
            const Queued q = pool.waiting[chosen];
            pool.waiting.erase(pool.waiting.begin() + static_cast<std::ptrdiff_t>(chosen));
            pool.busy[static_cast<std::size_t>(person)] = true;
            Stay& stay = m_runs[q.item].stays.back();
            stay.started = at;
            stay.person = p * 100 + person;
            plan({at + work(stepOf(q.item, q.step)), 0, 0, q.item, q.step, p, 0});
        }
    }

    void done(const Happening& now)
    {
        Pool& pool = m_pools[static_cast<std::size_t>(now.pool)];
        const Step& step = stepOf(now.item, now.step);
        if (stageOf(step).shared) {
            if (now.version != pool.version)
                return;
            attend(pool, now.at);
            for (auto it = pool.left.begin(); it != pool.left.end();) {
                if (it->second <= 1e-6) {
                    plan({now.at + stepOf(it->first.first, it->first.second).unattended, 1, 0, it->first.first, it->first.second, now.pool,
                        0});
                    it = pool.left.erase(it);
                } else {
                    ++it;
                }
            }
            next(now.pool, now.at);
            return;
        }
        pool.busy[static_cast<std::size_t>(m_runs[now.item].stays.back().person % 100)] = false;
        plan({now.at + step.unattended, 1, 0, now.item, now.step, now.pool, 0});
        look(now.pool, now.at);
    }

    void moveOn(const Happening& now)
    {
        m_runs[now.item].stays.back().left = now.at;
        if (now.step + 1 < m_items[now.item].steps.size())
            plan({now.at, 2, 0, now.item, now.step + 1, 0, 0});
    }

    double speed(const Pool& pool) const
    {
        const auto n = static_cast<double>(pool.left.size());
        return std::min(1.0, static_cast<double>(pool.busy.size()) / std::max(1.0, n));
    }
    void attend(Pool& pool, double at)
    {
        const double each = (at - pool.since) * speed(pool);
        for (auto& [who, left] : pool.left)
            left -= each;
        pool.since = at;
    }
    void next(int p, double at)
    {
        Pool& pool = m_pools[static_cast<std::size_t>(p)];
        ++pool.version;
        if (pool.left.empty())
            return;
        const auto first = std::ranges::min_element(pool.left, {}, [](const auto& each) { return each.second; });
        plan({at + std::max(0.0, first->second) / speed(pool), 0, 0, first->first.first, first->first.second, p, pool.version});
    }

    const Team& m_team;
    const std::vector<ItemDraw>& m_items;
    Otherwise m_otherwise;
    stats::Random m_random;
    std::vector<ItemRun> m_runs;
    std::vector<Pool> m_pools;
    std::priority_queue<Happening> m_next;
    std::uint64_t m_order = 0;
    std::size_t m_turn = 0;
    double m_change = 0;
};

} // namespace

const char* nameOf(Broken broken)
{
    switch (broken) {
    case Broken::No:
        return "nothing broken";
    case Broken::WeeklyBoard:
        return "board updated weekly";
    case Broken::TeamChanges:
        return "team changes size";
    case Broken::Unattended:
        return "unattended time in a status";
    case Broken::SmallFirst:
        return "small jobs first";
    case Broken::LooksLate:
        return "people who look late";
    case Broken::FewItems:
        return "50 items";
    case Broken::WorkDrifts:
        return "work drifts (harmless)";
    case Broken::StampsLate:
        return "stamps late by a day";
    case Broken::StartsThatAreNone:
        return "starts that are none";
    case Broken::ClosedOnly:
        return "an export without what is open";
    case Broken::FinishedSince:
        return "an export of what was finished since a day";
    case Broken::QueueOnMost:
        return "some queued too late";
    }
    return "";
}

Clock::Clock(const Team& team)
    : m_always(!team.officeHours)
    , m_from(team.fromHour * 3600)
    , m_length(team.hours * 3600)
    , m_days(team.workDays)
    , m_zone(store::loadZone(team.zone))
{
}

double Clock::working(double real) const
{
    if (m_always)
        return real;
    const double days = std::floor(real / day);
    const double weeks = std::floor(days / 7);
    const double ofWeek = days - weeks * 7;
    const double worked = weeks * m_days + std::min<double>(ofWeek, m_days);
    return worked * m_length + (ofWeek < m_days ? std::clamp(real - days * day - m_from, 0.0, m_length) : 0);
}

double Clock::real(double working) const
{
    if (m_always)
        return working;
    double days = std::floor(working / m_length);
    double rest = working - days * m_length;
    if (rest <= 0 && days > 0) { // the end of a day, not the beginning of the next
        days -= 1;
        rest = m_length;
    }
    const double weeks = std::floor(days / m_days);
    return (weeks * 7 + (days - weeks * m_days)) * day + m_from + rest;
}

Instant Clock::instant(double real) const
{
    constexpr Day monday = std::chrono::local_days(std::chrono::year(2024) / 1 / 8);
    return m_zone.fromLocal(LocalTime(monday) + Duration(static_cast<std::int64_t>(real * 1e6)));
}

std::vector<ItemDraw> drawItems(const Team& team, const Clock& clock)
{
    stats::Random random(team.seed);
    std::vector<ItemDraw> items;
    const double gap = (team.officeHours ? team.hours * 3600 : day) / team.perDay;
    const double clockGap = 7 * day / (team.perDay * (team.officeHours ? team.workDays : 7));
    double at = 0;
    for (int i = 0; i < team.items; ++i) {
        const double wait =
            team.burst == 1 ? random.exponential() : gammaOf(1 / (team.burst * team.burst), random) * team.burst * team.burst;
        at += wait * (team.roundTheClock ? clockGap : gap);
        ItemDraw item;
        item.arrives = team.roundTheClock ? at : clock.real(at);
        item.listed = team.backlog ? 3 * day * random.exponential() : 0;
        item.urgent = random.chance(0.2);
        item.steps = route(team, static_cast<double>(i) / team.items, random);
        items.push_back(std::move(item));
    }
    return items;
}

double arrivesAt(const Clock& clock, const std::vector<ItemDraw>& items, std::size_t item, const Otherwise& otherwise)
{
    if (otherwise.arrivals == 1)
        return items[item].arrives;
    const double first = clock.working(items.front().arrives);
    const double moved = first + (clock.working(items[item].arrives) - first) / otherwise.arrivals;
    return items[item].arrives + clock.real(moved) - clock.real(clock.working(items[item].arrives));
}

std::vector<ItemRun> run(const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const Otherwise& otherwise)
{
    return Simulator(team, clock, items, otherwise).all();
}

} // namespace weir::bench
