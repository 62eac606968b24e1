// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace weir::analysis {

/// The classic signals of a bottleneck, in the order in which they are shown.
enum class SignalKind { QueueGrows, OlderThanUsual, LongestWait, MostItems, Utilisation };

struct SignalVerdict {
    SignalKind kind = SignalKind::QueueGrows;
    std::optional<bool> agrees; ///< points at the stage; absent: not known
    std::optional<std::size_t> row; ///< of LongestWait and MostItems: the stage that it points at; none: a tie, or nothing is there
};

/// What every signal says of the stage of an entry: one row a kind.
[[nodiscard]] std::vector<SignalVerdict> signalVerdicts(const StreamResult& stream, const BottleneckEntry& entry);
[[nodiscard]] std::size_t agreeing(const std::vector<SignalVerdict>& verdicts);

} // namespace weir::analysis
