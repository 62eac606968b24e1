// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/import/delivery_table.h"
#include "core/import/text_dictionary.h"
#include "core/model/records.h"
#include "core/store/event_chunk.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace weir::import {

/// What one source says about one item, gathered over its records. Text lives in the batch's arena.
struct ItemState {
    std::uint32_t object = 0;
    std::uint32_t kind = store::noCode, type = store::noCode, project = store::noCode, team = store::noCode,
                  assignee = store::noCode; ///< names
    std::uint32_t status = store::noCode; ///< observed_status
    std::uint32_t record = 0; ///< the last record that said something
    std::uint32_t fromEvent = 0; ///< events of the import before this one came with a record that was replaced
    std::string_view title, parent, url, resolution;
    std::string_view attributes; ///< JSON object
    Instant created = unknownInstant;
    Instant started = unknownInstant;
    Instant finished = unknownInstant;
    bool whole = false;
    bool historyKnown = false;
    bool continues = false; ///< an earlier batch of this import had the item already
};

struct CommitRow {
    std::string sha; ///< raw bytes
    std::string parents; ///< raw bytes, one after the other
    std::uint32_t parentCount = 0;
    std::uint32_t author = store::noCode, email = store::noCode; ///< names
    Instant authored = unknownInstant, committed = unknownInstant;
    std::string subject, mentions;
    std::uint32_t record = 0;
    struct File {
        std::uint32_t path = 0;
        char kind = 'M';
        std::int32_t added = -1, deleted = -1;
    };
    std::vector<File> files;
    bool filesKnown = false;
};

struct TagRow {
    std::string name, sha;
    std::optional<Instant> at;
    bool annotated = false;
};

struct ChangeRow {
    std::string key, title, mergeCommit, how, commits, mentions;
    std::uint32_t author = store::noCode;
    std::optional<Instant> firstCommit, created, firstResponse, merged;
    std::uint32_t record = 0;
};

struct TestRow {
    std::string name, message;
    std::uint32_t suite = store::noCode, className = store::noCode, file = store::noCode; ///< names
    TestOutcome outcome = TestOutcome::Passed;
    std::optional<Duration> duration;
    std::optional<Instant> at;
    std::int32_t reruns = 0;
    std::uint32_t record = 0;
};

struct CoverageRow {
    std::string path;
    std::int64_t lines = 0, covered = 0;
    std::uint32_t record = 0;
};

/// What the table of a delivery's observations holds in one column: nothing, a number or a code of a name, text.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

/// A build, a deployment or an incident: its cells in the order of deliveryTable(), the key first.
struct DeliveryRow {
    Delivery kind = Delivery::Build;
    std::vector<Cell> cells;
    std::uint32_t record = 0;
};

/// A portion of a source on its way from the parser to the database.
struct Batch {
    std::vector<store::EventRow> events;
    std::vector<std::pair<std::uint32_t, std::string_view>> objects; ///< new ones; text lives in the encoder's dictionary
    std::vector<ItemState> items;
    std::unique_ptr<TextArena> itemText;
    std::vector<CommitRow> commits;
    std::vector<TagRow> tags;
    std::vector<ChangeRow> changes;
    std::vector<TestRow> tests;
    std::vector<CoverageRow> coverage;
    std::vector<DeliveryRow> deliveries;
    std::vector<Reject> rejects;
};

/// A bounded queue between the two threads of an import.
class BatchQueue {
public:
    /// Waits while the queue is full. False: the other side has given up.
    bool push(Batch batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_batches.size() < mostBatches || m_closed; });
        if (m_closed)
            return false;
        m_batches.push_back(std::move(batch));
        m_changed.notify_all();
        return true;
    }
    /// Waits for a batch; nothing once the queue has ended and is empty, or was closed.
    std::optional<Batch> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_batches.empty() || m_ended || m_closed; });
        if (m_batches.empty() || m_closed)
            return std::nullopt;
        Batch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_changed.notify_all();
        return batch;
    }
    /// Nothing more will come.
    void end() { set(m_ended); }
    /// Neither side goes on.
    void close() { set(m_closed); }

private:
    static constexpr std::size_t mostBatches = 8;
    void set(bool& flag)
    {
        const std::lock_guard lock(m_mutex);
        flag = true;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_batches;
    bool m_ended = false;
    bool m_closed = false;
};

} // namespace weir::import
