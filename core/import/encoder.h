// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/batch.h"
#include "core/import/text_dictionary.h"
#include "core/model/records.h"
#include "core/store/connection.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace weir::import {

/// A status as this source names it.
struct SeenStatus {
    std::string name, external;
    StatusCategory category = StatusCategory::None;
    Instant seenAt = unknownInstant; ///< newest instant at which it was called that
    std::int64_t seenOrder = 0;
    bool current = false; ///< items are in it now
    std::uint32_t row = 0; ///< in observed_status
    bool isNew = true;
};

/// What one event says about its log, as bits of store::mark.
[[nodiscard]] std::int64_t markOf(Lifecycle lifecycle, bool hasStart);

/// Turns what a reader emits into batches of codes. Runs in the reader's thread; touches no database once it is made.
class Encoder final : public RecordSink {
public:
    /// `source`: its row, 0 if it was never imported, or if what it was seen to say does not hold. `withPaths`: the format brings files of
    /// a repository.
    Encoder(const store::Connection& connection, std::int64_t source, bool withPaths, Instant importedAt, std::function<void(Batch)> push);

    void record() override;
    void item(const ItemRecord& item) override;
    void event(const EventRecord& event) override;
    void commit(const CommitRecord& commit) override;
    void tag(const TagRecord& tag) override;
    void change(const ChangeRecord& change) override;
    void test(const TestRecord& test) override;
    void coverage(const CoverageRecord& coverage) override;
    void build(const BuildRecord& build) override;
    void deployment(const DeploymentRecord& deployment) override;
    void incident(const IncidentRecord& incident) override;
    void reject(const Reject& reject) override;
    void warn(const std::string& sentence) override;
    /// Passes the rest on. Call once after the reader is done.
    void finish();

    /// Forgets all texts and what is known by object, once everything is written: of millions of items they are hundreds of megabytes.
    /// What was counted stays.
    void release();

    [[nodiscard]] std::int64_t accepted() const noexcept { return m_accepted; }
    [[nodiscard]] std::int64_t rejected() const noexcept { return m_rejected; }
    [[nodiscard]] std::int64_t rejects() const noexcept { return m_rejects; } ///< rejected, and fields of what was taken
    [[nodiscard]] const std::vector<Reject>& firstRejects() const noexcept { return m_firstRejects; }
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return m_warnings; }
    [[nodiscard]] std::vector<SeenStatus>& statuses() noexcept { return m_statuses; }
    [[nodiscard]] const TextDictionary& names() const noexcept { return m_names; }
    [[nodiscard]] const TextDictionary& paths() const noexcept { return m_paths; }
    [[nodiscard]] std::uint32_t objects() const noexcept { return m_objects.end(); }
    /// Whether this source said anything about an object, by object.
    [[nodiscard]] std::vector<std::uint8_t> touched() const;
    /// Objects that a record stated with their whole history.
    [[nodiscard]] bool isWhole(std::uint32_t object) const { return object < m_marks.size() && (m_marks[object] & wholeMark) != 0; }
    /// The last record that stated the object, of one with isWhole().
    [[nodiscard]] std::uint32_t recordOf(std::uint32_t object) const { return m_records[object]; }
    /// By object: its first event of this import that holds; only where a record was repeated.
    [[nodiscard]] const std::map<std::uint32_t, std::uint32_t>& cuts() const noexcept { return m_cuts; }
    [[nodiscard]] std::int64_t marks() const noexcept { return m_logMarks; }
    [[nodiscard]] Instant newest() const noexcept { return m_newest; }
    [[nodiscard]] std::int64_t events() const noexcept { return m_eventCount; }
    [[nodiscard]] std::int64_t commits() const noexcept { return m_commitCount; }
    [[nodiscard]] std::int64_t changes() const noexcept { return m_changeCount; }

private:
    static constexpr std::uint32_t noSlot = UINT32_MAX;
    static constexpr std::uint8_t seenMark = 1;
    static constexpr std::uint8_t wholeMark = 2;
    static constexpr std::uint8_t flushedMark = 4;

    /// A key, name or title as it stands, or what is kept of one that is too long; `storage` holds that.
    [[nodiscard]] std::string_view brief(std::string_view text, std::string& storage);
    [[nodiscard]] std::uint32_t nameOrNone(std::string_view text);
    [[nodiscard]] std::uint32_t objectOf(std::string_view key);
    void notice(std::uint32_t object);
    [[nodiscard]] ItemState& stateOf(std::uint32_t object);
    SeenStatus& see(const StatusRef& given, Instant at);
    void replace(ItemState& state);
    void merge(ItemState& state, const ItemRecord& item);
    void noteInstant(Instant t);
    [[nodiscard]] Cell nameCell(std::string_view text);
    [[nodiscard]] Cell timeCell(const std::optional<Instant>& at);
    void deliver(Delivery kind, std::vector<Cell> cells);
    void rankNames();
    void flushItems();
    void flush();
    void flushIfFull();

    const Instant m_importedAt;
    std::function<void(Batch)> m_push;
    TextDictionary m_objects, m_names, m_paths;
    std::uint32_t m_objectsPassedOn = 1; ///< objects from here on are not in a batch yet
    std::string_view m_lastKey;
    std::uint32_t m_lastObject = 0;

    TextDictionary m_statusNames; ///< name, or id NUL name → row in m_statuses plus one
    std::vector<SeenStatus> m_statuses;
    std::vector<std::uint32_t> m_statusByKey; ///< by code in m_statusNames
    std::string m_statusKey;
    std::uint32_t m_nextStatus = 1;

    std::vector<std::uint32_t> m_slots; ///< object → its state in m_items
    std::vector<std::uint8_t> m_marks; ///< by object
    std::vector<std::uint32_t> m_records; ///< by object: the last one that stated it
    std::vector<std::uint64_t> m_hashes; ///< by object: of the last record about it, 0 if there was none
    std::map<std::uint32_t, std::uint32_t> m_cuts;
    std::vector<ItemState> m_items;
    std::unique_ptr<TextArena> m_itemText = std::make_unique<TextArena>();

    Batch m_batch;
    std::vector<Reject> m_firstRejects;
    std::vector<std::string> m_warnings;
    std::int64_t m_accepted = 0, m_rejected = 0, m_rejects = 0, m_repeated = 0, m_cut = 0;
    std::int64_t m_eventCount = 0, m_commitCount = 0, m_changeCount = 0;
    std::int64_t m_logMarks = 0;
    std::size_t m_batchWeight = 0;
    Instant m_newest = unknownInstant;
};

} // namespace weir::import
