// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"
#include "core/model/records.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace weir::import {

/// Counts what a reader emits, groups its rejects, and keeps the first records of what is no table as rows.
class PreviewSink final : public RecordSink {
public:
    /// `most`: records after which full() is true; 0: none. `rowsWanted`: keep records as rows.
    PreviewSink(const Dataset* known, std::int64_t most, bool rowsWanted);

    [[nodiscard]] bool full() const { return m_most > 0 && m_accepted + m_rejected >= m_most; }
    /// Puts counts, groups and rows into the preview.
    void finish(Preview& preview);
    /// Rejects of the first rows, by line.
    [[nodiscard]] const std::unordered_multimap<std::int64_t, Reject>& early() const { return m_early; }

    void record() override;
    void item(const ItemRecord& item) override;
    void event(const EventRecord& event) override;
    void commit(const CommitRecord& commit) override;
    void tag(const TagRecord& tag) override { (void)tag; }
    void change(const ChangeRecord& change) override;
    void test(const TestRecord& test) override;
    void coverage(const CoverageRecord& coverage) override;
    void build(const BuildRecord& build) override;
    void deployment(const DeploymentRecord& deployment) override;
    void incident(const IncidentRecord& incident) override;
    void reject(const Reject& reject) override;
    void warn(const std::string& sentence) override;

private:
    void countItem(std::string_view key);
    void happened(Instant at);
    void addStatus(const StatusRef& status);
    void addRow(std::initializer_list<const char*> columns, std::initializer_list<std::string> cells);

    std::unordered_set<std::uint64_t> m_known; ///< hashes of keys
    std::unordered_set<std::uint64_t> m_seen;
    std::int64_t m_most;
    bool m_rowsWanted;
    std::int64_t m_accepted = 0, m_rejected = 0;
    PreviewContent m_content;
    std::unordered_set<std::string> m_statuses;
    std::vector<PreviewReject> m_groups;
    std::unordered_map<std::string, std::size_t> m_groupOf; ///< by field and reason
    std::vector<std::vector<std::string>> m_samples; ///< of each group, a few texts
    std::int64_t m_otherGroups = 0;
    std::unordered_multimap<std::int64_t, Reject> m_early;
    std::vector<std::string> m_warnings;
    std::vector<std::string> m_columns;
    std::vector<PreviewRow> m_rows;
};

} // namespace weir::import
