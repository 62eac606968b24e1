// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"

#include <QString>

#include <memory>
#include <vector>

namespace weir::ui {

/// Rejects that share source, field and reason.
struct RejectGroup {
    QString reason;
    std::vector<store::StoredReject> rejects; ///< in the order of the source
};

using RejectGroupsPtr = std::shared_ptr<const std::vector<RejectGroup>>;

/// Grouped by reason, the biggest group first. A reason that quotes the rejected text is the same reason with another
/// text: the quotation is left out of the group's heading.
[[nodiscard]] RejectGroupsPtr groupRejects(const std::vector<store::StoredReject>& rejects);

} // namespace weir::ui
