// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/saved_view.h"

#include <string>
#include <vector>

namespace weir {
class JsonWriter;
}

namespace weir::store {

class Workspace;

/// What is kept of views.
struct KeptViews {
    std::vector<SavedView> views;
    std::vector<std::string> others; ///< JSON that this version does not understand: of a newer one, or written by hand
    bool isList = true; ///< false: all of it is one of the others
};
/// In a workspace. One that cannot be read takes no other with it.
[[nodiscard]] KeptViews keptViews(const Workspace& workspace);

/// One JSON object with the list `views`.
[[nodiscard]] std::string savedViewsJson(const std::vector<SavedView>& views, const std::vector<std::string>& others = {});
/// One element of that list.
void writeSavedView(JsonWriter& json, const SavedView& view);
/// Reads what savedViewsJson() wrote; keys that mean nothing are left out, as a newer version may have written them. Throws
/// Error(Malformed) that names the key that is wrong; no name stands twice.
[[nodiscard]] std::vector<SavedView> parseSavedViews(const std::string& json);

} // namespace weir::store
