// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/column_guess.h"

#include "core/readers/calendar_words.h"
#include "core/readers/timestamp.h"

#include <algorithm>
#include <unordered_set>

namespace weir::readers {

std::string plainColumnName(std::string_view name)
{
    constexpr std::string_view wideBlank = "\u3000";
    std::string folded = foldCase(name);
    for (std::size_t at = folded.find(wideBlank); at != std::string::npos; at = folded.find(wideBlank, at))
        folded.replace(at, wideBlank.size(), 1, ' ');
    std::string plain;
    for (const char c : folded) {
        const bool gap = c == ' ' || c == '_' || c == '-' || c == '.' || c == ':' || c == '/' || c == '\t';
        if (!gap)
            plain.push_back(c);
        else if (!plain.empty() && plain.back() != ' ')
            plain.push_back(' ');
    }
    while (!plain.empty() && plain.back() == ' ')
        plain.pop_back();
    if (plain.ends_with(" (utc)"))
        plain.resize(plain.size() - 6);
    return plain;
}

ColumnGuess::ColumnGuess(const TableHead& table)
    : m_table(table)
    , m_roles(table.header.size())
{
    for (const std::string& name : table.header)
        m_names.push_back(plainColumnName(name));
}

bool ColumnGuess::give(std::string_view role, Names names)
{
    return giveWhere(role, names, false);
}

bool ColumnGuess::giveTime(std::string_view role, Names names)
{
    return giveWhere(role, names, true);
}

bool ColumnGuess::giveWhere(std::string_view role, Names names, bool times)
{
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (m_names[i] == name && isFree(i) && (!times || filled(i) == 0 || mostlyDates(i))) {
                m_roles[i] = role;
                return true;
            }
        }
    }
    return false;
}

std::optional<std::size_t> ColumnGuess::column(std::string_view role) const
{
    const auto found = std::ranges::find(m_roles, role);
    return found == m_roles.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_roles.begin()));
}

bool ColumnGuess::named(Names names) const
{
    return std::ranges::any_of(m_names, [names](const std::string& name) { return std::ranges::find(names, name) != names.end(); });
}

bool ColumnGuess::giveInstantByValues()
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < m_roles.size(); ++i) {
        if (!isFree(i) || !holdsTimes(i) || filled(i) * 2 < m_table.rows.size())
            continue;
        if (found)
            return false;
        found = i;
    }
    if (found)
        m_roles[*found] = "instant";
    return found.has_value();
}

bool ColumnGuess::giveKeyByValues()
{
    for (std::size_t i = 0; i < m_roles.size(); ++i) {
        if (isFree(i) && looksLikeKeys(i)) {
            m_roles[i] = "key";
            return true;
        }
    }
    return false;
}

std::size_t ColumnGuess::repeatedKeys() const
{
    const auto key = column("key");
    std::unordered_set<std::string_view> seen;
    std::size_t repeated = 0;
    for (const auto& row : m_table.rows)
        repeated += key && *key < row.size() && !seen.insert(row[*key]).second ? 1U : 0U;
    return repeated;
}

bool ColumnGuess::isFree(std::size_t column) const
{
    const auto begin = m_table.header.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(column);
    return m_roles[column].empty() && std::find(begin, end, m_table.header[column]) == end;
}

std::size_t ColumnGuess::filled(std::size_t column) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_table.rows, [column](const auto& row) { return column < row.size() && !row[column].empty(); }));
}

bool ColumnGuess::holdsTimes(std::size_t column) const
{
    const auto isTime = [column](const auto& row) { return column >= row.size() || row[column].empty() || readTimeText(row[column]); };
    return filled(column) > 0 && std::ranges::all_of(m_table.rows, isTime);
}

bool ColumnGuess::mostlyDates(std::size_t column) const
{
    // A time and not a mere number, such as points or days, which epochs look like.
    const auto isDate = [column](const auto& row) {
        return column < row.size() && readTimeText(row[column]) && row[column].find_first_not_of("0123456789.,") != std::string::npos;
    };
    const auto dates = static_cast<std::size_t>(std::ranges::count_if(m_table.rows, isDate));
    return dates > 0 && dates * 2 >= filled(column);
}

bool ColumnGuess::looksLikeKeys(std::size_t column) const
{
    std::unordered_set<std::string_view> distinct;
    for (const auto& row : m_table.rows) {
        if (column >= row.size() || row[column].empty() || row[column].size() > 64
            || row[column].find_first_of("0123456789") == std::string::npos)
            return false;
        distinct.insert(row[column]);
    }
    return distinct.size() > 1 && distinct.size() < m_table.rows.size();
}

std::vector<std::vector<std::optional<Instant>>> sampleTimes(
    const TableHead& table, std::span<const std::size_t> columns, std::optional<DateOrder> order)
{
    const auto cellOf = [](const std::vector<std::string>& row, std::size_t column) {
        return column < row.size() ? std::string_view(row[column]) : std::string_view();
    };
    ColumnTimes times {Zone(), order};
    for (const auto& row : table.rows) {
        for (const std::size_t column : columns)
            times.observe(cellOf(row, column));
    }
    times.decide();
    std::vector<std::vector<std::optional<Instant>>> read(table.rows.size(), std::vector<std::optional<Instant>>(columns.size()));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            Instant at;
            if (times.read(cellOf(table.rows[r], columns[c]), at) == TimeState::Read)
                read[r][c] = at;
        }
    }
    return read;
}

} // namespace weir::readers
