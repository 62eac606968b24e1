// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace weir::ui {

/// Rejects that share source, field and reason.
struct RejectGroup {
    QString reason;
    std::vector<store::StoredReject> rejects; ///< in the order of the source
};

using RejectGroupsPtr = std::shared_ptr<const std::vector<RejectGroup>>;

inline constexpr std::int64_t rejectLimit = 10'000; ///< so many are listed at most

/// What the sources lack: whole records that were refused, and fields that could not be read of records that were taken.
struct RejectCounts {
    std::int64_t refused = 0; ///< records, all of them
    std::int64_t fields = 0; ///< as far as they are listed
    std::int64_t refusedListed = 0;
    std::vector<std::int64_t> refusedByReason; ///< of the listed ones, most first
    bool complete = true; ///< everything is listed
    [[nodiscard]] std::int64_t listed() const { return refusedListed + fields; }
};
[[nodiscard]] RejectCounts countRejects(const RejectGroupsPtr& groups, std::int64_t refused);

/// Grouped by reason, the biggest group first. A reason that quotes the rejected text is the same reason with another
/// text: the quotation is left out of the group's heading.
[[nodiscard]] RejectGroupsPtr groupRejects(const std::vector<store::StoredReject>& rejects);

} // namespace weir::ui
