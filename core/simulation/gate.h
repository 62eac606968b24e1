// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/check.h"
#include "core/simulation/prediction.h"

#include <vector>

namespace weir::simulation {

/// What shows before any station is read: few, part, batch, hours, short.
[[nodiscard]] std::vector<Check> checkLog(const StreamModel& model, const Progress& progress);
/// What shows once stations are read: limit, idle, size, load, steady.
[[nodiscard]] std::vector<Check> checkStations(const StreamModel& model, const Progress& progress);
/// Whether the replay gives back the log.
[[nodiscard]] Check checkBase(const StreamModel& model, const LeadTimes& base);
/// All of them, in that order.
[[nodiscard]] std::vector<Check> checkAll(const StreamModel& model, const Predictor& predictor, const Progress& progress);
/// The interval is no wider than the figure bears.
[[nodiscard]] Check checkWidth(const Prediction& prediction);

} // namespace weir::simulation
