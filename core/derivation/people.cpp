// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/people.h"

#include "core/derivation/person_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace weir::derivation {

namespace {

using Names = std::vector<std::string>;

/// Sets of rows that grow together, unless something keeps two of their members apart.
class Groups {
public:
    Groups(const std::vector<ObservedName>& observed, const PeopleDecisions& decisions)
        : m_parent(observed.size())
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t {0});
        for (std::size_t row = 0; row < observed.size(); ++row)
            m_rows.emplace(observed[row].name, row);
        for (const auto& [first, second] : decisions.different)
            if (const auto a = row(first), b = row(second); a && b && a != b)
                m_apart.emplace_back(*a, *b);
    }
    [[nodiscard]] std::optional<std::size_t> row(std::string_view name) const
    {
        const auto known = m_rows.find(name);
        return known == m_rows.end() ? std::nullopt : std::optional(known->second);
    }
    [[nodiscard]] std::size_t find(std::size_t row)
    {
        while (m_parent[row] != row)
            row = m_parent[row] = m_parent[m_parent[row]];
        return row;
    }
    void join(std::size_t a, std::size_t b) { m_parent[std::max(find(a), find(b))] = std::min(find(a), find(b)); }
    bool joinUnlessApart(std::size_t a, std::size_t b)
    {
        const std::size_t first = find(a);
        const std::size_t second = find(b);
        if (first == second)
            return true;
        for (const auto& [x, y] : m_apart) {
            const std::size_t one = find(x);
            const std::size_t two = find(y);
            if ((one == first && two == second) || (one == second && two == first))
                return false;
        }
        join(first, second);
        return true;
    }

private:
    std::vector<std::size_t> m_parent;
    std::map<std::string, std::size_t, std::less<>> m_rows;
    std::vector<std::pair<std::size_t, std::size_t>> m_apart;
};

/// Folded addresses that somebody's own are, with the rows of the names that use them.
std::map<std::string, std::vector<std::size_t>> ownAddresses(const std::vector<ObservedName>& observed)
{
    std::map<std::string, std::vector<std::size_t>> byAddress;
    const auto add = [&byAddress](const std::string& address, std::size_t row) {
        std::vector<std::size_t>& rows = byAddress[foldedName(address)];
        if (rows.empty() || rows.back() != row)
            rows.push_back(row);
    };
    for (std::size_t row = 0; row < observed.size(); ++row)
        for (const std::string& email : observed[row].emails)
            if (!personalPart(email).empty())
                add(email, row);
    std::set<std::string> shared;
    for (const auto& [address, rows] : byAddress)
        if (rows.size() > mostNamesOfOne)
            shared.insert(address);
    for (std::size_t row = 0; row < observed.size(); ++row)
        if (looksLikeEmail(observed[row].name))
            add(observed[row].name, row);
    std::erase_if(byAddress, [&shared](const auto& address) { return shared.contains(address.first); });
    return byAddress;
}

/// The name that says most of somebody: no address, of several words, in full, written with capitals.
const std::string& bestName(const std::vector<ObservedName>& observed, const std::vector<std::size_t>& rows)
{
    const auto worth = [&](std::size_t row) {
        const std::string& name = observed[row].name;
        const std::vector<std::string> words = nameWords(name);
        const bool several = words.size() > 1 && name.find(' ') != std::string::npos;
        std::ptrdiff_t letters = 0;
        for (const std::string& word : words)
            letters += std::ssize(word);
        return std::make_tuple(looksLikeEmail(name), !several, -letters, std::string_view(name)); // capitals come first
    };
    return observed[*std::ranges::min_element(rows, {}, worth)].name;
}

bool holds(const Names& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool holds(const PeopleDecisions::Same& group, std::string_view name)
{
    return group.name == name || holds(group.also, name);
}

void tellBot(Person& person, const PeopleDecisions& decisions)
{
    const auto any = [&person](const Names& decided) {
        return holds(decided, person.name)
            || std::ranges::any_of(person.names, [&](const Person::Name& name) { return holds(decided, name.text); });
    };
    const bool not_ = any(decisions.notBots);
    if (not_ || any(decisions.bots)) {
        person.bot = !not_;
        person.botHow = "decided";
    } else if (std::ranges::any_of(person.names, [](const Person::Name& name) { return looksLikeBot(name.text); })) {
        person.bot = true;
        person.botHow = "its name";
    } else if (std::ranges::any_of(person.emails, [](const std::string& email) { return email.find("[bot]@") != std::string::npos; })) {
        person.bot = true;
        person.botHow = "its e-mail address";
    }
}

/// Adds up names that are there twice.
std::vector<ObservedName> distinct(std::vector<ObservedName> observed)
{
    std::ranges::sort(observed);
    std::vector<ObservedName> names;
    for (ObservedName& one : observed) {
        if (names.empty() || names.back().name != one.name)
            names.push_back({std::move(one.name), {}});
        names.back().emails.insert(names.back().emails.end(), one.emails.begin(), one.emails.end());
    }
    return names;
}

/// The user's word for it, else the address that brought the name in.
std::string howOf(const ObservedName& name, const std::vector<std::size_t>& rows, const std::vector<ObservedName>& observed,
    const PeopleDecisions& decisions, const std::map<std::string, std::vector<std::size_t>>& addresses)
{
    for (const PeopleDecisions::Same& group : decisions.same)
        if (holds(group, name.name))
            return "decided";
    Names own = name.emails;
    if (looksLikeEmail(name.name))
        own.push_back(name.name);
    for (const std::string& email : own) {
        const auto shared = addresses.find(foldedName(email));
        if (shared == addresses.end())
            continue;
        for (const std::size_t row : shared->second)
            if (observed[row].name != name.name && std::ranges::find(rows, row) != rows.end())
                return "same e-mail address " + email;
    }
    return "same e-mail address as another of the names";
}

} // namespace

