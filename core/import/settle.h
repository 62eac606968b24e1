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

/// Compares the events of a source that is taken again with those that are there. An event is the same if instant, start,
/// status and part of the activity are; each stands for one occurrence. New ones are added; where a record states an
/// item's whole history and that has changed, it replaces the one before. Marks objects and records with news.
/// Returns the number of the source's next event.
std::int64_t settleEvents(store::Connection& connection, const Target& target, std::int64_t firstOrdinal, const Encoder& encoder,
    std::vector<std::uint8_t>& changedObjects, std::vector<bool>& newRecords, Progress& progress);

} // namespace weir::import
