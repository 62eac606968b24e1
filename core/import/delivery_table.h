// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace weir::import {

/// What brings a change to its users, and what befalls it there.
enum class Delivery : std::uint8_t { Build, Deployment, Incident };

/// A table of observations, one row a key and source.
struct DeliveryTable {
    const char* name;
    std::span<const char* const> columns; ///< beside the source, the key first
};
[[nodiscard]] DeliveryTable deliveryTable(Delivery kind);

} // namespace weir::import
