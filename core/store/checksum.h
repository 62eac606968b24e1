// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace weir::store {

[[nodiscard]] std::uint64_t hashBytes(const void* bytes, std::size_t size) noexcept;

/// (source, table) → sum of the hashes of its rows; source 0: dictionaries that all sources share. A sum, so that the
/// order in which rows were written does not matter, and a change of any byte shows.
using Checksums = std::map<std::pair<std::int64_t, std::string>, std::int64_t>;

/// Reads every table of observations and adds up.
[[nodiscard]] Checksums computeChecksums(const Connection& connection, Progress& progress);
/// Stores the sums of a source that has just been taken, and those of what the dictionaries have gained.
void storeChecksums(Connection& connection, std::int64_t source, const Progress& progress);
[[nodiscard]] Checksums storedChecksums(const Connection& connection);
/// Empties texts of a dictionary. Its sum changes by just that, so that damage elsewhere still shows.
void emptyTexts(Connection& connection, const std::string& dictionary, const std::vector<std::int64_t>& rows, const Progress& progress);
/// A source that is gone for good.
void dropChecksums(Connection& connection, std::int64_t source);

} // namespace weir::store
