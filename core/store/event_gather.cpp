// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_gather.h"

#include "core/base/error.h"
#include "core/store/checksum.h"

#include <algorithm>
#include <utility>

namespace weir::store {

namespace {

[[noreturn]] void throwDamaged(const Connection& connection)
{
    throw Error(ErrorCode::NotThis,
        "The workspace " + connection.file().string()
            + " is damaged: imported events do not have the checksum they were stored with; go back to a copy, or import the sources into "
              "a new one.");
}

} // namespace

ChunkReader::ChunkReader(
    const Connection& connection, const std::string& table, std::vector<std::int64_t> sources, std::int64_t beforeImport)
    : m_connection(connection)
    , m_table(table)
    , m_sources(std::move(sources))
    , m_beforeImport(beforeImport)
{
}

void ChunkReader::decode(const Statement& query)
{
    const Blob bytes = query.blob(2);
    if (static_cast<std::int64_t>(hashBytes(bytes.data(), bytes.size())) != query.integer(1) || !decodeChunk(bytes, m_rows))
        throwDamaged(m_connection);
}

void ChunkReader::each(std::uint32_t first, std::uint32_t last, const Use& use)
{
    Statement query = m_connection.prepare("SELECT first, hash, data FROM " + m_table
        + " WHERE source = ? AND least_object < ? AND greatest_object >= ? AND import < ? ORDER BY id");
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        query.start(m_sources[source], last, first, m_beforeImport);
        while (query.step()) {
            decode(query);
            use(m_rows, static_cast<std::uint32_t>(source), query.code(0));
        }
    }
}

std::vector<std::uint32_t> ChunkReader::countByObject()
{
    std::vector<std::uint32_t> counts;
    std::vector<std::uint32_t> objects;
    const std::int64_t known = queryInteger(m_connection.handle(), "SELECT max(id) FROM object");
    Statement query =
        m_connection.prepare("SELECT greatest_object, hash, data FROM " + m_table + " WHERE source = ? AND import < ? ORDER BY id");
    for (const std::int64_t source : m_sources) {
        query.start(source, m_beforeImport);
        while (query.step()) {
            const Blob bytes = query.blob(2);
            if (!decodeObjects(bytes, objects))
                throwDamaged(m_connection);
            for (const std::uint32_t object : objects) {
                if (object > known)
                    throwDamaged(m_connection);
                if (object >= counts.size())
                    counts.resize(std::max<std::size_t>(object + std::size_t {1}, counts.size() * 2));
                ++counts[object];
            }
        }
    }
    return counts;
}

EventCuts loadCuts(const Connection& connection, const std::vector<std::int64_t>& sources)
{
    EventCuts cuts(sources.size());
    Statement query = connection.prepare("SELECT object, from_event FROM item_observation WHERE source = ? AND from_event > 0");
    for (std::size_t source = 0; source < sources.size(); ++source) {
        query.start(sources[source]);
        while (query.step())
            cuts[source][query.code(0)] = query.code(1);
    }
    return cuts;
}

} // namespace weir::store
