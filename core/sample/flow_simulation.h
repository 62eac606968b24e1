// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/sample/team.h"
#include "core/stats/random.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The team's work as a discrete-event simulation: what is planned lies in the backlog until the next morning's triage, items wait for
/// people, people work in their hours, reviews and acceptance send some items back, releases take along what is ready.
namespace weir::sample {

enum StageRow : std::size_t { Refine, Build, Review, Verify, Accept, Release, stageCount };
[[nodiscard]] const std::vector<std::string>& stageNames();

enum class ItemType : std::uint8_t { Feature, Bug, Maintenance, Unplanned };

/// The item waited for a stage and was worked on there.
struct FlowVisit {
    StageRow stage = Refine;
    LocalSeconds queued {}, begun {}, ended {}; ///< begun, ended: max() while not
    seconds effort {};
    std::string who;
    bool rework = false; ///< came back from a later stage
};

enum class Outcome : std::uint8_t { Open, Finished, Discarded };

struct FlowItem {
    ItemType type = ItemType::Feature;
    LocalSeconds created {};
    std::vector<FlowVisit> visits;
    Outcome outcome = Outcome::Open;
    LocalSeconds left {};
};

struct FlowResult {
    std::vector<FlowItem> items; ///< by creation
    std::vector<LocalSeconds> releases; ///< when releases began, ascending
    std::size_t reviewersBefore = 0, reviewersAfter = 0;
};

inline constexpr LocalSeconds notYet = LocalSeconds::max();
inline constexpr double reviewReturns = 0.25;
inline constexpr double acceptReturns = 0.08;

[[nodiscard]] FlowResult simulateFlow(std::size_t items, stats::Random& random, Progress& progress);

} // namespace weir::sample
