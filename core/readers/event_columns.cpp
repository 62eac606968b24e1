// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_columns.h"

#include "core/base/zone.h"
#include "core/readers/calendar_words.h"
#include "core/readers/column_names.h"
#include "core/readers/timestamp.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <utility>

namespace weir::readers {

namespace {

using namespace columns;

struct RoleNames {
    std::string_view role;
    Names names;
};
constexpr auto itemRoles = std::to_array<RoleNames>({{"type", typeNames}, {"title", titleNames}, {"project", projectNames},
    {"team", teamNames}, {"assignee", assigneeNames}, {"parent", parentNames}, {"url", urlNames}});

/// "Case:concept_name " → "case concept name"
std::string plainName(std::string_view name)
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

class Guess {
public:
    explicit Guess(const TableHead& table)
        : m_table(table)
        , m_roles(table.header.size())
    {
        for (const std::string& name : table.header)
            m_names.push_back(plainName(name));
    }

    [[nodiscard]] std::vector<std::string> takeRoles() { return std::move(m_roles); }

    /// Gives the role to the first column with the surest name.
    bool give(std::string_view role, Names names)
    {
        for (const std::string_view name : names) {
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (m_names[i] == name && isFree(i)) {
                    m_roles[i] = role;
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<std::size_t> column(std::string_view role) const
    {
        const auto found = std::ranges::find(m_roles, role);
        return found == m_roles.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_roles.begin()));
    }
    [[nodiscard]] bool has(std::string_view role) const { return column(role).has_value(); }
    [[nodiscard]] bool named(Names names) const
    {
        return std::ranges::any_of(m_names, [names](const std::string& name) { return std::ranges::find(names, name) != names.end(); });
    }

    /// The only column without a role that holds nothing but times.
    bool giveInstantByValues()
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            if (!isFree(i) || !onlyTimes(i))
                continue;
            if (found)
                return false;
            found = i;
        }
        if (found)
            m_roles[*found] = "instant";
        return found.has_value();
    }

    /// The first column without a role whose values look like keys, some of them more than once.
    bool giveKeyByValues()
    {
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            if (isFree(i) && looksLikeKeys(i)) {
                m_roles[i] = "key";
                return true;
            }
        }
        return false;
    }

    /// Rows whose key an earlier row of the sample has, too.
    [[nodiscard]] std::size_t repeatedKeys() const
    {
        const auto key = column("key");
        std::unordered_set<std::string_view> seen;
        std::size_t repeated = 0;
        for (const auto& row : m_table.rows)
            repeated += key && *key < row.size() && !seen.insert(row[*key]).second ? 1U : 0U;
        return repeated;
    }

private:
    /// A mapping gives roles by name, so of columns with the same name only the first can have one.
    [[nodiscard]] bool isFree(std::size_t column) const
    {
        const auto begin = m_table.header.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(column);
        return m_roles[column].empty() && std::find(begin, end, m_table.header[column]) == end;
    }
    [[nodiscard]] bool onlyTimes(std::size_t column) const
    {
        std::size_t filled = 0;
        for (const auto& row : m_table.rows) {
            if (column >= row.size() || row[column].empty())
                continue;
            ++filled;
            if (!readTimeText(row[column]))
                return false;
        }
        return filled > 0 && filled * 2 >= m_table.rows.size();
    }
    [[nodiscard]] bool looksLikeKeys(std::size_t column) const
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

    const TableHead& m_table;
    std::vector<std::string> m_names;
    std::vector<std::string> m_roles;
};

/// How sure it is that rows are events of items, not the items themselves.
Confidence confidenceOf(const Guess& guess, std::size_t rows)
{
    constexpr auto logNames = std::to_array<std::string_view>({"case concept name", "time timestamp"});
    if (guess.named(logNames) && guess.has("activity"))
        return Confidence::Certain;
    if (guess.has("from") && guess.has("to"))
        return Confidence::Certain;
    const bool repeats = guess.repeatedKeys() * 5 >= rows && rows > 0;
    if (guess.named(itemListNames) && !repeats)
        return Confidence::No;
    if (repeats || guess.has("activity") || guess.has("to"))
        return Confidence::Likely;
    return Confidence::Maybe;
}

} // namespace

EventColumnsGuess guessEventColumns(const TableHead& table)
{
    Guess guess(table);
    // Object-centric tables and histories of every field at once are other formats.
    constexpr auto foreignNames = std::to_array<std::string_view>({"ocel eid", "ocel activity", "field name", "field"});
    if (guess.named(foreignNames))
        return {guess.takeRoles(), Confidence::No};
    bool keyed = guess.give("key", keyNames);
    const bool happened = guess.give("to", toNames) || guess.give("activity", activityNames) || guess.give("status", statusNames);
    guess.give("from", fromNames);
    const bool change = guess.has("to") || guess.has("activity");
    bool timed = guess.give("instant", instantNames) || (change && guess.give("instant", endNames))
        || (guess.has("to") && guess.give("instant", creationNames));
    guess.give("start_instant", startNames);
    guess.give("lifecycle", lifecycleNames);
    guess.give("author", authorNames);
    for (const RoleNames& item : itemRoles)
        guess.give(item.role, item.names);
    if (!happened)
        return {guess.takeRoles(), Confidence::No};
    timed = timed || (keyed && change && guess.giveInstantByValues());
    keyed = keyed || (timed && change && guess.giveKeyByValues());
    const Confidence confidence = keyed && timed ? confidenceOf(guess, table.rows.size()) : Confidence::No;
    return {guess.takeRoles(), confidence};
}

std::string_view itemRole(std::string_view name)
{
    std::string plain = plainName(name);
    if (plain.starts_with("case "))
        plain.erase(0, 5);
    for (const RoleNames& item : itemRoles) {
        if (std::ranges::find(item.names, plain) != item.names.end())
            return item.role;
    }
    return {};
}

} // namespace weir::readers
