// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weir::trends {

/// What the bands of a cumulative flow diagram count. Items come back to earlier stages, so the two differ.
enum class FlowCount {
    Current, ///< who is in the stage at that moment; the finished since the window began. Bands may go down
    FirstEntry, ///< who had reached the stage, or one behind it, by then; lines never go down. Discarded items are left out
};

struct FlowBand {
    std::string name;
    std::size_t stage = 0; ///< row of StageMap::stages; of the band Finished, which has no stage: their number
    std::vector<std::int64_t> items; ///< of each moment; what lies between this line and the one below it
    friend bool operator==(const FlowBand&, const FlowBand&) = default;
};

/// Who was where at the end of each bucket.
struct CumulativeFlow {
    FlowCount count = FlowCount::Current;
    std::vector<Day> day; ///< first day of each bucket
    std::vector<Instant> at; ///< the moment: the end of the bucket, or of what the window counts
    std::vector<FlowBand> bands; ///< lowest first: Finished, then the stages of the stream from the last to the first
    std::int64_t known = 0, of = 0; ///< items of which every moment is told, of those that were there in the window
};

/// Over what of the selection's window the data of items cover; empty where they cover nothing.
/// Throws Error(Limit) above 100,000 buckets.
[[nodiscard]] CumulativeFlow cumulativeFlow(
    const analysis::Facts& facts, const Selection& selection, Bucket bucket, FlowCount count, Progress& progress);

} // namespace weir::trends
