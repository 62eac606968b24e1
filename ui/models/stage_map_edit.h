// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stage_map.h"

#include <cstddef>
#include <optional>
#include <string>

namespace weir::ui {

/// Where a status stands in a stage.
enum class StatusRole { Queue, Work };

struct StatusPlace {
    std::size_t stage = 0;
    StatusRole role = StatusRole::Work;
    std::size_t position = 0; ///< among the statuses of that role
    friend bool operator==(const StatusPlace&, const StatusPlace&) = default;
};

/// Edits of a stage map, one function each: the map as it would be, decided by the user. Absent where the edit changes nothing
/// or is not possible (a name that is taken, the last stage).
[[nodiscard]] std::optional<StatusPlace> placeOf(const StageMap& map, const std::string& status);
[[nodiscard]] std::optional<StageMap> withStatusMoved(const StageMap& map, const std::string& status, const StatusPlace& to);
/// One step up or down: within its list, from queue to work, then on to the neighbouring stage.
[[nodiscard]] std::optional<StageMap> withStatusStepped(const StageMap& map, const std::string& status, bool down);
[[nodiscard]] std::optional<StageMap> withStageMoved(const StageMap& map, std::size_t from, std::size_t to);
[[nodiscard]] std::optional<StageMap> withKind(const StageMap& map, std::size_t stage, StageKind kind);
[[nodiscard]] std::optional<StageMap> withName(const StageMap& map, std::size_t stage, const std::string& name);
/// An empty stage behind `after`; its name is made unique.
[[nodiscard]] std::optional<StageMap> withStageAdded(const StageMap& map, std::size_t after, const std::string& name);
/// Its statuses go to the stage before it (of the first: behind it), in the role they had.
[[nodiscard]] std::optional<StageMap> withStageRemoved(const StageMap& map, std::size_t stage);
[[nodiscard]] std::optional<StageMap> accepted(const StageMap& map);

} // namespace weir::ui
