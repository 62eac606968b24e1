// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/jira_history.h"
#include "core/readers/json_parser.h"
#include "core/readers/timestamp.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// One issue taken out of its JSON. Its text lives as long as that, and until the next parse().
class JiraIssue {
public:
    /// Absent: the issue is taken (see problems() for single fields); else why it is refused.
    [[nodiscard]] std::optional<JiraProblem> parse(JsonObject issue, std::string_view projectOtherwise, ColumnTimes& times);

    [[nodiscard]] ItemRecord item() const;
    [[nodiscard]] std::string_view key() const noexcept { return m_item.key; }
    [[nodiscard]] JiraHistory& history() noexcept { return m_history; }
    /// Fields that could not be read; the issue is taken without them.
    [[nodiscard]] const std::vector<JiraProblem>& problems() const noexcept { return m_problems; }
    /// Entries of the history that the source counts but does not hold.
    [[nodiscard]] std::int64_t missingEntries() const noexcept { return m_missing; }

private:
    [[nodiscard]] std::optional<JiraProblem> readFields(JsonObject fields, ColumnTimes& times);
    [[nodiscard]] std::optional<JiraProblem> readStatus(const JsonValue& status);
    [[nodiscard]] std::optional<JiraProblem> readChangelog(const JsonValue& changelog, ColumnTimes& times);
    [[nodiscard]] std::optional<Instant> readTime(std::string_view field, const JsonValue& value, ColumnTimes& times);
    void readOther(std::string_view name, const JsonValue& value);
    void addAttribute(std::string_view name, const JsonValue& value);
    [[nodiscard]] std::string_view keep(std::string text);

    ItemRecord m_item;
    std::vector<Attribute> m_attributes;
    std::deque<std::string> m_texts; ///< what had to be written; addresses stay
    JiraHistory m_history;
    std::vector<JiraProblem> m_problems;
    std::int64_t m_missing = 0;
};

} // namespace weir::readers
