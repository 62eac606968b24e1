// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sources.h"

#include "core/store/checksum.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/dictionaries.h"
#include "core/store/item_merge.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace weir::store {

namespace {

std::string zoneKey(std::int64_t source)
{
    return "zone of source " + std::to_string(source);
}

std::string readingKey(std::int64_t source)
{
    return "reading of source " + std::to_string(source);
}

constexpr std::string_view folderKey = "folder "; // and its path

std::string metaOf(const Connection& connection, const std::string& key)
{
    Statement query = connection.prepare("SELECT value FROM meta WHERE key = ?");
    query.start(key);
    return query.step() ? query.string(0) : std::string();
}

void setMeta(Connection& connection, const std::string& key, const std::string& value)
{
    connection.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)").run(key, value);
}

/// A mapping's key tells whose it is: "FINGERPRINT/given/SOURCE", or "read" where the user did not give it.
std::string mappingsOf(const std::string& source)
{
    return "*/" + source;
}

} // namespace

ObjectMask objectsOf(const Connection& connection, std::int64_t source)
{
    // Never empty: that would mean all objects.
    ObjectMask mask(static_cast<std::size_t>(queryInteger(connection.handle(), "SELECT max(id) FROM object")) + 1, 0);
    Statement query = connection.prepare("SELECT object FROM item_observation WHERE source = ?");
    query.start(source);
    while (query.step())
        if (const auto object = static_cast<std::size_t>(query.integer(0)); object < mask.size())
            mask[object] = 1;
    return mask;
}

void setRemoved(Connection& connection, std::int64_t source, bool removed, Progress& progress)
{
    const std::vector<std::int64_t> before = idsOf(rankedSources(connection));
    connection.prepare("UPDATE source SET removed = ? WHERE id = ?").run(removed ? 1 : 0, source);
    deriveAfter(connection, objectsOf(connection, source), before, refreshStatuses(connection), progress);
    raiseRevision(connection);
}

void purgeSource(Connection& connection, std::int64_t source)
{
    const auto remove = [&](const char* sql) { connection.prepare(sql).run(source); };
    remove("DELETE FROM file_change WHERE id IN (SELECT f.id FROM commit_observation c CROSS JOIN file_change f ON f.id >= c.first_file"
           " AND f.id < c.first_file + c.files WHERE c.source = ?)");
    remove("DELETE FROM commit_observation WHERE source = ?");
    remove("DELETE FROM tag WHERE source = ?");
    remove("DELETE FROM change_observation WHERE source = ?");
    remove("DELETE FROM test_observation WHERE source = ?");
    remove("DELETE FROM coverage_observation WHERE source = ?");
    remove("DELETE FROM build_observation WHERE source = ?");
    remove("DELETE FROM deployment_observation WHERE source = ?");
    remove("DELETE FROM incident_observation WHERE source = ?");
    remove("DELETE FROM event_chunk WHERE source = ?");
    remove("DELETE FROM item_observation WHERE source = ?");
    remove("DELETE FROM observed_status WHERE source = ?");
    remove("DELETE FROM reject WHERE import IN (SELECT id FROM import WHERE source = ?)");
    remove("DELETE FROM import WHERE source = ?");
    remove("DELETE FROM decision WHERE kind = 'source removed' AND body = CAST(? AS TEXT)");
    remove("DELETE FROM source WHERE id = ?");
    for (const std::string& key : {zoneKey(source), readingKey(source)})
        connection.prepare("DELETE FROM meta WHERE key = ?").run(key);
    connection.prepare("DELETE FROM mapping WHERE fingerprint GLOB ?").run(mappingsOf(std::to_string(source)));
    dropChecksums(connection, source);
}

void purgeRemoved(Connection& connection, Instant then, Progress& progress)
{
    std::vector<std::int64_t> removed;
    Statement find = connection.prepare("SELECT id FROM source s WHERE removed AND NOT EXISTS (SELECT 1 FROM decision d"
                                        " WHERE d.kind = ? AND d.body = CAST(s.id AS TEXT) AND NOT d.undone AND d.at >= ?)");
    find.start(decision_kind::sourceRemoved, then);
    while (find.step())
        removed.push_back(find.integer(0));
    find.reset();
    if (removed.empty())
        return;
    progress.stage("Deleting what was removed");
    for (const std::int64_t source : removed) {
        progress.checkpoint();
        purgeSource(connection, source);
    }
    emptyUnusedTexts(connection, progress);
}

