// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/derivation/people.h"
#include "core/model/people.h"
#include "core/store/connection.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace weir::store {

/// The names that something is to be said about: who wrote commits, with their addresses; and of all whom sources in force name anywhere
/// else, those who are named like a program or by an address, or whom the user decided about. With their rows: a text that stands in
/// several has them all. `used`: everybody whom sources in force name, where that is known; then they are all there.
struct NamesToUnite {
    std::vector<derivation::ObservedName> names;
    std::unordered_map<std::string, std::vector<std::int64_t>> rowsOf;
};
[[nodiscard]] NamesToUnite namesToUnite(const Connection& connection, const PeopleDecisions& decisions,
    const std::unordered_set<std::uint32_t>* used, const Progress& progress);

/// Who is in the workspace. Reads all observations.
[[nodiscard]] PeopleReport readPeople(const Connection& connection, Progress& progress);

} // namespace weir::store
