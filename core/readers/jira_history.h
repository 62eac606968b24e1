// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/records.h"
#include "core/readers/json_parser.h"
#include "core/readers/json_source.h"
#include "core/readers/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

using JiraProblem = RecordProblem;

/// A field that stands there twice.
[[nodiscard]] JiraProblem repeatedField(std::string_view name);

/// The status changes in the history of one issue. Entries come as the source keeps them, newest or oldest first;
/// changes() turns them round entry by entry where needed, and what one entry holds stays in its order.
class JiraHistory {
public:
    struct Change {
        Instant at;
        std::string fromId;
        std::string fromName;
        std::string toId;
        std::string toName;
        std::string actor;
        std::size_t entry = 0;

        /// The change as a record of the item `key`.
        [[nodiscard]] EventRecord event(std::string_view key) const;
    };

    void clear();
    /// Takes an entry ("created", "author", "items").
    [[nodiscard]] std::optional<JiraProblem> add(JsonObject entry, ColumnTimes& times);
    /// Oldest first.
    [[nodiscard]] std::span<const Change> changes();
    /// Entries taken, also those without a change of status.
    [[nodiscard]] std::size_t entries() const noexcept { return m_entries; }

private:
    [[nodiscard]] std::optional<JiraProblem> addItem(JsonObject item, Instant at, std::string_view actor);
    [[nodiscard]] bool newestFirst() const;

    std::vector<Change> m_changes;
    std::size_t m_entries = 0;
    // The outermost entries tell which way round the history is; their ids where their times do not.
    Instant m_firstAt;
    Instant m_lastAt;
    std::optional<std::int64_t> m_firstId;
    std::optional<std::int64_t> m_lastId;
};

/// Name of a person as Jira shows it; empty if there is none.
[[nodiscard]] std::string_view jiraPerson(const std::optional<JsonValue>& person);

} // namespace weir::readers
