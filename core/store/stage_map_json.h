// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stage_map.h"

#include <string>
#include <vector>

namespace weir::store {

/// Reads a stage map in the form of `weir stages` (also what that printed). `name` is what sentences call the text.
/// A document without "proposed" is a decision. Keys that mean nothing are left out, with a sentence each in `unread`. Throws
/// Error(Malformed) that names the key that is wrong.
[[nodiscard]] StageMap parseStageMap(const std::string& json, const std::string& name, std::vector<std::string>* unread = nullptr);
/// One JSON object, a line feed at the end.
[[nodiscard]] std::string stageMapJson(const StageMap& map);

} // namespace weir::store
