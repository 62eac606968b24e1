// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dictionaries.h"

#include "core/store/checksum.h"
#include "core/store/derive.h"
#include "core/store/event_gather.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace weir::store {

namespace {

/// Which rows of a dictionary are used, by their numbers.
using Used = std::vector<bool>;

Used noneOf(const Connection& connection, const std::string& table)
{
    return Used(static_cast<std::size_t>(queryInteger(connection.handle(), "SELECT max(id) FROM " + table)) + 1, false);
}

void mark(Used& used, std::uint32_t code)
{
    if (code < used.size())
        used[code] = true;
}

void markAll(const Connection& connection, const char* select, Used& used)
{
    Statement query = connection.prepare(select);
    while (query.step())
        for (int column = 0; column < query.columns(); ++column)
            mark(used, query.codeOr(column, noCode));
}

void markInEvents(const Connection& connection, Used& objects, Used& names, const Progress& progress)
{
    std::vector<std::int64_t> sources;
    Statement query = connection.prepare("SELECT id FROM source ORDER BY id");
    while (query.step())
        sources.push_back(query.integer(0));
    ChunkReader chunks(connection, "event_chunk", std::move(sources));
    chunks.each(0, UINT32_MAX, [&](std::span<const EventRow> rows, std::uint32_t, std::uint32_t) {
        progress.checkpoint();
        for (const EventRow& row : rows) {
            mark(objects, row.object);
            mark(names, row.actor);
        }
    });
}

void emptyUnused(Connection& connection, const std::string& table, const Used& used, const Progress& progress)
{
    std::vector<std::int64_t> unused;
    Statement query = connection.prepare("SELECT id, text FROM " + table + " WHERE text <> ''");
    while (query.step())
        if (!used[query.code(0)] && query.text(1) != plainKind)
            unused.push_back(query.integer(0));
    emptyTexts(connection, table, unused, progress);
}

} // namespace

void emptyUnusedTexts(Connection& connection, const Progress& progress)
{
    Used names = noneOf(connection, "name");
    Used objects = noneOf(connection, "object");
    Used paths = noneOf(connection, "path");
    markAll(connection, "SELECT object FROM item_observation", objects);
    markAll(connection, "SELECT id FROM item", objects);
    markAll(connection, "SELECT kind, type, project, team, assignee FROM item_observation", names);
    markAll(connection, "SELECT author, email FROM commit_observation", names);
    markAll(connection, "SELECT author FROM change_observation", names);
    markAll(connection, "SELECT suite, class, file FROM test_observation", names);
    markAll(connection, "SELECT repository, workflow, job, branch, status FROM build_observation", names);
    markAll(connection, "SELECT service, environment, ref, status FROM deployment_observation", names);
    markAll(connection, "SELECT service, severity, status FROM incident_observation", names);
    markAll(connection, "SELECT path FROM file_change", paths);
    markInEvents(connection, objects, names, progress);
    emptyUnused(connection, "name", names, progress);
    emptyUnused(connection, "object", objects, progress);
    emptyUnused(connection, "path", paths, progress);
}

} // namespace weir::store
