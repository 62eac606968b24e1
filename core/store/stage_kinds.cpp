// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"
#include "core/analysis/stage_proposal.h"
#include "core/analysis/stage_visits.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/loader.h"
#include "core/store/stage_map_json.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <set>

namespace weir::store {

namespace {

const char* kindName(analysis::StatusPart part)
{
    switch (part) {
    case analysis::StatusPart::Queue:
        return "queue";
    case analysis::StatusPart::Work:
        return "work";
    case analysis::StatusPart::Wait:
        return "wait";
    case analysis::StatusPart::Outside:
        return "outside";
    case analysis::StatusPart::Done:
        return "done";
    case analysis::StatusPart::Discarded:
        return "discarded";
    case analysis::StatusPart::Unmapped:
        break;
    }
    return nullptr;
}

/// Puts a status that the map does not know where the proposal has it: into the stage of that name if there is one, else into the stage
/// that holds most of its neighbours there, else into a stage of its own at the proposal's place.
void adopt(StageMap& map, const Stage& proposed, const std::string& status, bool queue)
{
    const auto sharesStatus = [&](const Stage& stage) {
        const auto holds = [&](const std::string& name) {
            return std::ranges::find(stage.queue, name) != stage.queue.end() || std::ranges::find(stage.work, name) != stage.work.end();
        };
        return std::ranges::any_of(proposed.work, holds) || std::ranges::any_of(proposed.queue, holds);
    };
    auto home = std::ranges::find(map.stages, proposed.name, &Stage::name);
    if (home == map.stages.end())
        home = std::ranges::find_if(map.stages, sharesStatus);
    if (home == map.stages.end()) {
        Stage stage = proposed;
        stage.queue.clear();
        stage.work.clear();
        // Before the first final stage, unless it is one itself.
        const bool isEnd = proposed.kind == StageKind::Done || proposed.kind == StageKind::Discarded;
        home = isEnd
            ? map.stages.end()
            : std::ranges::find_if(map.stages, [](const Stage& s) { return s.kind == StageKind::Done || s.kind == StageKind::Discarded; });
        home = map.stages.insert(home, std::move(stage));
    }
    (queue ? home->queue : home->work).push_back(status);
}

std::set<std::string> statusesIn(const StageMap& map)
{
    std::set<std::string> known;
    for (const Stage& stage : map.stages) {
        known.insert(stage.queue.begin(), stage.queue.end());
        known.insert(stage.work.begin(), stage.work.end());
    }
    return known;
}

bool coversAll(const std::set<std::string>& known, const Dataset& data)
{
    return std::ranges::all_of(data.statuses, [&](const Status& status) { return known.contains(status.name); });
}

} // namespace

StageMap completeStageMap(std::optional<StageMap> decided, const Dataset& data)
{
    if (!decided)
        return analysis::proposeStageMap(data);
    decided->proposed = false;
    std::set<std::string> known = statusesIn(*decided);
    if (coversAll(known, data))
        return *decided;
    for (const Stage& stage : analysis::proposeStageMap(data).stages) {
        for (const std::string& status : stage.queue)
            if (known.insert(status).second)
                adopt(*decided, stage, status, true);
        for (const std::string& status : stage.work)
            if (known.insert(status).second)
                adopt(*decided, stage, status, false);
    }
    return *decided;
}

void refreshStageKinds(Connection& connection, const Dataset& data)
{
    analysis::Facts facts;
    facts.data = DatasetPtr(DatasetPtr(), &data); // no ownership: it outlives this
    facts.map = completeStageMap(decidedStageMap(connection), data);
    analysis::mapStatuses(facts);
    connection.run("DELETE FROM stage_kind");
    const std::vector<std::int64_t> rowOfStatus = loadStatusCodes(connection).statusOf; // in the order of data.statuses
    Statement insert = connection.prepare("INSERT INTO stage_kind VALUES (?, ?)");
    for (std::size_t i = 0; i < data.statuses.size(); ++i)
        if (const char* kind = kindName(facts.partOfStatus[i]))
            insert.run(rowOfStatus[i], kind);
}

void refreshStageKinds(Connection& connection, Progress& progress)
{
    const Dataset statuses = loadStatusNames(connection);
    const auto map = decidedStageMap(connection);
    if (map && coversAll(statusesIn(*map), statuses)) {
        refreshStageKinds(connection, statuses);
        return;
    }
    refreshStageKinds(connection, *loadDataset(connection, progress));
}

} // namespace weir::store
