// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/item_merge.h"

#include <optional>
#include <utility>

namespace weir::store {

namespace {

/// Beyond this distance it is cheaper to look an item up than to step over those before it.
constexpr std::int64_t stepsBeforeSeek = 64;

enum Column { Object, Kind, Type, Project, Team, Assignee, Title, Resolution, Created, Finished, Status, Whole, Started };

void takeCode(std::uint32_t& code, const Statement& row, Column column)
{
    if (code == noCode)
        code = row.codeOr(column, noCode);
}

void takeText(std::string& text, const Statement& row, Column column)
{
    if (text.empty())
        text.assign(row.text(column));
}

} // namespace

std::vector<RankedSource> rankedSources(const Connection& connection)
{
    std::vector<RankedSource> sources;
    Statement query = connection.prepare("SELECT id, newest, marks FROM source WHERE NOT removed ORDER BY newest DESC, path");
    while (query.step()) {
        const std::int64_t marks = query.integer(2);
        const bool pairs = (marks & mark::start) != 0 && (marks & mark::complete) != 0;
        sources.push_back({query.integer(0), query.instant(1), pairs || (marks & mark::startInstant) != 0});
    }
    return sources;
}

std::vector<std::int64_t> idsOf(const std::vector<RankedSource>& sources)
{
    std::vector<std::int64_t> ids;
    for (const RankedSource& source : sources)
        ids.push_back(source.id);
    return ids;
}

ItemObservations::ItemObservations(const Connection& connection, std::vector<RankedSource> sources)
    : m_sources(std::move(sources))
{
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_cursors.push_back(
            {connection.prepare("SELECT object, kind, type, project, team, assignee, title, resolution, created, finished, status,"
                                " whole, started FROM item_observation WHERE source = ? AND object >= ? ORDER BY object")});
}

bool ItemObservations::seek(Cursor& cursor, std::size_t source, std::uint32_t object)
{
    if (cursor.ended && cursor.object < object)
        return false;
    if (cursor.object < 0 || object - cursor.object > stepsBeforeSeek) {
        cursor.query.start(m_sources[source].id, object);
        cursor.object = 0;
        cursor.ended = !cursor.query.step();
        if (!cursor.ended)
            cursor.object = cursor.query.integer(Object);
    }
    while (!cursor.ended && cursor.object < object) {
        cursor.ended = !cursor.query.step();
        if (!cursor.ended)
            cursor.object = cursor.query.integer(Object);
    }
    return !cursor.ended && cursor.object == object;
}

void ItemObservations::read(std::uint32_t object, MergedItem& item)
{
    item = MergedItem {};
    std::optional<std::size_t> whole; ///< the source that stated it as a whole
    for (std::size_t source = 0; source < m_cursors.size(); ++source) {
        Cursor& cursor = m_cursors[source];
        if (!seek(cursor, source, object))
            continue;
        const Statement& row = cursor.query;
        item.known = true;
        takeCode(item.kind, row, Kind);
        takeCode(item.type, row, Type);
        takeCode(item.project, row, Project);
        takeCode(item.team, row, Team);
        takeCode(item.assignee, row, Assignee);
        takeText(item.title, row, Title);
        if (!isKnown(item.created))
            item.created = row.instant(Created);
        if (!isKnown(item.started))
            item.started = row.instant(Started);
        if (item.knownStatus == noCode && row.integer(Whole) == extent::withHistory)
            item.knownStatus = row.codeOr(Status, noCode);
        if (whole) {
            // Of two that are equally new, the one that saw it end was taken later.
            const bool later = !isKnown(item.finished) && !row.isNull(Finished) && row.integer(Whole) != extent::part
                && m_sources[source].newest == m_sources[*whole].newest;
            if (!later)
                continue;
            item.resolution.clear();
            item.status = noCode;
        }
        takeText(item.resolution, row, Resolution);
        if (!isKnown(item.finished))
            item.finished = row.instant(Finished);
        if (item.status == noCode && !row.isNull(Status)) {
            item.status = row.code(Status);
            item.statusFrom = source;
        }
        if (row.integer(Whole) != extent::part)
            whole = source;
    }
}

} // namespace weir::store
