// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/report_recipe.h"

#include <string>
#include <string_view>

namespace weir::store {

/// The report of somebody who has chosen nothing.
[[nodiscard]] ReportRecipe defaultRecipe();

/// One JSON object; the same recipe gives the same bytes.
[[nodiscard]] std::string recipeJson(const ReportRecipe& recipe);
/// Reads what recipeJson() wrote or a user did. Blocks and members that a newer version knows are kept or left out. `called` names it in
/// sentences ("recipe.json"). Throws Error(Malformed) with what is wrong and what it must be.
[[nodiscard]] ReportRecipe parseRecipe(std::string_view json, const std::string& called);

/// The recipe in a report that Weir wrote, as JSON; empty where there is none.
[[nodiscard]] std::string recipeWithin(std::string_view report);

/// Six hex digits that stand for a recipe: two reports with the same were made the same way.
[[nodiscard]] std::string recipeMark(const ReportRecipe& recipe);

[[nodiscard]] std::string_view blockName(ReportBlockKind kind); ///< "page_break"

} // namespace weir::store
