// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/batch_writer.h"

#include "core/store/checksum.h"
#include "core/store/item_merge.h"

#include <algorithm>
#include <string>

namespace weir::import {

using store::Blob;
using store::noCode;
using store::nullIfEmpty;
using store::nullIfNone;
using store::Statement;

namespace {

Blob asBlob(const std::string& bytes)
{
    return std::as_bytes(std::span(bytes.data(), bytes.size()));
}

std::int64_t extentOf(const ItemState& state)
{
    if (!state.whole)
        return store::extent::part;
    return state.historyKnown ? store::extent::withHistory : store::extent::withoutHistory;
}

std::optional<Blob> blobOrNull(const std::string& bytes)
{
    return bytes.empty() ? std::nullopt : std::optional(asBlob(bytes));
}

const char* prepareStaging(store::Connection& connection)
{
    connection.run(
        "DROP TABLE IF EXISTS temp.staged_chunk; CREATE TEMP TABLE staged_chunk (id INTEGER PRIMARY KEY, source INTEGER, import INTEGER,"
        " first INTEGER, rows INTEGER, least_object INTEGER, greatest_object INTEGER, hash INTEGER, data BLOB)");
    return BatchWriter::stagedChunks;
}

/// What a repository says of a change is all there is; in other sources several records add up, and so do imports.
std::string insertChange(bool snapshot)
{
    const std::string insert = "INSERT OR REPLACE INTO change_observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    if (snapshot)
        return insert;
    std::string set;
    std::string differs;
    for (const char* const name :
        {"title", "author", "merge_commit", "first_commit", "created", "first_response", "merged", "how", "mentions"}) {
        const std::string column = name;
        const std::string value = "ifnull(excluded." + column + ", change_observation." + column + ")";
        set += column + " = " + value + ", ";
        differs += "change_observation." + column + " IS NOT " + value + " OR ";
    }
    const std::string commits = "iif(length(excluded.commits) > 0, excluded.commits, change_observation.commits)";
    return "INSERT" + insert.substr(insert.find(" INTO")) + " ON CONFLICT DO UPDATE SET " + set + "commits = " + commits + " WHERE "
        + differs + "change_observation.commits IS NOT " + commits;
}

} // namespace

ChunkWriter::ChunkWriter(
    store::Connection& connection, const std::string& table, const Target& target, std::int64_t firstOrdinal, bool withRecords)
    : m_insert(connection.prepare("INSERT INTO " + table
        + "(source, import, first, rows, least_object, greatest_object, hash, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_target(target)
    , m_ordinal(firstOrdinal)
    , m_withRecords(withRecords)
{
}

void ChunkWriter::add(const store::EventRow& row)
{
    m_rows.push_back(row);
    if (m_rows.size() == store::chunkRows)
        flush();
}

void ChunkWriter::flush()
{
    write(m_rows);
    m_rows.clear();
}

void ChunkWriter::write(const std::vector<store::EventRow>& rows)
{
    if (rows.empty())
        return;
    const std::string data = store::encodeChunk(rows, m_withRecords);
    const auto [least, greatest] = std::ranges::minmax_element(rows, {}, &store::EventRow::object);
    m_insert.run(m_target.source, m_target.import, m_ordinal, rows.size(), least->object, greatest->object,
        static_cast<std::int64_t>(store::hashBytes(data.data(), data.size())), asBlob(data));
    m_ordinal += static_cast<std::int64_t>(rows.size());
}

BatchWriter::BatchWriter(store::Connection& connection, const Target& target)
    : m_connection(connection)
    , m_target(target)
    , m_events(connection, target.again ? prepareStaging(connection) : "event_chunk", target, 0, target.again)
    , m_insertObject(connection.prepare("INSERT INTO object VALUES (?, ?)"))
    , m_insertItem(
          connection.prepare("INSERT OR REPLACE INTO item_observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_findItem(
          connection.prepare("SELECT kind, type, project, team, assignee, title, parent, url, resolution, created, finished, status, whole,"
                             " from_event, attributes, started FROM item_observation WHERE source = ? AND object = ?"))
    , m_insertCommit(
          connection.prepare("INSERT INTO commit_observation(source, sha, parents, author, email, authored, committed, subject, first_file,"
                             " files, added, deleted, parent_count, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_updateCommit(connection.prepare("UPDATE commit_observation SET author = ?, email = ? WHERE id = ?"))
    , m_updateFiles(connection.prepare("UPDATE commit_observation SET first_file = ?, files = ?, added = ?, deleted = ? WHERE id = ?"))
    , m_insertTag(connection.prepare("INSERT OR REPLACE INTO tag VALUES (?, ?, ?, ?, ?)"))
    , m_insertChange(connection.prepare(insertChange(target.snapshot)))
    , m_insertReject(
          connection.prepare("INSERT INTO reject(import, line, byte, record, field, reason, text, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_reports(connection, target.source, target.again)
    , m_deliveries(connection, target.source, target.anew)
    , m_files(connection, "file_change", "id, path, kind, added, deleted", 5)
    , m_nextFile(store::queryInteger(connection.handle(), "SELECT max(id) FROM file_change") + 1)
{
    if (!target.again)
        return;
    loadCommits();
    if (!target.snapshot)
        return;
    connection.prepare("DELETE FROM change_observation WHERE source = ?").run(target.source);
    connection.prepare("DELETE FROM tag WHERE source = ?").run(target.source);
}

void BatchWriter::loadCommits()
{
    Statement query = m_connection.prepare("SELECT sha, id, author, email, files IS NOT NULL FROM commit_observation WHERE source = ?");
    query.start(m_target.source);
    while (query.step())
        m_knownCommits.emplace(
            query.string(0), KnownCommit {query.integer(1), query.codeOr(2, noCode), query.codeOr(3, noCode), query.integer(4) != 0});
}

void BatchWriter::markNew(std::uint32_t record)
{
    if (!m_target.again)
        return;
    if (record >= m_newRecords.size())
        m_newRecords.resize(std::max<std::size_t>(record + std::size_t {1}, m_newRecords.size() * 2), false);
    m_newRecords[record] = true;
}

void BatchWriter::write(Batch& batch)
{
    for (const auto& [code, text] : batch.objects)
        m_insertObject.run(code, text);
    m_events.write(batch.events);
    // In the order of the table's key, so that pages fill one after the other.
    std::ranges::sort(batch.items, {}, &ItemState::object);
    for (const ItemState& state : batch.items)
        writeItem(state);
    for (const CommitRow& commit : batch.commits)
        writeCommit(commit);
    for (const TagRow& tag : batch.tags)
        m_insertTag.run(m_target.source, tag.name, asBlob(tag.sha), tag.at, tag.annotated ? 1 : 0);
    for (const ChangeRow& change : batch.changes)
        writeChange(change);
    for (const TestRow& test : batch.tests)
        if (m_reports.write(test))
            markNew(test.record);
    for (const CoverageRow& coverage : batch.coverage)
        if (m_reports.write(coverage))
            markNew(coverage.record);
    for (const DeliveryRow& delivery : batch.deliveries)
        if (m_deliveries.write(delivery))
            markNew(delivery.record);
    for (const Reject& reject : batch.rejects)
        writeReject(reject);
}

void BatchWriter::finish()
{
    m_files.flush();
    if (m_target.again && m_target.snapshot)
        removeUnseenCommits();
}

/// Puts what is stored under what is said now. True: the row changes.
bool BatchWriter::mergeWithStored(ItemState& state)
{
    m_findItem.start(m_target.source, state.object);
    if (!m_findItem.step())
        return true;
    bool changed = false;
    // What an earlier import of the source said stays unless this one says otherwise; all of it goes if it was read in another way.
    const bool adds = !state.whole && (state.continues || !m_target.anew);
    const auto code = [&](std::uint32_t& field, int column) {
        const std::uint32_t stored = m_findItem.codeOr(column, noCode);
        if (field == noCode && adds)
            field = stored;
        changed = changed || field != stored;
    };
    std::size_t kept = 0;
    const auto text = [&](std::string_view& field, int column) {
        std::string& stored = m_stored[kept++];
        stored = m_findItem.text(column);
        if (field.empty() && adds)
            field = stored;
        changed = changed || field != stored;
    };
    const auto instant = [&](Instant& field, int column) {
        const Instant stored = m_findItem.instant(column);
        if (!isKnown(field) && adds)
            field = stored;
        changed = changed || field != stored;
    };
    code(state.kind, 0);
    code(state.type, 1);
    code(state.project, 2);
    code(state.team, 3);
    code(state.assignee, 4);
    text(state.title, 5);
    text(state.parent, 6);
    text(state.url, 7);
    text(state.resolution, 8);
    instant(state.created, 9);
    instant(state.finished, 10);
    instant(state.started, 15);
    code(state.status, 11);
    text(state.attributes, 14);
    const std::int64_t extent = m_findItem.integer(12);
    changed = changed || (!adds && extentOf(state) != extent);
    if (adds) {
        state.whole = extent != store::extent::part;
        state.historyKnown = extent == store::extent::withHistory;
    }
    // Of a source taken again, what is compared later decides which events hold.
    state.fromEvent = m_target.again ? m_findItem.code(13) : std::max(state.fromEvent, m_findItem.code(13));
    m_findItem.reset();
    return changed || state.continues;
}

void BatchWriter::writeItem(const ItemState& given)
{
    ItemState state = given;
    if (m_target.again || state.continues) {
        if (m_target.again)
            state.fromEvent = 0;
        if (!mergeWithStored(state))
            return;
        markNew(state.record);
        if (state.object >= m_changedObjects.size())
            m_changedObjects.resize(std::max<std::size_t>(state.object + std::size_t {1}, m_changedObjects.size() * 2), 0);
        m_changedObjects[state.object] = 1;
    }
    m_insertItem.run(m_target.source, state.object, nullIfNone(state.kind), nullIfNone(state.type), nullIfNone(state.project),
        nullIfNone(state.team), nullIfNone(state.assignee), nullIfEmpty(state.title), nullIfEmpty(state.parent), nullIfEmpty(state.url),
        nullIfEmpty(state.resolution), state.created, state.finished, nullIfNone(state.status), extentOf(state), state.fromEvent,
        nullIfEmpty(state.attributes), state.started);
}

BatchWriter::WrittenFiles BatchWriter::writeFiles(const CommitRow& commit)
{
    if (!commit.filesKnown)
        return {};
    WrittenFiles written {m_nextFile, static_cast<std::int64_t>(commit.files.size()), 0, 0};
    bool counted = true; // no files at all: nothing was added or deleted, and that is known
    for (const CommitRow::File& file : commit.files) {
        const auto lines = [](std::int32_t count) { return count < 0 ? store::RowBatch::null : std::int64_t {count}; };
        m_files.add(m_nextFile++, file.path, file.kind, lines(file.added), lines(file.deleted));
        counted = counted && file.added >= 0 && file.deleted >= 0;
        *written.added += file.added;
        *written.deleted += file.deleted;
    }
    if (!counted)
        written.added = written.deleted = std::nullopt;
    return written;
}

void BatchWriter::writeCommit(const CommitRow& commit)
{
    if (!m_writtenCommits.try_emplace(commit.sha, true).second)
        return;
    if (const auto known = m_knownCommits.find(commit.sha); known != m_knownCommits.end()) {
        refreshCommit(known->second, commit);
        m_knownCommits.erase(known);
        return;
    }
    markNew(commit.record);
    const WrittenFiles files = writeFiles(commit);
    m_insertCommit.run(m_target.source, asBlob(commit.sha), asBlob(commit.parents), nullIfNone(commit.author), nullIfNone(commit.email),
        commit.authored, commit.committed, commit.subject, files.first, files.count, files.added, files.deleted, commit.parentCount,
        nullIfEmpty(commit.mentions));
}

/// What a commit's name does not fix: who its author is called (.mailmap), and whether this clone holds its parent.
void BatchWriter::refreshCommit(const KnownCommit& known, const CommitRow& commit)
{
    if (known.author != commit.author || known.email != commit.email) {
        markNew(commit.record);
        m_updateCommit.run(nullIfNone(commit.author), nullIfNone(commit.email), known.id);
    }
    if (!known.filesKnown && commit.filesKnown) {
        markNew(commit.record);
        const WrittenFiles files = writeFiles(commit);
        m_updateFiles.run(files.first, files.count, files.added, files.deleted, known.id);
    }
}

void BatchWriter::removeUnseenCommits()
{
    Statement files = m_connection.prepare("DELETE FROM file_change WHERE id >= (SELECT first_file FROM commit_observation WHERE id = ?1)"
                                           " AND id < (SELECT first_file + files FROM commit_observation WHERE id = ?1)");
    Statement commit = m_connection.prepare("DELETE FROM commit_observation WHERE id = ?");
    for (const auto& [sha, known] : m_knownCommits) {
        files.run(known.id);
        commit.run(known.id);
    }
}

void BatchWriter::writeChange(const ChangeRow& change)
{
    m_insertChange.run(m_target.source, change.key, nullIfEmpty(change.title), nullIfNone(change.author), blobOrNull(change.mergeCommit),
        change.firstCommit, change.created, change.firstResponse, change.merged, nullIfEmpty(change.how), asBlob(change.commits),
        nullIfEmpty(change.mentions));
    if (m_target.again && !m_target.snapshot && store::queryInteger(m_connection.handle(), "SELECT changes()") > 0)
        markNew(change.record);
}

void BatchWriter::writeReject(const Reject& reject)
{
    m_insertReject.run(m_target.import, reject.line, reject.byte, nullIfEmpty(reject.record), nullIfEmpty(reject.field), reject.reason,
        nullIfEmpty(reject.text), reject.kept ? 1 : 0);
}

} // namespace weir::import
