// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace weir::analysis {

/// The classic signals of a bottleneck, in the order in which they are shown.
enum class SignalKind { QueueGrows, OlderThanUsual, LongestWait, MostItems, Utilisation };

struct SignalVerdict {
    SignalKind kind = SignalKind::QueueGrows;
    std::optional<bool> agrees; ///< points at the stage; absent: not known, or of too few
    bool tooFew = false; ///< it is known, but of fewer items than say something
    std::optional<std::size_t> row; ///< of LongestWait and MostItems: the stage that it points at; none: a tie, or nothing is there
};

/// Items in a stage below which their number and their age say nothing.
inline constexpr std::int64_t enoughOpen = 5;
/// Whether enough items lie in a stage, and enough visits have ended, to hold the age of the ones against the length of the others.
[[nodiscard]] bool canTellAge(const StreamStage& stage);
/// What lies there is much older than a visit usually lasts: wipAgeRatio where that says something.
[[nodiscard]] std::optional<double> tellingAgeRatio(const StreamStage& stage, const BottleneckSignals& evidence);

/// What every signal says of the stage of an entry: one row a kind.
[[nodiscard]] std::vector<SignalVerdict> signalVerdicts(const StreamResult& stream, const BottleneckEntry& entry);
[[nodiscard]] std::size_t agreeing(const std::vector<SignalVerdict>& verdicts);

} // namespace weir::analysis
