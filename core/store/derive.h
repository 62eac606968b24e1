// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/store/connection.h"
#include "core/store/event_gather.h"

#include <cstdint>

/// From observations to what the views show. Everything runs in the caller's transaction, and gives the same rows (their
/// numbers aside) whatever the order of the imports was.
namespace weir::store {

/// Raised whenever a rule changes: workspaces derived by older rules are derived anew when they are opened.
inline constexpr std::int64_t rulesVersion = 1;

struct DerivedCounts {
    std::int64_t items = 0, transitions = 0;
};
/// By how much items and transitions grew.
DerivedCounts deriveItems(Connection& connection, const ObjectMask& touched, Progress& progress);
/// Changes of all sources, united by key. Returns how many there are.
std::int64_t deriveChanges(Connection& connection);
/// Joins between items, changes and commits, each with how it was found.
void deriveLinks(Connection& connection, Progress& progress);
/// What every status is in the stream (work wait outside done discarded queue), for the views: by the decided stage
/// map, else by the proposal.
void refreshStageKinds(Connection& connection, const Dataset& data);

/// The same after the stage map was decided or a decision was undone; loads what the proposal needs only if the map leaves statuses out.
void refreshStageKindsAfterDecision(Connection& connection);

/// Items, changes and links after sources came, went or changed. `touched`: what they observe. Everything is derived anew
/// where statuses fell together or apart (`regrouped`, see refreshStatuses()) or the order of trust among sources changed.
DerivedCounts deriveAfter(
    Connection& connection, ObjectMask touched, const std::vector<std::int64_t>& rankBefore, bool regrouped, Progress& progress);

} // namespace weir::store
