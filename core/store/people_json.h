// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/people.h"

#include <string>

namespace weir {
class JsonWriter;
}

namespace weir::store {

/// An object: {"same": [{"name", "also"}], "different": [[a, b]], "bots": [], "not_bots": []}.
void writePeopleDecisions(JsonWriter& json, const PeopleDecisions& decisions);
[[nodiscard]] std::string peopleDecisionsJson(const PeopleDecisions& decisions);
/// Reads that, alone or as "decided" of what `weir people` printed. `name` is what sentences call it. Throws Error(Malformed).
[[nodiscard]] PeopleDecisions parsePeopleDecisions(const std::string& json, const std::string& name);

} // namespace weir::store
