// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/json_head.h"
#include "core/readers/reader.h"

#include <algorithm>

namespace weir::readers {

/// What `judge` says of the members at the beginning of a JSON source. A folder is none, and what memory does not suffice for is not
/// recognised.
template <typename Judge>
[[nodiscard]] Confidence probeJson(const Head& head, const Judge& judge) noexcept
{
    if (head.folder)
        return Confidence::No;
    try {
        return judge(JsonHead(head.bytes, head.whole));
    } catch (...) { // out of memory
        return Confidence::No;
    }
}

/// The best of what `judge` says of the records under each of their prefixes.
template <typename Judge>
[[nodiscard]] Confidence bestOfRecords(const JsonHead& names, const Judge& judge)
{
    Confidence best = Confidence::No;
    for (const std::string& prefix : names.records())
        best = std::max(best, judge(prefix));
    return best;
}

} // namespace weir::readers
