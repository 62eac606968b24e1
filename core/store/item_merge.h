// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/store/status_classes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weir::store {

/// A source in the order of trust: the one that knows the newest things first, then by path. Independent of the order of
/// imports.
struct RankedSource {
    std::int64_t id = 0;
    Instant newest = unknownInstant;
    bool spans = false; ///< a log of start and complete, or one with starts beside the instants
};
[[nodiscard]] std::vector<RankedSource> rankedSources(const Connection& connection);
[[nodiscard]] std::vector<std::int64_t> idsOf(const std::vector<RankedSource>& sources);

/// What a source's `marks` say about its log.
namespace mark {
inline constexpr std::int64_t start = 1; ///< lifecycle "start" was seen
inline constexpr std::int64_t complete = 2; ///< lifecycle "complete"
inline constexpr std::int64_t startInstant = 4; ///< an event had a start beside its instant
} // namespace mark

/// Column `whole` of an item_observation: how much the source says about the item.
namespace extent {
inline constexpr std::int64_t part = 0;
inline constexpr std::int64_t withHistory = 1; ///< all it knows, and the events are the whole history
inline constexpr std::int64_t withoutHistory = 2; ///< all it knows; how the item came to its status is not told
} // namespace extent

/// An item as all its sources state it together.
struct MergedItem {
    std::uint32_t kind = noCode, type = noCode, project = noCode, team = noCode, assignee = noCode; ///< names
    std::string title;
    std::string resolution;
    Instant created = unknownInstant; ///< as stated
    Instant started = unknownInstant; ///< as stated
    Instant finished = unknownInstant; ///< as stated
    std::uint32_t status = noCode; ///< observed_status
    std::size_t statusFrom = 0; ///< row in the ranked sources
    std::uint32_t knownStatus = noCode; ///< observed_status by the first source that knows the item's whole history
    bool known = false; ///< some source states it
};

/// Reads what sources say about items, in ascending order of object.
class ItemObservations {
public:
    ItemObservations(const Connection& connection, std::vector<RankedSource> sources);
    /// Every field by the first source that states it; finish and status by the first that states the item as a whole
    /// (then also "not finished", unless one that is equally new states a finish), else by the first that has one.
    void read(std::uint32_t object, MergedItem& item);

private:
    struct Cursor {
        Statement query;
        std::int64_t object = -1; ///< of the current row
        bool ended = false;
    };
    [[nodiscard]] bool seek(Cursor& cursor, std::size_t source, std::uint32_t object);

    std::vector<RankedSource> m_sources;
    std::vector<Cursor> m_cursors;
};

} // namespace weir::store
