// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/flow_simulation.h"
#include "core/stats/random.h"

#include <string>
#include <string_view>
#include <vector>

namespace weir::sample {

/// A part of the product that items and files belong to.
struct Area {
    std::string_view name; ///< "Cart"
    std::string_view folder; ///< "cart"
    std::string_view team;
    std::vector<std::string_view> modules; ///< "basket_total"
    std::vector<std::string_view> things; ///< "the basket total"
};
[[nodiscard]] const std::vector<Area>& areas();

/// "Let shoppers change the delivery slot": a sentence as a tracker would show it.
[[nodiscard]] std::string itemTitle(ItemType type, const Area& area, stats::Random& random);
/// Subject of a commit on a branch.
[[nodiscard]] std::string commitSubject(bool rework, std::string_view module, stats::Random& random);
/// "let-shoppers-change-the": for branch names; at most 40 bytes of a-z, 0-9 and hyphens.
[[nodiscard]] std::string slug(std::string_view title);
[[nodiscard]] std::string_view typeName(ItemType type);

} // namespace weir::sample
