// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bottleneck_accuracy/family.h"

#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::bench {

namespace {

constexpr double day = 86400;
using Names = std::array<const char*, 8>;
constexpr std::array<Names, 6> boards {{
    {"Analysis", "Design", "Development", "Code Review", "Testing", "UAT", "Documentation", "Deployment"},
    {"Refinement", "Implementation", "Peer Review", "QA", "Security Review", "Acceptance", "Release Preparation", "Rollout"},
    {"Specify", "Build", "Review", "Verify", "Validate", "Approve", "Package", "Deploy"},
    {"Triage", "Coding", "Merge Review", "Integration", "System Test", "Performance Test", "Sign-off", "Staging"},
    {"Discovery", "In Progress", "In Review", "In Test", "Product Check", "Translation", "Legal Review", "Go Live"},
    {"Estimate", "Prototype", "Construction", "Inspection", "Regression Test", "Customer Check", "Training", "Handover"},
}};

void drawHours(Team& team, stats::Random& random)
{
    constexpr std::array<const char*, 5> zones {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney"};
    if (!random.chance(0.5))
        return;
    team.officeHours = true;
    team.zone = zones[random.below(zones.size())];
    team.hours = 7 + static_cast<double>(random.below(5));
    team.fromHour = 7 + static_cast<double>(random.below(4));
    team.workDays = random.chance(0.85) ? 5 : 6;
    team.roundTheClock = random.chance(0.2);
}

void drawStages(Team& team, stats::Random& random)
{
    const Names& board = boards[random.below(boards.size())];
    const std::size_t count = 3 + random.below(6);
    const std::size_t skipped = board.size() - count;
    const std::size_t from = skipped == 0 ? 0 : random.below(skipped + 1);
    const double visibility = random.uniform();
    const double rework = random.chance(0.6) ? 0.25 * random.uniform() : 0;
    for (std::size_t s = 0; s < count; ++s) {
        TeamStage stage;
        stage.name = board[from + s];
        stage.pool = static_cast<int>(s);
        stage.shape = static_cast<int>(random.below(4));
        stage.spread = 0.4 + 1.1 * random.uniform();
        stage.queueSeen = visibility < 0.4 ? true : visibility < 0.8 ? false : random.chance(0.5);
        if (s > 0 && rework > 0 && random.chance(0.4)) {
            stage.returns = rework;
            stage.returnsTo = static_cast<int>(random.below(s));
        }
        team.stages.push_back(stage);
        team.people.push_back(1 + static_cast<int>(random.below(6)));
    }
    if (count >= 4 && random.chance(0.5)) { // long, and nobody waits there
        TeamStage& idle = team.stages[1 + random.below(count - 1)];
        idle.pool = -1;
        idle.queueSeen = false;
        idle.name = random.chance(0.5) ? "Customer Trial" : "Supplier";
    }
}

/// Mean number of visits of an item to each stage.
std::vector<double> visitsOf(const Team& team)
{
    std::vector<double> visits(team.stages.size(), 0);
    std::vector<double> enters(team.stages.size(), 0);
    enters[0] = 1;
    for (int round = 0; round < 200; ++round) {
        std::vector<double> next(team.stages.size(), 0);
        for (std::size_t s = 0; s < team.stages.size(); ++s) {
            visits[s] += enters[s];
            next[static_cast<std::size_t>(team.stages[s].returnsTo)] += enters[s] * team.stages[s].returns;
            if (s + 1 < team.stages.size())
                next[s + 1] += enters[s] * (1 - team.stages[s].returns);
        }
        enters = next;
    }
    return visits;
}

void drawLoads(Team& team, stats::Random& random)
{
    const std::vector<double> visits = visitsOf(team);
    const double gap = (team.officeHours ? team.hours * 3600 : day) / team.perDay;
    std::vector<std::size_t> worked;
    for (std::size_t s = 0; s < team.stages.size(); ++s) {
        if (team.stages[s].pool >= 0)
            worked.push_back(s);
    }
    const std::size_t heavy = worked[random.below(worked.size())];
    for (std::size_t s = 0; s < team.stages.size(); ++s) {
        TeamStage& stage = team.stages[s];
        if (stage.pool < 0) {
            stage.meanWork = gap * (10 + 30 * random.uniform());
            continue;
        }
        const double load = s == heavy ? 0.83 + 0.12 * random.uniform() : 0.5 + 0.28 * random.uniform();
        stage.meanWork = load * team.people[static_cast<std::size_t>(stage.pool)] * gap / visits[s];
    }
}

void sharePeople(Team& team, stats::Random& random)
{
    std::vector<std::size_t> worked;
    for (std::size_t s = 0; s < team.stages.size(); ++s) {
        if (team.stages[s].pool >= 0)
            worked.push_back(s);
    }
    if (worked.size() < 3)
        return;
    const std::size_t a = random.below(worked.size() - 1);
    TeamStage& one = team.stages[worked[a]];
    TeamStage& other = team.stages[worked[a + 1]];
    const int before = team.people[static_cast<std::size_t>(one.pool)];
    const int together = before + team.people[static_cast<std::size_t>(other.pool)];
    team.people[static_cast<std::size_t>(one.pool)] = together;
    other.pool = one.pool;
    one.queueSeen = other.queueSeen = true;
    team.actorsSeen = true;
}

void breakIt(Team& team, stats::Random& random)
{
    switch (team.broken) {
    case Broken::FewItems:
        team.items = 50;
        team.cut = false;
        break;
    case Broken::SmallFirst:
        team.order = Order::SmallFirst;
        for (TeamStage& stage : team.stages)
            stage.shared = false;
        break;
    case Broken::TeamChanges:
        for (int& people : team.people)
            people = std::max(people, 2);
        team.changesAt = 0.2 + 0.6 * random.uniform();
        team.changesTo = random.chance(0.5) ? 1.5 + random.uniform() : 0.4 + 0.3 * random.uniform();
        break;
    case Broken::Unattended:
        for (TeamStage& stage : team.stages)
            stage.unattended = random.chance(0.5) ? stage.meanWork * (0.5 + random.uniform()) : 0;
        break;
    case Broken::StartsThatAreNone:
    case Broken::QueueOnMost:
        for (TeamStage& stage : team.stages) {
            stage.shared = false;
            stage.queueSeen = stage.pool >= 0;
        }
        break;
    case Broken::ClosedOnly:
    case Broken::FinishedSince:
        team.cut = true;
        break;
    default:
        break;
    }
}

/// What a tracker says of one status.
struct Row {
    double at = 0; ///< real
    std::string status, actor;
};

std::vector<Row> rowsOf(const Team& team, const Clock& clock, const ItemDraw& item, const ItemRun& run, stats::Random& random)
{
    std::vector<Row> rows;
    if (team.backlog)
        rows.push_back({item.arrives, "Backlog", ""});
    for (const Stay& stay : run.stays) {
        const TeamStage& stage = team.stages[static_cast<std::size_t>(stay.stage)];
        const double entered = rows.empty() ? item.arrives : clock.real(stay.entered);
        const std::string actor =
            team.actorsSeen && stay.person >= 0 ? std::string("p").append(std::to_string(stay.person)) : std::string();
        if (!stage.queueSeen || stage.pool < 0) {
            rows.push_back({entered, stage.name, stage.queueSeen ? actor : ""});
            continue;
        }
        double started = stay.started;
        if (random.chance(team.startsLate))
            started = stay.left - (stay.left - stay.started) * 0.04 * random.uniform();
        if (team.broken == Broken::StartsThatAreNone)
            started = stay.entered + (stay.started - stay.entered) * random.uniform();
        if (team.broken == Broken::QueueOnMost && random.chance(0.25)) { // whoever came first wrote it down
            rows.push_back({entered, stage.name, actor});
            continue;
        }
        rows.push_back({entered, std::string("Ready for ").append(stage.name), ""});
        rows.push_back({std::max(entered, clock.real(started)), stage.name, actor});
    }
    rows.push_back({clock.real(run.stays.back().left), "Done", ""});
    double before = 0;
    for (Row& row : rows) {
        if (team.broken == Broken::WeeklyBoard)
            row.at = (std::floor(row.at / (7 * day)) + 1) * 7 * day - 2 * day - 8 * 3600
                + 7 * day * (std::fmod(row.at, 7 * day) > 4.6 * day ? 1 : 0);
        else if (team.broken == Broken::StampsLate)
            row.at += day * random.exponential();
        row.at = std::max(row.at, before);
        before = row.at;
    }
    return rows;
}

} // namespace

Team drawTeam(std::uint64_t seed, Broken broken)
{
    stats::Random random(seed * 7907 + 17);
    Team team;
    team.seed = seed;
    team.broken = broken;
    drawHours(team, random);
    team.items = 300 + static_cast<int>(random.below(1201));
    team.perDay = 3 + 9 * random.uniform();
    team.burst = random.chance(0.7) ? 1 : 0.5 + random.uniform();
    drawStages(team, random);
    drawLoads(team, random);
    constexpr std::array<Order, 5> orders {Order::FirstCome, Order::FirstCome, Order::Random, Order::RandomKept, Order::UrgentFirst};
    const std::size_t kind = random.below(7);
    team.order = orders[std::min<std::size_t>(kind, orders.size() - 1)];
    for (TeamStage& stage : team.stages) {
        stage.shared = kind >= 5 && stage.pool >= 0;
        stage.queueSeen = stage.queueSeen && !stage.shared;
    }
    team.actorsSeen = random.chance(0.6);
    team.backlog = random.chance(0.2);
    team.cut = random.chance(0.45);
    if (kind < 5 && random.chance(0.25))
        sharePeople(team, random);
    const bool anySeen = std::ranges::any_of(team.stages, &TeamStage::queueSeen);
    if (anySeen && team.actorsSeen && random.chance(0.35))
        team.startsLate = 0.1 + 0.4 * random.uniform();
    breakIt(team, random);
    if (team.cut)
        team.items = static_cast<int>(team.items / (team.cutTo - team.cutFrom));
    return team;
}

Export exportOf(const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const std::vector<ItemRun>& runs)
{
    Export out;
    stats::Random random(team.seed + 77);
    const double last = items.back().arrives;
    const double from = team.cut ? team.cutFrom * last : -1;
    const double to = team.cut ? team.cutTo * last : 1e18;
    out.csv = team.actorsSeen ? "key,status,instant,actor\n" : "key,status,instant\n";
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool bySince = team.broken == Broken::FinishedSince;
        if ((!bySince && items[i].arrives < from) || items[i].arrives > to)
            continue;
        const std::vector<Row> rows = rowsOf(team, clock, items[i], runs[i], random);
        if ((bySince && rows.back().at < from) || (team.broken == Broken::ClosedOnly && rows.back().at > to))
            continue;
        for (const Row& row : rows) {
            if (row.at > to)
                continue;
            out.csv.append("T-").append(std::to_string(i + 1)).append(",").append(row.status).append(",");
            out.csv.append(isoInstant(clock.instant(row.at)));
            if (team.actorsSeen)
                out.csv.append(",").append(row.actor);
            out.csv.append("\n");
        }
        if (rows.back().at <= to)
            out.finished.push_back(i);
    }
    return out;
}

double meanLead(const Clock& clock, const std::vector<ItemDraw>& items, const std::vector<ItemRun>& runs,
    const std::vector<std::size_t>& which, const Otherwise& otherwise)
{
    double sum = 0;
    for (const std::size_t i : which)
        sum += clock.real(runs[i].stays.back().left) - arrivesAt(clock, items, i, otherwise);
    return which.empty() ? 0 : sum / static_cast<double>(which.size());
}

} // namespace weir::bench
