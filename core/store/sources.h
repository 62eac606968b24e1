// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"
#include "core/store/event_gather.h"

#include <cstdint>
#include <string>

namespace weir::store {

/// Objects that a source says something about.
[[nodiscard]] ObjectMask objectsOf(const Connection& connection, std::int64_t source);
/// Takes a source out of everything derived, or puts it back. What it observed stays in the file.
void setRemoved(Connection& connection, std::int64_t source, bool removed, Progress& progress);
/// Deletes a removed source and what it observed.
void purgeSource(Connection& connection, std::int64_t source);
/// The zone in which a source's times without one were read.
void setSourceZone(Connection& connection, std::int64_t source, const std::string& zone);
/// Its name; empty: not known.
[[nodiscard]] std::string sourceZone(const Connection& connection, std::int64_t source);
/// Tells readers that what they have loaded is out of date.
void raiseRevision(Connection& connection);

} // namespace weir::store
