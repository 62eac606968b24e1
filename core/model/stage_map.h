// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

/// Role of a stage in the stream.
enum class StageKind : std::uint8_t {
    Work, ///< somebody works on the item (its queue statuses aside)
    Wait, ///< nobody works on it
    Outside, ///< before or beside the stream; an item has not started there
    Done, ///< the end: entering it finishes the item
    Discarded, ///< won't do, duplicate, rejected: left the stream, never throughput
};
[[nodiscard]] std::string_view stageKindName(StageKind kind);
[[nodiscard]] std::optional<StageKind> parseStageKind(std::string_view word);

/// One stage: its queue statuses ("Ready for Review") and its work statuses ("In Review"), by name.
struct Stage {
    std::string name;
    StageKind kind = StageKind::Work;
    std::vector<std::string> queue;
    std::vector<std::string> work;
    std::optional<std::string> team;
    std::optional<int> wipLimit;
    friend bool operator==(const Stage&, const Stage&) = default;
};

/// Working days and hours; used by the working-time clock.
struct WorkHours {
    std::string zone;
    std::vector<std::string> days = {"mon", "tue", "wed", "thu", "fri"};
    std::string from = "09:00";
    std::string to = "17:00";
    std::vector<std::string> holidays; ///< YYYY-MM-DD
    friend bool operator==(const WorkHours&, const WorkHours&) = default;
};

/// Everything a user decides about how figures are made (`weir stages`). Order of `stages` is the order of the stream.
struct StageMap {
    bool proposed = true;
    std::string stream = "default";
    std::map<std::string, std::vector<std::string>> where; ///< which items belong to the stream: field → values
    std::vector<Stage> stages;
    /// Of a proposal: statuses that it takes for an end although neither name nor tracker says so, because nothing follows them.
    std::vector<std::string> guessedEnds;
    std::string clock = "elapsed";
    std::optional<WorkHours> calendar;
    std::string deploymentsFrom = "tags";
    std::string deploymentsPattern = "v*";
    std::int64_t incidentWindowSeconds = 86400;
    friend bool operator==(const StageMap&, const StageMap&) = default;
};

} // namespace weir
