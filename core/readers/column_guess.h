// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"
#include "core/readers/table_head.h"
#include "core/readers/time_text.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// What the columns of a table probably mean.
struct ColumnsGuess {
    std::vector<std::string> roles; ///< by position; empty: an attribute
    Confidence confidence = Confidence::No; ///< that the table is of the format asked for
};

/// "Case:concept_name " → "case concept name": lower case, words apart by single blanks, without " (utc)".
[[nodiscard]] std::string plainColumnName(std::string_view name);

/// Roles given to the columns of one table, by their names and, where these leave something open, by their values.
/// A mapping gives roles by name, so of columns with the same name only the first can have one.
class ColumnGuess {
public:
    using Names = std::span<const std::string_view>;

    explicit ColumnGuess(const TableHead& table);

    /// Gives the role to the first column without one that has the surest of these names. False: there is none.
    bool give(std::string_view role, Names names);
    /// The same among columns whose values may be times: empty in the sample, or times for the most part.
    bool giveTime(std::string_view role, Names names);
    /// Gives it to this column.
    void give(std::string_view role, std::size_t column) { m_roles[column] = role; }
    /// The only column without a role that holds nothing but times.
    bool giveInstantByValues();
    /// The first column without a role whose values look like keys, some of them more than once.
    bool giveKeyByValues();

    [[nodiscard]] std::optional<std::size_t> column(std::string_view role) const;
    [[nodiscard]] bool has(std::string_view role) const { return column(role).has_value(); }
    /// A column has one of these names.
    [[nodiscard]] bool named(Names names) const;
    [[nodiscard]] const std::string& plainName(std::size_t column) const { return m_names[column]; }
    [[nodiscard]] std::size_t columns() const { return m_names.size(); }
    [[nodiscard]] bool isFree(std::size_t column) const;
    /// At least one cell of the sample is filled, and every filled one is a time.
    [[nodiscard]] bool holdsTimes(std::size_t column) const;
    /// At least one cell of the sample is a date, and most of the filled ones are: "n/a" in one of them makes no other column of it.
    [[nodiscard]] bool mostlyDates(std::size_t column) const;
    /// Cells of the sample that are filled.
    [[nodiscard]] std::size_t filled(std::size_t column) const;
    /// Rows whose key an earlier row of the sample has, too.
    [[nodiscard]] std::size_t repeatedKeys() const;
    [[nodiscard]] const TableHead& table() const { return m_table; }

    [[nodiscard]] std::vector<std::string> takeRoles() { return std::move(m_roles); }

private:
    bool giveWhere(std::string_view role, Names names, bool times);
    [[nodiscard]] bool looksLikeKeys(std::size_t column) const;

    const TableHead& m_table;
    std::vector<std::string> m_names;
    std::vector<std::string> m_roles;
};

/// The times of these columns in the sample, row by row; absent where a cell is empty or none. `order` holds for dates that leave it open;
/// without one the columns decide it together.
[[nodiscard]] std::vector<std::vector<std::optional<Instant>>> sampleTimes(
    const TableHead& table, std::span<const std::size_t> columns, std::optional<DateOrder> order = std::nullopt);

} // namespace weir::readers
