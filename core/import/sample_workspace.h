// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/sample/sample.h"

#include <filesystem>

namespace weir::import {

/// Makes a new workspace with the sample in it, the way a user would: writes the sample's exports and its repository into
/// a folder beside the workspace ("sample.weir" → "sample-exports/") and imports them. Fails if the workspace is there, or
/// that folder with something of the user in it. Nothing is left behind on failure or cancel. Returns what was planted.
sample::SampleTruth makeSampleWorkspace(const std::filesystem::path& file, const sample::SampleOptions& options, Progress& progress);

} // namespace weir::import