void setSourceZone(Connection& connection, std::int64_t source, const std::string& zone)
{
    setMeta(connection, zoneKey(source), zone);
}

std::string sourceZone(const Connection& connection, std::int64_t source)
{
    return metaOf(connection, zoneKey(source));
}

void setSourceReading(Connection& connection, std::int64_t source, const SourceReading& reading)
{
    setMeta(connection, readingKey(source), reading.zone + '\n' + reading.project + '\n' + reading.stamp);
}

SourceReading sourceReading(const Connection& connection, std::int64_t source)
{
    const std::string text = metaOf(connection, readingKey(source));
    const std::size_t zone = text.find('\n');
    const std::size_t project = zone == std::string::npos ? zone : text.find('\n', zone + 1);
    if (project == std::string::npos)
        return {};
    return {text.substr(0, zone), text.substr(zone + 1, project - zone - 1), text.substr(project + 1)};
}

void setSeenInFolder(Connection& connection, const std::string& folder, const std::set<std::string>& names)
{
    std::string ended; // by the one sign that no name has
    for (const std::string& name : names)
        ended += name + '/';
    setMeta(connection, std::string(folderKey) + folder, ended);
}

std::map<std::string, std::set<std::string>> seenInFolders(const Connection& connection)
{
    std::map<std::string, std::set<std::string>> folders;
    Statement query = connection.prepare("SELECT key, value FROM meta WHERE key GLOB 'folder *'");
    while (query.step()) {
        std::set<std::string>& names = folders[query.string(0).substr(folderKey.size())];
        const std::string ended = query.string(1);
        std::istringstream stream(ended);
        const char end = ended.ends_with('/') ? '/' : '\n'; // lines: written by an earlier version
        for (std::string name; std::getline(stream, name, end);)
            names.insert(name);
    }
    return folders;
}

void setSourceMapping(Connection& connection, std::int64_t source, const SourceMapping& mapping)
{
    const std::string name = std::to_string(source);
    connection.prepare("DELETE FROM mapping WHERE fingerprint GLOB ?").run(mappingsOf(name));
    connection.prepare("INSERT INTO mapping VALUES (?, ?)")
        .run(mapping.fingerprint + (mapping.given ? "/given/" : "/read/") + name, mapping.body);
}

std::optional<SourceMapping> sourceMapping(const Connection& connection, const std::string& path)
{
    Statement query = connection.prepare("SELECT m.fingerprint, m.body FROM source s JOIN mapping m ON m.fingerprint GLOB '*/' || s.id"
                                         " WHERE s.path = ? AND NOT s.removed");
    query.start(path);
    if (!query.step())
        return std::nullopt;
    const std::string key = query.string(0);
    return SourceMapping {key.substr(0, key.find('/')), query.string(1), key.find("/given/") != std::string::npos};
}

std::vector<OfferedMapping> offeredMappings(const Connection& connection)
{
    std::vector<OfferedMapping> offered;
    Statement query = connection.prepare(
        "SELECT m.fingerprint, m.body, s.given FROM mapping m"
        " JOIN source s ON s.id = CAST(substr(m.fingerprint, instr(m.fingerprint, '/given/') + 7) AS INTEGER) AND NOT s.removed"
        " JOIN (SELECT source, max(id) AS newest FROM import GROUP BY source) i ON i.source = s.id"
        " WHERE m.fingerprint GLOB '*/given/*' ORDER BY i.newest DESC");
    while (query.step()) {
        const std::string key = query.string(0);
        offered.push_back({key.substr(0, key.find('/')), query.string(1), query.string(2)});
    }
    return offered;
}

void raiseRevision(Connection& connection)
{
    connection.run("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'");
}

} // namespace weir::store
