// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/gate.h"
#include "core/simulation/prediction.h"
#include "core/simulation/station_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::simulation {

/// What holds the items of a stage.
enum class Limit {
    Unknown,
    People, ///< places that are taken
    Attention, ///< people who work on everything that is there
    Elsewhere, ///< nothing that waits for anybody here
};

/// What the counted items would have gained if a stage's work had taken 20 % less.
struct StageGain {
    std::uint32_t stage = 0;
    double mean = 0, p50 = 0, p85 = 0; ///< seconds of lead time
    double low = 0, high = 0; ///< 90 % interval of the mean
    std::optional<double> throughputPerWeek;
    Limit limit = Limit::Unknown;
    std::optional<double> utilisation; ///< share of the time that its places were taken
};

struct Gains {
    std::vector<StageGain> stages; ///< the most first; stages that no item passed are left out
    /// Whether the first gains more than the second whichever way the log is understood, each held to the same.
    bool decided = false;
    bool hidden = false; ///< somewhere the log does not tell when work began
    std::vector<Check> checks;
    std::vector<double> observed, replayed; ///< lead times of the counted items; empty: the log was not replayed
    [[nodiscard]] bool trusted() const;
    /// The first check that does not hold; null: all do.
    [[nodiscard]] const Check* failed() const;
};

/// By how much less work a stage's gain is measured.
inline constexpr double gainFactor = 0.8;

/// Stays that a ranking replays at most: it takes some seconds for so many, and minutes for many more.
inline constexpr std::size_t mostStays = 100'000;

enum class Doubted { LeaveOut, Compute };

/// Where a check does not hold, gains are left out unless asked for.
[[nodiscard]] Gains simulateGains(const StationLog& log, std::uint64_t seed, Progress& progress, Doubted doubted = Doubted::LeaveOut);

} // namespace weir::simulation
