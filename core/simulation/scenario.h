// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/stream_model.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace weir::simulation {

enum class Lever {
    Work, ///< of a stage: work in each visit (of a stage where nobody waits for anybody: the time there)
    Wait, ///< of a stage: how long a visit waits there, from whatever cause
    Capacity, ///< of a stage: how many are worked on at once
    Rework, ///< of a stage: share of its visits that are not the item's first
    Arrivals, ///< of the stream: items a week
};

/// One thing that would be otherwise.
struct Change {
    Lever lever = Lever::Work;
    std::uint32_t stage = 0;
    bool scales = true; ///< `value` is a factor, else what it shall be: seconds of working time, places, a share, items a week
    double value = 1;
    friend bool operator==(const Change&, const Change&) = default;
};

/// What a change may multiply by; less and more is no question about this team.
inline constexpr double leastFactor = 0.001;
inline constexpr double mostFactor = 1000;

/// The plan with everything changed. The order in which changes are named does not matter: waits are those of the unchanged plan.
[[nodiscard]] ReplayPlan changed(const StreamModel& model, ReplayPlan plan, std::span<const Change> changes, Progress& progress);

/// Why a change cannot be made; empty: it can.
[[nodiscard]] std::string refusal(const StreamModel& model, const Change& change, const Progress& progress);
/// The same of several, which must not contradict each other either.
[[nodiscard]] std::string refusal(const StreamModel& model, std::span<const Change> changes, const Progress& progress);

} // namespace weir::simulation
