// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/comparison.h"
#include "core/model/report_recipe.h"

#include <map>
#include <string>
#include <vector>

namespace weir {

/// A filter and a place under a name, to come back to.
struct SavedView {
    std::string name;
    ReportWindow window = {}; ///< so many weeks up to the newest data stay that; neither weeks nor days: all time
    std::map<std::string, std::vector<std::string>> where = {};
    std::string search = {};
    std::string place = {}; ///< id; empty: wherever one is
    std::string page = {}; ///< of the place; empty: its first one
    Comparison compare = {};
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

} // namespace weir
