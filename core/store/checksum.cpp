// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checksum.h"

#include <array>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace weir::store {

namespace {

/// `select` gives the rows of one source (?1); what it selects is hashed. Columns are named, so that one that comes later
/// does not make what was stored before look damaged.
struct SourceTable {
    const char* name;
    const char* select;
};

constexpr std::array sourceTables = {
    SourceTable {"source", "SELECT path, given, repository, format, marks, newest, events FROM source WHERE id = ?1"},
    SourceTable {"import",
        "SELECT id, source, at, format, sha256, options, accepted, rejected, items, transitions, changes, commits, warnings, note FROM "
        "import"
        " WHERE source = ?1"},
    SourceTable {"reject",
        "SELECT r.id, r.import, r.line, r.byte, r.record, r.field, r.reason, r.text, r.kept FROM import m JOIN reject r ON r.import = m.id "
        "WHERE m.source = ?1"},
    SourceTable {"observed_status", "SELECT id, external, name, category, seen_at, seen_order FROM observed_status WHERE source = ?1"},
    SourceTable {"item_observation",
        "SELECT source, object, kind, type, project, team, assignee, title, parent, url, resolution, created, finished, status, whole,"
        " from_event, attributes, started FROM item_observation WHERE source = ?1"},
    SourceTable {"event_chunk",
        "SELECT id, source, import, first, rows, least_object, greatest_object, hash, data FROM event_chunk WHERE source = ?1"},
    SourceTable {"commit_observation",
        "SELECT id, sha, parents, author, email, authored, committed, subject, first_file, files, parent_count, mentions FROM "
        "commit_observation"
        " WHERE source = ?1"},
    SourceTable {"file_change",
        "SELECT f.id, f.path, f.kind FROM commit_observation c CROSS JOIN file_change f ON f.id >= c.first_file AND f.id < c.first_file + "
        "c.files"
        " WHERE c.source = ?1"},
    SourceTable {"tag", "SELECT source, name, sha, at, annotated FROM tag WHERE source = ?1"},
    SourceTable {"change_observation",
        "SELECT source, key, title, author, merge_commit, first_commit, created, first_response, merged, how, commits,"
        " mentions FROM change_observation WHERE source = ?1"},
    SourceTable {"test_observation",
        "SELECT source, n, name, message, suite, class, file, outcome, duration, at, reruns FROM test_observation WHERE source = ?1"},
    SourceTable {"coverage_observation", "SELECT source, path, lines, covered FROM coverage_observation WHERE source = ?1"},
    SourceTable {"build_observation",
        "SELECT key, source, repository, workflow, job, run, branch, sha, queued, started, finished, result, status, attempt, url"
        " FROM build_observation WHERE source = ?1"},
    SourceTable {"deployment_observation",
        "SELECT key, source, service, environment, ref, sha, started, finished, result, status, url FROM deployment_observation"
        " WHERE source = ?1"},
    SourceTable {"incident_observation",
        "SELECT key, source, title, service, severity, opened, acknowledged, resolved, deployment, status, url FROM incident_observation"
        " WHERE source = ?1"},
};

/// Rows are only ever added to these; see emptyTexts().
constexpr std::array dictionaries = {"object", "name", "path"};

/// A value's kind and bytes, so that no two rows look alike: NULL, a number, or text of a length.
void appendValue(std::string& row, const Statement& query, int column)
{
    const auto appendNumber = [&row](char kind, std::int64_t number) {
        row += kind;
        row.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    if (query.isNull(column)) {
        row += 'n';
    } else if (query.isInteger(column)) {
        appendNumber('i', query.integer(column));
    } else {
        const Blob bytes = query.blob(column);
        appendNumber('t', static_cast<std::int64_t>(bytes.size()));
        row.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
}

std::uint64_t sumRows(Statement& query, const Progress& progress)
{
    std::uint64_t sum = 0;
    std::string row;
    const int columns = query.columns();
    std::size_t count = 0;
    while (query.step()) {
        row.clear();
        for (int column = 0; column < columns; ++column)
            appendValue(row, query, column);
        sum += hashBytes(row.data(), row.size());
        if (++count % 4096 == 0)
            progress.checkpoint();
    }
    return sum;
}

void put(Connection& connection, std::int64_t source, const std::string& part, std::uint64_t value)
{
    connection.prepare("INSERT OR REPLACE INTO checksum VALUES (?, ?, ?)").run(source, part, static_cast<std::int64_t>(value));
}

std::int64_t storedSum(const Connection& connection, std::int64_t source, const std::string& part)
{
    Statement stored = connection.prepare("SELECT value FROM checksum WHERE source = ? AND part = ?");
    stored.start(source, part);
    return stored.step() ? stored.integer(0) : 0;
}

} // namespace

std::uint64_t hashBytes(const void* bytes, std::size_t size) noexcept
{
    return XXH3_64bits(bytes, size);
}

Checksums computeChecksums(const Connection& connection, Progress& progress)
{
    Checksums sums;
    Statement sources = connection.prepare("SELECT id FROM source ORDER BY id");
    while (sources.step()) {
        for (const SourceTable& table : sourceTables) {
            Statement query = connection.prepare(table.select);
            query.start(sources.integer(0));
            sums[{sources.integer(0), table.name}] = static_cast<std::int64_t>(sumRows(query, progress));
        }
    }
    for (const std::string table : dictionaries) {
        Statement query = connection.prepare("SELECT id, text FROM " + table);
        sums[{0, table}] = static_cast<std::int64_t>(sumRows(query, progress));
    }
    return sums;
}

void storeChecksums(Connection& connection, std::int64_t source, const Progress& progress)
{
    for (const SourceTable& table : sourceTables) {
        Statement query = connection.prepare(table.select);
        query.start(source);
        put(connection, source, table.name, sumRows(query, progress));
    }
    for (const std::string table : dictionaries) {
        const std::int64_t last = storedSum(connection, 0, table + " last");
        const auto sum = static_cast<std::uint64_t>(storedSum(connection, 0, table));
        Statement query = connection.prepare("SELECT id, text FROM " + table + " WHERE id > ?");
        query.start(last);
        put(connection, 0, table, sum + sumRows(query, progress));
        put(connection, 0, table + " last", static_cast<std::uint64_t>(queryInteger(connection.handle(), "SELECT max(id) FROM " + table)));
    }
}

void emptyTexts(Connection& connection, const std::string& dictionary, const std::vector<std::int64_t>& rows, const Progress& progress)
{
    const std::int64_t last = storedSum(connection, 0, dictionary + " last");
    auto sum = static_cast<std::uint64_t>(storedSum(connection, 0, dictionary));
    Statement read = connection.prepare("SELECT id, text FROM " + dictionary + " WHERE id = ?");
    Statement empty = connection.prepare("UPDATE " + dictionary + " SET text = '' WHERE id = ?");
    const auto sumOf = [&](std::int64_t row) {
        const std::uint64_t found = sumRows(read.start(row), progress);
        read.reset();
        return found;
    };
    for (const std::int64_t row : rows) {
        const std::uint64_t before = sumOf(row);
        empty.run(row);
        if (row <= last) // else it is not in the sum yet
            sum += sumOf(row) - before;
    }
    put(connection, 0, dictionary, sum);
}

Checksums storedChecksums(const Connection& connection)
{
    Checksums sums;
    Statement query = connection.prepare("SELECT source, part, value FROM checksum WHERE part NOT LIKE '% last'");
    while (query.step())
        sums[{query.integer(0), query.string(1)}] = query.integer(2);
    return sums;
}

void dropChecksums(Connection& connection, std::int64_t source)
{
    connection.prepare("DELETE FROM checksum WHERE source = ?").run(source);
}

} // namespace weir::store
