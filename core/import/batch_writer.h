// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/batch.h"
#include "core/import/delivery_writer.h"
#include "core/import/report_writer.h"
#include "core/store/connection.h"
#include "core/store/row_batch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace weir::import {

/// The source that is being taken.
struct Target {
    std::int64_t source = 0;
    std::int64_t import = 0;
    bool again = false; ///< the workspace has observations of this source
    bool anew = false; ///< they were read in another way and do not hold any more
    bool snapshot = false; ///< the format tells everything there is, so that what is missing now is gone (repositories)
};

/// Events on their way into a table of chunks.
class ChunkWriter {
public:
    ChunkWriter(store::Connection& connection, const std::string& table, const Target& target, std::int64_t firstOrdinal, bool withRecords);
    void add(const store::EventRow& row);
    /// Rows that make a chunk of their own.
    void write(const std::vector<store::EventRow>& rows);
    void flush();
    /// Number of the next event.
    [[nodiscard]] std::int64_t ordinal() const { return m_ordinal + static_cast<std::int64_t>(m_rows.size()); }

private:
    store::Statement m_insert;
    Target m_target;
    std::int64_t m_ordinal;
    bool m_withRecords;
    std::vector<store::EventRow> m_rows;
};

/// Writes batches as they come. Runs in a thread of its own, which alone uses the connection meanwhile.
class BatchWriter {
public:
    /// Table for the events of a source that is there already: they are compared before they are kept.
    static constexpr const char* stagedChunks = "temp.staged_chunk";

    BatchWriter(store::Connection& connection, const Target& target);
    void write(Batch& batch);
    void finish();

    /// Whether something new came with a record; by record, as far as it is known here. Only for a source taken again.
    [[nodiscard]] std::vector<bool>& newRecords() noexcept { return m_newRecords; }
    /// Objects whose observation changed.
    [[nodiscard]] std::vector<std::uint8_t>& changedObjects() noexcept { return m_changedObjects; }

private:
    void writeItem(const ItemState& state);
    [[nodiscard]] bool mergeWithStored(ItemState& state);
    void writeCommit(const CommitRow& commit);
    /// A commit as it is stored.
    struct KnownCommit {
        std::int64_t id = 0;
        std::uint32_t author = store::noCode, email = store::noCode;
        bool filesKnown = false;
    };
    void refreshCommit(const KnownCommit& known, const CommitRow& commit);
    struct WrittenFiles {
        std::optional<std::int64_t> first, count, added, deleted;
    };
    [[nodiscard]] WrittenFiles writeFiles(const CommitRow& commit);
    void writeChange(const ChangeRow& change);
    void writeReject(const Reject& reject);
    void markNew(std::uint32_t record);
    void loadCommits();
    void removeUnseenCommits();

    store::Connection& m_connection;
    Target m_target;
    ChunkWriter m_events;
    store::Statement m_insertObject, m_insertItem, m_findItem, m_insertCommit, m_updateCommit, m_updateFiles, m_insertTag, m_insertChange,
        m_insertReject;
    ReportWriter m_reports;
    DeliveryWriter m_deliveries;
    store::RowBatch m_files;
    std::int64_t m_nextFile;
    std::unordered_map<std::string, KnownCommit> m_knownCommits; ///< of this source, not seen in this import yet
    std::unordered_map<std::string, bool> m_writtenCommits; ///< emitted twice would break the rule of one row a commit
    std::vector<bool> m_newRecords;
    std::vector<std::uint8_t> m_changedObjects;
    std::string m_stored[5]; ///< texts of the item found last
};

} // namespace weir::import
