// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include "core/sample/flow_simulation.h"
#include "core/sample/repository_story.h"
#include "core/sample/request_board.h"
#include "core/sample/titles.h"

#include <array>

namespace weir::sample {

namespace {

constexpr std::string_view queuePrefix = "Ready for ";

std::size_t queueStatus(StageRow stage)
{
    return 2 * stage;
}
std::size_t workStatus(StageRow stage)
{
    return 2 * stage + 1;
}
constexpr std::size_t doneStatus = 2 * stageCount;
constexpr std::size_t discardedStatus = 2 * stageCount + 1;
constexpr std::size_t backlogStatus = 2 * stageCount + 2;

std::vector<SampleStatus> makeStatuses()
{
    std::vector<SampleStatus> statuses;
    for (std::size_t s = 0; s < stageCount; ++s) {
        const std::string& name = stageNames()[s];
        statuses.push_back({std::string(queuePrefix) + name, std::to_string(10010 + 10 * s), "indeterminate"});
        statuses.push_back({name, std::to_string(10011 + 10 * s), "indeterminate"});
    }
    statuses.push_back({"Done", "10100", "done"});
    statuses.push_back({"Won't Do", "10101", "done"});
    statuses.push_back({"Backlog", "10000", "new"});
    return statuses;
}

StageMap makeStageMap(const std::string& project)
{
    static constexpr std::array<const char*, stageCount> teams {"Product", "Checkout", "Checkout", "Quality", "Product", "Platform"};
    StageMap map;
    map.proposed = false;
    map.stream = "Checkout";
    map.where = {{"project", {project}}};
    map.stages.push_back({"Backlog", StageKind::Outside, {}, {"Backlog"}, {}, {}});
    for (std::size_t s = 0; s < stageCount; ++s)
        map.stages.push_back(
            {stageNames()[s], StageKind::Work, {std::string(queuePrefix) + stageNames()[s]}, {stageNames()[s]}, teams[s], {}});
    map.stages.push_back({"Done", StageKind::Done, {}, {"Done"}, {}, {}});
    map.stages.push_back({"Won't Do", StageKind::Discarded, {}, {"Won't Do"}, {}, {}});
    map.calendar.emplace().zone = "Europe/Berlin";
    return map;
}

SampleItem makeItem(const FlowItem& flow, const Zone& zone, stats::Random& random)
{
    const auto at = [&zone](LocalSeconds t) { return zone.fromLocal(LocalTime(t)); };
    const Area& area = areas()[random.below(areas().size())];
    SampleItem item;
    item.type = typeName(flow.type);
    item.title = itemTitle(flow.type, area, random);
    item.team = area.team;
    item.component = area.name;
    item.priority = flow.type == ItemType::Unplanned ? "Highest" : random.chance(0.25) ? "High" : random.chance(0.7) ? "Medium" : "Low";
    item.created = at(flow.created);
    const bool planned = flow.visits.empty() || flow.visits.front().queued > flow.created;
    item.firstStatus = planned ? backlogStatus : queueStatus(flow.visits.front().stage);
    std::size_t status = item.firstStatus;
    const auto move = [&](LocalSeconds t, std::size_t to, const std::string& actor) {
        item.moves.push_back({at(t), status, to, actor});
        status = to;
    };
    for (std::size_t v = 0; v < flow.visits.size(); ++v) {
        const FlowVisit& visit = flow.visits[v];
        if (v > 0 || planned)
            move(visit.queued, queueStatus(visit.stage), v > 0 ? flow.visits[v - 1].who : std::string("product-01"));
        if (visit.begun != notYet)
            move(visit.begun, workStatus(visit.stage), visit.who);
    }
    if (flow.outcome != Outcome::Open) {
        const bool done = flow.outcome == Outcome::Finished;
        move(flow.left, done ? doneStatus : discardedStatus, flow.visits.back().who);
        item.resolved = at(flow.left);
        item.resolution = done ? "Done" : "Won't Do";
    }
    return item;
}

/// Elapsed seconds between two local times: an hour more or less where clocks change in between.
double elapsed(const Zone& zone, LocalSeconds from, LocalSeconds to)
{
    return weir::seconds(zone.fromLocal(LocalTime(to)) - zone.fromLocal(LocalTime(from)));
}

void countVisit(SampleTruth& truth, const Zone& zone, const FlowItem& item, std::size_t v)
{
    const FlowVisit& visit = item.visits[v];
    if (visit.ended == notYet)
        return;
    const bool after = visit.ended >= LocalSeconds(teamChangeDay);
    (after ? truth.waitAfter : truth.waitBefore)[visit.stage] += elapsed(zone, visit.queued, visit.begun);
    if (visit.stage == Review) {
        ++truth.reviews;
        truth.reviewsReturned += v + 1 < item.visits.size() && item.visits[v + 1].stage == Build ? 1 : 0;
    }
}

SampleTruth makeTruth(const FlowResult& flow, const Zone& zone)
{
    SampleTruth truth;
    truth.first = firstDay;
    truth.last = lastDay;
    truth.teamChange = teamChangeDay;
    truth.reviewersBefore = flow.reviewersBefore;
    truth.reviewersAfter = flow.reviewersAfter;
    truth.bottleneck = stageNames()[Review];
    truth.reviewReturns = reviewReturns;
    truth.acceptReturns = acceptReturns;
    truth.created = flow.items.size();
    truth.stages = stageNames();
    truth.waitBefore.assign(stageCount, 0);
    truth.waitAfter.assign(stageCount, 0);
    for (const FlowItem& item : flow.items) {
        switch (item.outcome) {
        case Outcome::Open:
            ++truth.open;
            break;
        case Outcome::Discarded:
            ++truth.discarded;
            break;
        case Outcome::Finished:
            ++truth.finished;
            truth.leadSeconds += elapsed(zone, item.created, item.left);
            break;
        }
        for (std::size_t v = 0; v < item.visits.size(); ++v)
            countVisit(truth, zone, item, v);
    }
    return truth;
}

} // namespace

SampleStream makeSample(const SampleOptions& options, Progress& progress)
{
    // One stream of numbers a part: what one part draws does not move another.
    stats::Random seeds(options.seed);
    stats::Random flowRandom(seeds.next());
    stats::Random textRandom(seeds.next());
    stats::Random repositoryRandom(seeds.next());
    stats::Random requestRandom(seeds.next());

    SampleStream stream;
    stream.zone = berlin();
    stream.project = "CHK";
    stream.projectName = "Checkout";
    stream.statuses = makeStatuses();
    stream.stages = makeStageMap(stream.project);
    progress.stage("Simulating a year of a team");
    const FlowResult flow = simulateFlow(options.items, flowRandom, progress);
    stream.items.reserve(flow.items.size());
    for (const FlowItem& item : flow.items) {
        stream.items.push_back(makeItem(item, stream.zone, textRandom));
        stream.items.back().key = stream.project + "-" + std::to_string(stream.items.size());
    }
    progress.checkpoint();
    tellRepository(stream, flow, repositoryRandom);
    stream.requests = simulateRequests(options.items, stream.zone, requestRandom);
    stream.truth = makeTruth(flow, stream.zone);
    return stream;
}

} // namespace weir::sample
