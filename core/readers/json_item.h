// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/json_source.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// An item put together from a JSON record: what had to be written for it, and which of its fields could not be read.
/// Text taken from the record lives as long as that.
class JsonItem {
public:
    void clear();

    ItemRecord record; ///< without attributes
    /// The record with its attributes.
    [[nodiscard]] ItemRecord item() const;

    [[nodiscard]] std::string_view keep(std::string text);
    /// Absent: it is none, or cannot be read and is among problems().
    [[nodiscard]] std::optional<Instant> time(std::string_view field, const std::optional<JsonValue>& value, ColumnTimes& times);
    /// A text or number of reasonable length; of an object its name or title.
    void attribute(std::string_view name, const std::optional<JsonValue>& value);
    void attributeText(std::string_view name, std::string_view text);
    /// The same for every element of a list.
    void attributes(std::string_view name, const std::optional<JsonValue>& list);
    void problem(RecordProblem problem) { m_problems.push_back(std::move(problem)); }

    /// Fields that could not be read; the record is taken without them.
    [[nodiscard]] const std::vector<RecordProblem>& problems() const noexcept { return m_problems; }

private:
    std::vector<Attribute> m_attributes;
    std::deque<std::string> m_texts; ///< addresses stay
    std::vector<RecordProblem> m_problems;
};

} // namespace weir::readers
