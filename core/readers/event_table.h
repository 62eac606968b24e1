// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/row_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The part of an activity that a word of the lifecycle extension means, in any case; empty: None.
[[nodiscard]] Lifecycle parseLifecycle(std::string_view word);

/// What to say of events whose status or activity is empty. `field`: where it should stand.
[[nodiscard]] std::string unnamedStatusWarning(std::int64_t events, std::int64_t firstLine, std::string_view field);

/// Turns the rows of one table into events and what they say about their items.
class EventTable final : public RowTable {
public:
    /// `roles` by position as rolesOf() gives them.
    EventTable(const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options);

    [[nodiscard]] std::string_view missingRole() const override;

private:
    /// Texts of an item that have a column of their own.
    enum Field : std::size_t { Title, Type, Project, Team, Assignee, Parent, Url, Status, fieldCount };
    /// Times; the first is the event's.
    enum TimeField : std::size_t { At, Start, Created, Finished, timeCount };

    void placeRole(std::string_view role, std::size_t column);
    void row(CsvRecords& records, RecordSink& sink) override;
    void ended(RecordSink& sink) override;
    [[nodiscard]] bool readTimes(CsvRecords& records, RecordSink& sink);
    void emitItem(const CsvRecords& records, RecordSink& sink);
    [[nodiscard]] bool sameItemAsBefore(std::span<const std::string_view> fields);

    std::size_t m_to = none;
    std::size_t m_from = none;
    std::size_t m_lifecycle = none;
    std::size_t m_author = none;
    std::array<std::size_t, fieldCount> m_fields {};
    std::array<std::size_t, timeCount> m_timeColumns {};
    std::array<std::size_t, timeCount> m_timeNumbers {};
    std::vector<std::size_t> m_itemColumns; ///< whatever says something about the item
    std::int64_t m_unnamed = 0; ///< events without a status
    std::int64_t m_firstUnnamed = 0; ///< line

    // The item of the row before, as it stands there.
    std::string m_before;
    std::vector<std::size_t> m_beforeSizes;
    std::size_t m_beforeWidth = 0;

    std::array<std::optional<Instant>, timeCount> m_instants; ///< of the row in hand
};

} // namespace weir::readers
