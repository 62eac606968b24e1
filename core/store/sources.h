// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"
#include "core/store/event_gather.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace weir::store {

/// Objects that a source says something about.
[[nodiscard]] ObjectMask objectsOf(const Connection& connection, std::int64_t source);
/// Takes a source out of everything derived, or puts it back. What it observed stays in the file.
void setRemoved(Connection& connection, std::int64_t source, bool removed, Progress& progress);
/// Deletes a removed source and what it observed.
void purgeSource(Connection& connection, std::int64_t source);
/// How long the removal of a source can be undone at least.
inline constexpr std::chrono::days removalKept(30);
/// Deletes the sources that were removed before `then`, with what they observed and the words that nothing else uses. Their removal
/// cannot be undone any more. Inside a transaction.
void purgeRemoved(Connection& connection, Instant then, Progress& progress);
/// The zone in which a source's times without one were read.
void setSourceZone(Connection& connection, std::int64_t source, const std::string& zone);
/// Its name; empty: not known.
[[nodiscard]] std::string sourceZone(const Connection& connection, std::int64_t source);

/// How a source was read, to read it so again, and what its file looked like then.
struct SourceReading {
    std::string zone, project; ///< for records without one
    std::string stamp; ///< see import/source_identity.h; empty: not known
};
void setSourceReading(Connection& connection, std::int64_t source, const SourceReading& reading);
[[nodiscard]] SourceReading sourceReading(const Connection& connection, std::int64_t source);

/// The names that were seen in a folder of exports.
void setSeenInFolder(Connection& connection, const std::string& folder, const std::set<std::string>& names);
[[nodiscard]] std::map<std::string, std::set<std::string>> seenInFolders(const Connection& connection);

/// By which a source's table was read last.
struct SourceMapping {
    std::string fingerprint; ///< of the table's header
    std::string body; ///< the mapping as JSON
    bool given = false; ///< by the user, for this source; else kept from another one or guessed
};

void setSourceMapping(Connection& connection, std::int64_t source, const SourceMapping& mapping);
/// Absent if the source is not there, was removed or is no table. `path`: as the source is known by.
[[nodiscard]] std::optional<SourceMapping> sourceMapping(const Connection& connection, const std::string& path);

/// A mapping that the user gave for a source, and that goes for other tables with the same header as long as the source stays.
struct OfferedMapping {
    std::string fingerprint, body;
    std::string source; ///< as the user named it
};

/// Those of the sources imported last come first.
[[nodiscard]] std::vector<OfferedMapping> offeredMappings(const Connection& connection);
/// Tells readers that what they have loaded is out of date.
void raiseRevision(Connection& connection);

} // namespace weir::store