std::vector<Person> unitePeople(std::vector<ObservedName> named, const PeopleDecisions& decisions)
{
    const std::vector<ObservedName> observed = distinct(std::move(named));
    Groups groups(observed, decisions);
    std::map<std::size_t, std::string> decidedName; // by row of one of the group
    for (const PeopleDecisions::Same& same : decisions.same) {
        std::optional<std::size_t> first = groups.row(same.name);
        for (const std::string& name : same.also) {
            const auto row = groups.row(name);
            if (row && first)
                groups.join(*first, *row);
            first = first ? first : row;
        }
        if (first)
            decidedName[*first] = same.name;
    }
    const auto addresses = ownAddresses(observed);
    for (const auto& [address, rows] : addresses)
        for (const std::size_t row : rows)
            groups.joinUnlessApart(rows.front(), row);

    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t row = 0; row < observed.size(); ++row)
        members[groups.find(row)].push_back(row);
    std::map<std::size_t, std::string> nameOfGroup;
    for (const auto& [row, name] : decidedName)
        nameOfGroup.try_emplace(groups.find(row), name);
    std::vector<Person> people;
    for (const auto& [group, rows] : members) {
        Person person;
        const auto decided = nameOfGroup.find(group);
        person.name = decided != nameOfGroup.end() ? decided->second : bestName(observed, rows);
        std::set<std::string> emails;
        for (const std::size_t row : rows) {
            const ObservedName& one = observed[row];
            person.names.push_back({one.name, one.name == person.name ? "" : howOf(one, rows, observed, decisions, addresses)});
            emails.insert(one.emails.begin(), one.emails.end());
        }
        person.emails.assign(emails.begin(), emails.end());
        tellBot(person, decisions);
        people.push_back(std::move(person));
    }
    std::ranges::sort(people, {}, &Person::name);
    return people;
}

void mergePeople(PeopleDecisions& decisions, const Person& kept, const Person& other)
{
    std::set<std::string> names {other.name};
    for (const Person* person : {&kept, &other}) {
        for (const Person::Name& name : person->names)
            names.insert(name.text);
        names.insert(person->name);
    }
    std::erase_if(decisions.same, [&](const PeopleDecisions::Same& group) {
        if (!names.contains(group.name) && std::ranges::none_of(group.also, [&](const std::string& name) { return names.contains(name); }))
            return false;
        names.insert(group.name); // also those that no source uses now
        names.insert(group.also.begin(), group.also.end());
        return true;
    });
    std::erase_if(decisions.different, [&](const auto& pair) { return names.contains(pair.first) && names.contains(pair.second); });
    names.erase(kept.name);
    decisions.same.push_back({kept.name, {names.begin(), names.end()}});
}

void keepApart(PeopleDecisions& decisions, const Person& first, const Person& second)
{
    decisions.different.emplace_back(std::min(first.name, second.name), std::max(first.name, second.name));
}

void splitName(PeopleDecisions& decisions, const Person& person, const std::string& name)
{
    for (PeopleDecisions::Same& group : decisions.same) {
        if (!holds(group, name))
            continue;
        std::erase(group.also, name);
        if (group.name == name && !group.also.empty()) {
            group.name = group.also.front();
            group.also.erase(group.also.begin());
        }
    }
    std::erase_if(decisions.same, [](const PeopleDecisions::Same& group) { return group.also.empty(); });
    for (const Person::Name& other : person.names)
        if (other.text != name)
            decisions.different.emplace_back(std::min(name, other.text), std::max(name, other.text));
}

void markBot(PeopleDecisions& decisions, const Person& person, bool bot)
{
    Names names {person.name};
    for (const Person::Name& name : person.names)
        names.push_back(name.text);
    for (Names* list : {&decisions.bots, &decisions.notBots})
        std::erase_if(*list, [&names](const std::string& name) { return holds(names, name); });
    (bot ? decisions.bots : decisions.notBots).push_back(person.name);
}

} // namespace weir::derivation
