// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/base/error.h"
#include "core/store/file_access.h"

#include <array>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

namespace weir::store {

namespace {

/// What was observed, by source; never changed by a rule.
constexpr const char* observationTables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, given TEXT NOT NULL, repository TEXT NOT NULL, format TEXT NOT NULL,
    marks INTEGER NOT NULL DEFAULT 0, newest INTEGER, events INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE import (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source(id), at INTEGER NOT NULL, format TEXT NOT NULL,
    sha256 TEXT NOT NULL, options TEXT NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, items INTEGER NOT NULL,
    transitions INTEGER NOT NULL, changes INTEGER NOT NULL, commits INTEGER NOT NULL, warnings TEXT NOT NULL, note TEXT NOT NULL) STRICT;
CREATE INDEX import_source ON import(source);
CREATE TABLE reject (
    id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES import(id) DEFERRABLE INITIALLY DEFERRED, line INTEGER, byte INTEGER,
    record TEXT, field TEXT, reason TEXT NOT NULL, text TEXT, kept INTEGER NOT NULL) STRICT;
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE object (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE observed_status (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, external TEXT, name TEXT NOT NULL, category INTEGER NOT NULL, seen_at INTEGER,
    seen_order INTEGER NOT NULL, status INTEGER) STRICT;
CREATE TABLE item_observation (
    source INTEGER NOT NULL, object INTEGER NOT NULL, kind INTEGER, type INTEGER, project INTEGER, team INTEGER, assignee INTEGER,
    title TEXT, parent TEXT, url TEXT, resolution TEXT, created INTEGER, finished INTEGER, status INTEGER, whole INTEGER NOT NULL,
    from_event INTEGER NOT NULL, attributes TEXT, started INTEGER, PRIMARY KEY (source, object)) STRICT, WITHOUT ROWID;
CREATE TABLE event_chunk (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, import INTEGER NOT NULL, first INTEGER NOT NULL, rows INTEGER NOT NULL,
    least_object INTEGER NOT NULL, greatest_object INTEGER NOT NULL, hash INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE commit_observation (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, sha BLOB NOT NULL, parents BLOB NOT NULL, author INTEGER, email INTEGER,
    authored INTEGER, committed INTEGER, subject TEXT NOT NULL, first_file INTEGER, files INTEGER, added INTEGER, deleted INTEGER,
    parent_count INTEGER NOT NULL, mentions TEXT) STRICT;
CREATE UNIQUE INDEX commit_sha ON commit_observation(sha, source);
CREATE TABLE path (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE file_change (id INTEGER PRIMARY KEY, path INTEGER NOT NULL, kind INTEGER NOT NULL, added INTEGER, deleted INTEGER) STRICT;
CREATE TABLE tag (
    source INTEGER NOT NULL, name TEXT NOT NULL, sha BLOB NOT NULL, at INTEGER, annotated INTEGER NOT NULL,
    PRIMARY KEY (source, name)) STRICT, WITHOUT ROWID;
CREATE TABLE change_observation (
    source INTEGER NOT NULL, key TEXT NOT NULL, title TEXT, author INTEGER, merge_commit BLOB, first_commit INTEGER, created INTEGER,
    first_response INTEGER, merged INTEGER, how TEXT, commits BLOB NOT NULL, mentions TEXT, PRIMARY KEY (source, key)) STRICT, WITHOUT ROWID;
CREATE TABLE test_observation (
    source INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, message TEXT, suite INTEGER, class INTEGER, file INTEGER,
    outcome INTEGER NOT NULL, duration INTEGER, at INTEGER, reruns INTEGER NOT NULL, PRIMARY KEY (source, n)) STRICT, WITHOUT ROWID;
CREATE TABLE coverage_observation (
    source INTEGER NOT NULL, path TEXT NOT NULL, lines INTEGER NOT NULL, covered INTEGER NOT NULL,
    PRIMARY KEY (source, path)) STRICT, WITHOUT ROWID;
CREATE TABLE build_observation (
    key TEXT NOT NULL, source INTEGER NOT NULL, repository INTEGER, workflow INTEGER, job INTEGER, run TEXT, branch INTEGER, sha TEXT,
    queued INTEGER, started INTEGER, finished INTEGER, result INTEGER, status INTEGER, attempt INTEGER, url TEXT,
    PRIMARY KEY (key, source)) STRICT, WITHOUT ROWID;
CREATE TABLE deployment_observation (
    key TEXT NOT NULL, source INTEGER NOT NULL, service INTEGER, environment INTEGER, ref INTEGER, sha TEXT, started INTEGER,
    finished INTEGER, result INTEGER, status INTEGER, url TEXT, PRIMARY KEY (key, source)) STRICT, WITHOUT ROWID;
CREATE TABLE incident_observation (
    key TEXT NOT NULL, source INTEGER NOT NULL, title TEXT, service INTEGER, severity INTEGER, opened INTEGER, acknowledged INTEGER,
    resolved INTEGER, deployment TEXT, status INTEGER, url TEXT, PRIMARY KEY (key, source)) STRICT, WITHOUT ROWID;
CREATE TABLE checksum (source INTEGER NOT NULL, part TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (source, part)) STRICT, WITHOUT ROWID;
CREATE TABLE mapping (fingerprint TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, body TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0) STRICT;
)sql";

/// What the rules make of it. An item's transitions are the rows [first_transition, first_transition + transitions).
constexpr const char* derivedTables = R"sql(
CREATE TABLE status (id INTEGER PRIMARY KEY, name TEXT NOT NULL, category INTEGER NOT NULL) STRICT;
CREATE TABLE stage_kind (status INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT;
CREATE TABLE item (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, type INTEGER, project INTEGER, team INTEGER, assignee INTEGER, title TEXT,
    created INTEGER, finished INTEGER, status INTEGER, discarded INTEGER NOT NULL, spans INTEGER NOT NULL,
    first_transition INTEGER NOT NULL, transitions INTEGER NOT NULL, open_visits INTEGER NOT NULL, started INTEGER) STRICT;
CREATE TABLE transition (
    id INTEGER PRIMARY KEY, item INTEGER NOT NULL, at INTEGER, from_status INTEGER, to_status INTEGER NOT NULL, actor INTEGER,
    begun INTEGER, entered INTEGER) STRICT;
CREATE TABLE open_visit (
    item INTEGER NOT NULL, n INTEGER NOT NULL, status INTEGER NOT NULL, entered INTEGER, begun INTEGER,
    PRIMARY KEY (item, n)) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    key TEXT PRIMARY KEY, repository TEXT, title TEXT, author INTEGER, first_commit INTEGER, created INTEGER, first_response INTEGER,
    merged INTEGER, merge_commit BLOB, how TEXT, commits BLOB NOT NULL, mentions TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE link (
    from_kind TEXT NOT NULL, from_key TEXT NOT NULL, to_kind TEXT NOT NULL, to_key TEXT NOT NULL, how TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE person_name (
    name INTEGER PRIMARY KEY, person TEXT NOT NULL, how TEXT, bot INTEGER NOT NULL, bot_how TEXT) STRICT;
)sql";

std::string versionOne()
{
    return std::string(observationTables) + derivedTables + viewsSql();
}

constexpr std::array allMigrations = {Migration {1, versionOne}};

using Definitions = std::map<std::pair<std::string, std::string>, std::string>; ///< (type, name) → SQL

Definitions definitionsOf(const Connection& connection)
{
    Definitions definitions;
    Statement query =
        connection.prepare("SELECT type, name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'");
    while (query.step())
        definitions[{query.string(0), query.string(1)}] = query.string(2);
    return definitions;
}

/// What the steps up to `version` make, on an empty database.
Definitions expectedDefinitions(std::span<const Migration> steps, std::int64_t version)
{
    const auto scratch = Connection::temporary();
    for (const Migration& step : steps)
        if (step.version <= version)
            scratch->run(step.sql());
    return definitionsOf(*scratch);
}

void backUp(Connection& connection, std::int64_t version)
{
    std::filesystem::path wanted = connection.file();
    wanted += ".bak-v" + std::to_string(version);
    const std::filesystem::path copy = makeNew(wanted);
    try {
        SQLite::Database target(copy.string(), SQLite::OPEN_READWRITE);
        copyDatabase(connection, target, SilentProgress());
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(copy, ignored);
        throw;
    }
}

} // namespace

std::span<const Migration> migrations()
{
    return allMigrations;
}

void migrate(Connection& connection, std::span<const Migration> steps)
{
    const std::int64_t version = queryInteger(connection.handle(), "PRAGMA user_version");
    const int newest = steps.back().version;
    if (version >= newest)
        return;
    if (version > 0 && !connection.isTemporary())
        backUp(connection, version);
    WriteTransaction transaction(connection, version == 0 ? WriteTransaction::Kind::FirstImport : WriteTransaction::Kind::Decision);
    for (const Migration& step : steps)
        if (step.version > version)
            connection.run(step.sql());
    connection.run("PRAGMA application_id=" + std::to_string(applicationId));
    connection.run("PRAGMA user_version=" + std::to_string(newest));
    transaction.commit();
}

void checkSchema(const Connection& connection, std::span<const Migration> steps)
{
    const std::string name = "The file " + connection.file().string();
    if (queryInteger(connection.handle(), "PRAGMA application_id") != applicationId)
        throw Error(ErrorCode::NotThis, name + " is a database of another program, not a Weir workspace; choose another file.");
    const std::int64_t version = queryInteger(connection.handle(), "PRAGMA user_version");
    if (version > steps.back().version)
        throw Error(ErrorCode::TooNew,
            name + " was written by a newer version of Weir (workspace version " + std::to_string(version) + ", this one knows up to "
                + std::to_string(steps.back().version) + "); nothing was changed, use the newer version to open it.");
    const std::string versions =
        "a workspace of version " + std::to_string(version) + " (this Weir writes version " + std::to_string(steps.back().version) + ")";
    Definitions expected = expectedDefinitions(steps, version);
    for (const auto& [what, sql] : definitionsOf(connection)) {
        const auto known = expected.find(what);
        if (known == expected.end()) {
            if (what.first == "table" && sql.starts_with("CREATE TABLE"))
                continue; // somebody's notes in an open file; nothing of it runs
            throw Error(ErrorCode::NotThis,
                name + " holds the " + what.first + " '" + what.second
                    + "', which Weir did not make; it is not opened for safety, remove that with the program that made it.");
        }
        if (known->second != sql)
            throw Error(ErrorCode::NotThis,
                name + " was made by another version of Weir or changed by another program: its " + what.first + " '" + what.second
                    + "' is not that of " + versions + "; it is not opened for safety, import its sources into a new workspace.");
        expected.erase(known);
    }
    if (!expected.empty())
        throw Error(ErrorCode::NotThis,
            name + " was made by another version of Weir or changed by another program: it lacks the " + expected.begin()->first.first
                + " '" + expected.begin()->first.second + "' of " + versions + "; import its sources into a new workspace.");
}

void checkHeader(const std::filesystem::path& file)
{
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    const std::string name = file.string();
    if (status.type() == std::filesystem::file_type::none)
        throw Error(ErrorCode::Unreadable, "The workspace " + name + " cannot be looked at; check the permissions of the folder it is in.");
    if (!std::filesystem::exists(status))
        throw Error(ErrorCode::NotFound, "There is no workspace " + name + "; check the name, or make one with 'weir import'.");
    if (std::filesystem::is_directory(status))
        throw Error(ErrorCode::NotThis, name + " is a folder, not a Weir workspace; name the workspace file in it.");
    if (!std::filesystem::is_regular_file(status))
        throw Error(ErrorCode::NotThis, name + " is not an ordinary file, so it cannot be a Weir workspace; choose another file.");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error(ErrorCode::Unreadable, "The workspace " + name + " cannot be read; check its permissions.");
    std::string head(72, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (stream.gcount() < 72 || !head.starts_with(std::string_view("SQLite format 3\0", 16)))
        throw Error(ErrorCode::NotThis, name + " is not a Weir workspace; choose another file.");
}

} // namespace weir::store
