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

/// How the finished items of each bucket divide among types.
struct TypeMix {
    struct Row {
        std::string type; ///< empty: the item has none
        std::vector<std::int64_t> counts; ///< of each bucket
        std::int64_t total = 0;
        bool rest = false; ///< all types beyond the most frequent ones
    };
    std::vector<Day> start;
    std::vector<std::uint8_t> partial; ///< the data do not cover the bucket whole
    std::vector<Row> rows; ///< most frequent first, the rest last
};

/// At most `most` types by name, the others together. Throws Error(Limit) above 100,000 buckets.
[[nodiscard]] TypeMix typeMix(
    const analysis::Facts& facts, const Selection& selection, Bucket bucket, std::size_t most, Progress& progress);

} // namespace weir::trends
