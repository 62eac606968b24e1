// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"

#include <string>
#include <vector>

namespace weir::ui {

/// A value of a field and how many items have it.
struct FilterValue {
    std::string value;
    std::int64_t items = 0;
};

/// Fields that the filter offers.
[[nodiscard]] const std::vector<std::string>& filterFields();

/// The values that occur in a field of filterFields(), most frequent first, then by name. Unknown (empty) ones are left out.
[[nodiscard]] std::vector<FilterValue> filterValues(const Dataset& data, const std::string& field);

} // namespace weir::ui
