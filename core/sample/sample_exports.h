// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/sample.h"

#include <string>

/// The sample as the files that a tracker would export, so that looking at it goes the way of real data.
namespace weir::sample {

/// Result of a search with changelog, as a Jira server gives it: statuses with ids and categories, histories newest first, local times.
[[nodiscard]] std::string sampleJiraJson(const SampleStream& stream);

/// The platform team's board: Key,Type,Title,Project,Team,From,To,Changed; one row an event.
[[nodiscard]] std::string sampleEventsCsv(const SampleStream& stream);

} // namespace weir::sample
