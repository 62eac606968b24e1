// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/store/sql.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace weir::store {

/// An observed event with dictionary codes. `noCode` where there is none.
struct EventRow {
    std::uint32_t object = 0;
    std::uint32_t to = 0; ///< observed_status
    std::uint32_t from = noCode;
    std::uint32_t actor = noCode; ///< name
    std::int64_t at = 0; ///< µs
    std::int64_t start = unknownInstant.time_since_epoch().count();
    std::uint32_t record = 0; ///< number of the record it came with, in its import; not kept
    Lifecycle lifecycle = Lifecycle::None;
    friend bool operator==(const EventRow&, const EventRow&) = default;
};

/// How many events a chunk holds at most.
inline constexpr std::size_t chunkRows = 16'384;

/// Observed events are kept as column chunks, not as rows: they are written once, never changed, and read only to be
/// derived from. Against rows this takes a quarter of the time and half of the space; the derived transitions are rows.
/// Each column is stored as its least value and as many bytes a row as its range needs, little-endian.
[[nodiscard]] std::string encodeChunk(std::span<const EventRow> rows, bool withRecords);
/// Replaces `rows`. False if `bytes` is not a chunk.
[[nodiscard]] bool decodeChunk(Blob bytes, std::vector<EventRow>& rows);
/// Only the objects, which is enough to count.
[[nodiscard]] bool decodeObjects(Blob bytes, std::vector<std::uint32_t>& objects);

} // namespace weir::store
