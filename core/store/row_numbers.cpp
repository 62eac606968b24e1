// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_numbers.h"

#include "core/base/error.h"

#include <array>
#include <string>

namespace weir::store {

namespace {

struct Numbered {
    const char* table;
    std::int64_t holes; ///< how many numbers may be without a row; −1: any
};

constexpr std::int64_t holesOfStatuses = 10'000'000;

/// Dictionaries only grow, without holes. Statuses leave some behind when sources go.
constexpr std::array numberedTables = {Numbered {"name", 0}, Numbered {"object", 0}, Numbered {"path", 0},
    Numbered {"status", holesOfStatuses}, Numbered {"observed_status", holesOfStatuses}, Numbered {"source", -1}, Numbered {"import", -1},
    Numbered {"reject", -1}, Numbered {"event_chunk", -1}, Numbered {"commit_observation", -1}, Numbered {"file_change", -1},
    Numbered {"decision", -1}, Numbered {"item", -1}, Numbered {"transition", -1}};

constexpr std::int64_t greatestNumber = std::int64_t {1} << 53;

[[noreturn]] void throwDamaged(const Connection& connection, const std::string& what)
{
    throw Error(ErrorCode::NotThis,
        "The workspace " + connection.file().string() + " is damaged: " + what
            + "; go back to a copy, or import its sources into a new one.");
}

} // namespace

void checkNumbers(const Connection& connection)
{
    sqlite3* db = connection.handle();
    for (const auto& [table, holes] : numberedTables) {
        const std::string from = std::string(" FROM ") + table;
        const std::int64_t least = queryInteger(db, "SELECT min(id)" + from, 1);
        const std::int64_t greatest = queryInteger(db, "SELECT max(id)" + from);
        if (least < 1 || greatest > greatestNumber || (holes >= 0 && greatest > queryInteger(db, "SELECT count(*)" + from) + holes))
            throwDamaged(connection, std::string("rows of '") + table + "' have numbers that no import gives");
    }
    const std::string limit = std::to_string(greatestNumber);
    if (queryInteger(db, "SELECT EXISTS (SELECT 1 FROM source WHERE events NOT BETWEEN 0 AND " + limit + ")") != 0)
        throwDamaged(connection, "a source counts its events wrong");
    if (queryInteger(db, "SELECT min(status) FROM observed_status", 1) < 1
        || queryInteger(db, "SELECT max(status) FROM observed_status")
            > queryInteger(db, "SELECT count(*) FROM observed_status") + holesOfStatuses)
        throwDamaged(connection, "a status that was imported belongs to none that is there");
    if (queryInteger(db, "SELECT max(id) FROM item") > queryInteger(db, "SELECT max(id) FROM object"))
        throwDamaged(connection, "items belong to no object");
}

} // namespace weir::store
