// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/import/batch_writer.h"
#include "core/import/encoder.h"
#include "core/store/connection.h"

#include <cstdint>
#include <vector>

namespace weir::import {

/// What became of a source's events.
struct Settled {
    std::int64_t events = 0; ///< number of the source's next event
    std::int64_t kept = 0; ///< events of the earlier import that are not in this one and still hold
};

/// Compares the events of a source that is taken again with those that are there. An event is the same if instant, start,
/// status and part of the activity are; each stands for one occurrence. What the source says of an item now holds, and new
/// events are added; what it said before and does not say any more holds only where the export was cut off (see settle.cpp), and
/// never if it was read in another way (Target::anew). Marks objects and records with news.
Settled settleEvents(store::Connection& connection, const Target& target, std::int64_t firstOrdinal, const Encoder& encoder,
    std::vector<std::uint8_t>& changedObjects, std::vector<bool>& newRecords, Progress& progress);

/// What a source says that holds, whatever it said before.
struct Holding {
    std::int64_t marks = 0; ///< of its log, see store::mark
    Instant newest = unknownInstant; ///< at which something happened to an item, up to the import
    std::vector<std::uint8_t> statuses; ///< by observed_status: an item is in it, or an event names it
};
[[nodiscard]] Holding whatHolds(store::Connection& connection, std::int64_t source, Instant importedAt, const Progress& progress);

} // namespace weir::import
