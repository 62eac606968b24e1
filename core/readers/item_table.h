// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/row_table.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// What tables of one tool state without a column of its own.
struct ItemTableTraits {
    /// "ABC-17" is of project ABC unless a column says otherwise.
    bool projectInKey = false;
    /// The address ".../group/project/-/issues/17" names the item "group/project#17", which the number alone does not.
    bool keyInUrl = false;
    /// Without a stage it is another format.
    bool needsStages = false;
    /// What to do for the history of statuses, which the tool keeps and this export lacks; empty: there may be none.
    std::string_view history = {};
};

/// Turns the rows of a table with one row an item into what they say about the items: `created`, `started` and `finished`
/// as stated, and for each `stage:NAME` column the item's entry into that stage. The entry into the last stage is the finish.
class ItemTable final : public RowTable {
public:
    /// `roles` by position as rolesOf() gives them.
    ItemTable(const std::vector<std::string>& roles, std::vector<std::string> header, const Mapping& mapping, const ReadOptions& options,
        ItemTableTraits traits);

    [[nodiscard]] std::string_view missingRole() const override;

private:
    enum Field : std::size_t { Type, Project, Team, Assignee, Parent, Url, Status, Category, Resolution, fieldCount };
    enum TimeField : std::size_t { Created, Started, Finished, Cancelled, timeCount };
    struct Stage {
        std::string name;
        std::size_t column = none;
        std::size_t time = 0; ///< in m_times
    };
    struct Entry {
        std::size_t stage;
        Instant at;
    };

    void placeRole(std::string_view role, std::size_t column);
    void orderStages(const Mapping& mapping);
    void row(CsvRecords& records, RecordSink& sink) override;
    void ended(RecordSink& sink) override;
    void readTimes(CsvRecords& records);
    void rejectTimes(const CsvRecords& records, RecordSink& sink) const;
    [[nodiscard]] std::string_view keyOf(std::span<const std::string_view> fields);
    [[nodiscard]] StatusCategory categoryOf(std::span<const std::string_view> fields) const;
    void emitItem(CsvRecords& records, std::string_view key, RecordSink& sink);
    void emitEntries(std::string_view key, RecordSink& sink);

    ItemTableTraits m_traits;
    bool m_guessed; ///< nobody said what the columns mean
    std::array<std::size_t, fieldCount> m_fields {};
    std::array<std::size_t, timeCount> m_timeColumns {};
    std::array<std::size_t, timeCount> m_timeNumbers {};
    std::vector<Stage> m_stages; ///< in the order of the stream
    std::vector<std::size_t> m_titles; ///< the first that is filled holds: a tree has a column a level

    // Of the row in hand.
    std::array<std::optional<Instant>, timeCount> m_instants;
    std::vector<Entry> m_entries; ///< oldest first
    std::vector<std::size_t> m_unreadable; ///< columns
    std::string m_keyText;
};

} // namespace weir::readers
