// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/link_edits.h"

#include <string>

namespace weir {
class JsonWriter;
}

namespace weir::store {

/// An object: {"added": [{"from_kind", "from_key", "to_kind", "to_key"}], "removed": […]}.
void writeLinkEdits(JsonWriter& json, const LinkEdits& edits);
[[nodiscard]] std::string linkEditsJson(const LinkEdits& edits);
/// Reads that, alone or as "decided" of what `weir links` printed. `name` is what sentences call it. Throws Error(Malformed).
[[nodiscard]] LinkEdits parseLinkEdits(const std::string& json, const std::string& name);

} // namespace weir::store
