// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/store/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weir::store {

/// One way in which one source names a status.
struct ObservedStatus {
    std::uint32_t id = 0; ///< row in observed_status
    std::uint32_t source = 0;
    std::string format; ///< of the source
    std::string external; ///< the source's own id; empty: it knows the status by its name only
    std::string name;
    StatusCategory category = StatusCategory::None;
    Instant seenAt = unknownInstant; ///< newest instant at which it was called that
    std::int64_t seenOrder = 0; ///< within the source, for equal instants
    std::int64_t status = -1; ///< the status it stood for so far; −1: it is new
};

/// A status as derived: everything that ends up under one name.
struct StatusClass {
    std::string name;
    StatusCategory category = StatusCategory::None;
    std::vector<std::size_t> members; ///< rows of what was classified
};

/// Which observed statuses are one. Names under one id of one source are; so are ids of two sources of one format that
/// share a name (the same tracker exported twice); each such group goes by its newest name, and equal names are one.
/// Does not depend on the order of `observed`. Ascending by name.
[[nodiscard]] std::vector<StatusClass> classify(const std::vector<ObservedStatus>& observed);

/// From observed_status row (sources that are not removed) to status.
struct StatusCodes {
    static constexpr std::uint16_t none = UINT16_MAX;
    std::vector<std::uint16_t> codeOf; ///< by observed_status.id; `none`: no such row
    std::vector<std::int64_t> statusOf; ///< by code: row in `status`
};
[[nodiscard]] StatusCodes loadStatusCodes(const Connection& connection);

/// Writes `status` anew. True: a status that was known before is now one with another or apart from it, so that
/// everything has to be derived anew. Throws Error(Limit) beyond 65,534 statuses.
bool refreshStatuses(Connection& connection);

} // namespace weir::store
