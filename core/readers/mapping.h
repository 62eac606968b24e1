// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// True for what a column can mean: "key", "title", …, "stage:NAME", "ignore".
[[nodiscard]] bool isRole(std::string_view role);

/// Reads a mapping. `name` stands for it in sentences. Throws Error(Malformed) for text that is no mapping and
/// Error(Unknown) for a role, key or order of dates that nobody knows.
[[nodiscard]] Mapping parseMapping(std::string_view json, const std::string& name);

/// The mapping as the contract writes it.
[[nodiscard]] std::string mappingJson(const Mapping& mapping);

/// The role of each column of a table, by position; empty: the mapping does not name it. Of several columns with one
/// name the first has the role. Throws Error(Unknown) for a column that the mapping names and the table lacks.
[[nodiscard]] std::vector<std::string> rolesOf(const Mapping& mapping, const std::vector<std::string>& header, const std::string& source);

} // namespace weir::readers
