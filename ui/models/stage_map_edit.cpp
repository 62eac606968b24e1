// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_map_edit.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace weir::ui {

namespace {

using Names = std::vector<std::string>;

Names& listOf(Stage& stage, StatusRole role)
{
    return role == StatusRole::Queue ? stage.queue : stage.work;
}
const Names& listOf(const Stage& stage, StatusRole role)
{
    return role == StatusRole::Queue ? stage.queue : stage.work;
}

std::ptrdiff_t offset(std::size_t position)
{
    return static_cast<std::ptrdiff_t>(position);
}

/// What somebody decided is no guess any more; kept like this, so what comes back from the workspace is the same map.
StageMap decided(StageMap map)
{
    map.proposed = false;
    map.guessedEnds.clear();
    return map;
}

std::optional<StageMap> ifChanged(const StageMap& before, StageMap after)
{
    if (before.stages == after.stages)
        return std::nullopt;
    return decided(std::move(after));
}

bool nameTaken(const StageMap& map, const std::string& name)
{
    return std::any_of(map.stages.begin(), map.stages.end(), [&](const Stage& s) { return s.name == name; });
}

} // namespace

std::optional<StatusPlace> placeOf(const StageMap& map, const std::string& status)
{
    for (std::size_t stage = 0; stage < map.stages.size(); ++stage)
        for (const StatusRole role : {StatusRole::Queue, StatusRole::Work}) {
            const Names& names = listOf(map.stages[stage], role);
            const auto at = std::find(names.begin(), names.end(), status);
            if (at != names.end())
                return StatusPlace {stage, role, static_cast<std::size_t>(at - names.begin())};
        }
    return std::nullopt;
}

std::optional<StageMap> withStatusMoved(const StageMap& map, const std::string& status, const StatusPlace& to)
{
    if (to.stage >= map.stages.size())
        return std::nullopt;
    StageMap after = map;
    std::size_t position = to.position;
    if (const auto from = placeOf(map, status)) {
        Names& names = listOf(after.stages[from->stage], from->role);
        names.erase(names.begin() + offset(from->position));
        if (from->stage == to.stage && from->role == to.role && from->position < position)
            --position; // it leaves a gap before its new place
    }
    Names& names = listOf(after.stages[to.stage], to.role);
    names.insert(names.begin() + offset(std::min(position, names.size())), status);
    return ifChanged(map, std::move(after));
}

std::optional<StageMap> withStatusStepped(const StageMap& map, const std::string& status, bool down)
{
    const auto at = placeOf(map, status);
    if (!at)
        return std::nullopt;
    const std::size_t size = listOf(map.stages[at->stage], at->role).size();
    StatusPlace to = *at;
    if (down && at->position + 1 < size) {
        to.position += 2; // before the one after the next
    } else if (!down && at->position > 0) {
        --to.position;
    } else if (down && at->role == StatusRole::Queue) {
        to = {at->stage, StatusRole::Work, 0};
    } else if (!down && at->role == StatusRole::Work) {
        to = {at->stage, StatusRole::Queue, map.stages[at->stage].queue.size()};
    } else if (down && at->stage + 1 < map.stages.size()) {
        to = {at->stage + 1, StatusRole::Queue, 0};
    } else if (!down && at->stage > 0) {
        to = {at->stage - 1, StatusRole::Work, map.stages[at->stage - 1].work.size()};
    } else {
        return std::nullopt;
    }
    return withStatusMoved(map, status, to);
}

std::optional<StageMap> withStageMoved(const StageMap& map, std::size_t from, std::size_t to)
{
    if (from >= map.stages.size() || to >= map.stages.size() || from == to)
        return std::nullopt;
    StageMap after = map;
    Stage moved = std::move(after.stages[from]);
    after.stages.erase(after.stages.begin() + offset(from));
    after.stages.insert(after.stages.begin() + offset(to), std::move(moved));
    return ifChanged(map, std::move(after));
}

std::optional<StageMap> withKind(const StageMap& map, std::size_t stage, StageKind kind)
{
    if (stage >= map.stages.size())
        return std::nullopt;
    StageMap after = map;
    after.stages[stage].kind = kind;
    return ifChanged(map, std::move(after));
}

std::optional<StageMap> withName(const StageMap& map, std::size_t stage, const std::string& name)
{
    if (stage >= map.stages.size() || name.empty() || nameTaken(map, name))
        return std::nullopt;
    StageMap after = map;
    after.stages[stage].name = name;
    return ifChanged(map, std::move(after));
}

std::optional<StageMap> withStageAdded(const StageMap& map, std::size_t after, const std::string& name)
{
    Stage stage;
    stage.name = name;
    for (int n = 2; nameTaken(map, stage.name); ++n)
        stage.name = name + ' ' + std::to_string(n);
    StageMap result = map;
    const std::size_t at = map.stages.empty() ? 0 : std::min(after, map.stages.size() - 1) + 1;
    result.stages.insert(result.stages.begin() + offset(at), std::move(stage));
    return ifChanged(map, std::move(result));
}

std::optional<StageMap> withStageRemoved(const StageMap& map, std::size_t stage)
{
    if (stage >= map.stages.size() || map.stages.size() < 2)
        return std::nullopt;
    StageMap after = map;
    const Stage removed = std::move(after.stages[stage]);
    after.stages.erase(after.stages.begin() + offset(stage));
    Stage& heir = after.stages[stage == 0 ? 0 : stage - 1];
    for (const StatusRole role : {StatusRole::Queue, StatusRole::Work}) {
        Names& names = listOf(heir, role);
        const Names& left = listOf(removed, role);
        names.insert(stage == 0 ? names.begin() : names.end(), left.begin(), left.end());
    }
    return ifChanged(map, std::move(after));
}

std::optional<StageMap> accepted(const StageMap& map)
{
    if (!map.proposed)
        return std::nullopt;
    return decided(map);
}

} // namespace weir::ui
