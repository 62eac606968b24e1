// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importer.h"

namespace weir::import {

/// The sources behind one entry of a folder of exports: none where it is nothing that can be read. See expandSources().
[[nodiscard]] ExpandedSources sourcesAt(const std::filesystem::path& entry, const Progress& progress, Wanted wanted = Wanted::Recognised);

} // namespace weir::import
