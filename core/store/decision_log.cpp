// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decision_log.h"

#include "core/base/error.h"
#include "core/store/link_edits_json.h"
#include "core/store/people_json.h"
#include "core/store/stage_map_json.h"

#include <chrono>

namespace weir::store {

namespace {

std::optional<DecisionRow> firstRow(Statement query)
{
    if (!query.step())
        return std::nullopt;
    return DecisionRow {query.integer(0), query.string(1), query.string(2), query.string(3)};
}

Instant now()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

/// Nothing for what cannot be read: somebody wrote it by hand.
template <typename What>
What readable(const std::optional<std::string>& body, What (*read)(const std::string& json, const std::string& name))
{
    try {
        return body ? read(*body, "a decision") : What();
    } catch (const Error&) {
        return {};
    }
}

} // namespace

void addDecision(Connection& connection, const char* kind, const std::string& label, const std::string& body)
{
    connection.run("DELETE FROM decision WHERE undone");
    connection.prepare("INSERT INTO decision(at, kind, label, body) VALUES (?, ?, ?, ?)").run(now(), kind, label, body);
}

std::optional<DecisionRow> decisionToUndo(const Connection& connection)
{
    return firstRow(connection.prepare("SELECT id, kind, label, body FROM decision WHERE NOT undone ORDER BY id DESC LIMIT 1"));
}

std::optional<DecisionRow> decisionToRedo(const Connection& connection)
{
    return firstRow(connection.prepare("SELECT id, kind, label, body FROM decision WHERE undone ORDER BY id LIMIT 1"));
}

void setUndone(Connection& connection, std::int64_t id, bool undone)
{
    if (undone)
        connection.prepare("UPDATE decision SET undone = 1 WHERE id = ?").run(id);
    else
        connection.prepare("UPDATE decision SET undone = 0, at = ? WHERE id = ?").run(now(), id);
}

std::optional<std::string> decided(const Connection& connection, const char* kind)
{
    Statement query = connection.prepare("SELECT body FROM decision WHERE kind = ? AND NOT undone ORDER BY id DESC LIMIT 1");
    query.start(kind);
    return query.step() ? std::optional(query.string(0)) : std::nullopt;
}

PeopleDecisions decidedPeople(const Connection& connection)
{
    return readable(decided(connection, decision_kind::people), parsePeopleDecisions);
}

LinkEdits decidedLinks(const Connection& connection)
{
    return readable(decided(connection, decision_kind::links), parseLinkEdits);
}

std::optional<StageMap> decidedStageMap(const Connection& connection)
{
    const auto body = decided(connection, decision_kind::stageMap);
    if (!body)
        return std::nullopt;
    return parseStageMap(*body, connection.file().string());
}

} // namespace weir::store
