// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/model/link_edits.h"
#include "core/model/people.h"
#include "core/model/stage_map.h"
#include "core/store/connection.h"

#include <optional>
#include <string>

/// What the user decided, in order. Undo marks the last entry that is in force; a new decision drops what was undone.
namespace weir::store {

namespace decision_kind {
inline constexpr const char* stageMap = "stage map";
inline constexpr const char* chartMarks = "chart marks";
inline constexpr const char* reportRecipe = "report";
inline constexpr const char* people = "people";
inline constexpr const char* links = "links";
inline constexpr const char* savedViews = "views";
inline constexpr const char* zone = "zone";
inline constexpr const char* sourceRemoved = "source removed";
} // namespace decision_kind

struct DecisionRow {
    std::int64_t id = 0;
    std::string kind, label, body;
};

void addDecision(Connection& connection, const char* kind, const std::string& label, const std::string& body);
/// The decision that undo (or redo) is about.
[[nodiscard]] std::optional<DecisionRow> decisionToUndo(const Connection& connection);
[[nodiscard]] std::optional<DecisionRow> decisionToRedo(const Connection& connection);
/// What is in force again is so from now on.
void setUndone(Connection& connection, std::int64_t id, bool undone);

/// The newest decision of a kind that is in force.
[[nodiscard]] std::optional<std::string> decided(const Connection& connection, const char* kind);
/// Empty if nothing is decided, or nothing that can be read: no reason to withhold everything else.
[[nodiscard]] PeopleDecisions decidedPeople(const Connection& connection);
[[nodiscard]] LinkEdits decidedLinks(const Connection& connection);
[[nodiscard]] std::optional<StageMap> decidedStageMap(const Connection& connection);
/// The decided map with statuses that came later where the proposal puts them; without decision the proposal.
[[nodiscard]] StageMap completeStageMap(std::optional<StageMap> decided, const Dataset& data);

} // namespace weir::store
