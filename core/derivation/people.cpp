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
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace weir::derivation {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t block = 4096; ///< steps between two looks at whether to go on

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
            if (const auto a = row(first), b = row(second); a && b && a != b) {
                m_apart[*a].insert(*b);
                m_apart[*b].insert(*a);
            }
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
    /// Whatever keeps them apart.
    void join(std::size_t a, std::size_t b)
    {
        std::size_t kept = find(a);
        std::size_t gone = find(b);
        if (kept == gone)
            return;
        if (apartFrom(kept) < apartFrom(gone))
            std::swap(kept, gone); // the shorter list is written anew
        m_parent[gone] = kept;
        const auto moved = m_apart.extract(gone);
        if (moved.empty())
            return;
        for (const std::size_t other : moved.mapped()) {
            m_apart[other].erase(gone);
            if (other == kept)
                continue;
            m_apart[other].insert(kept);
            m_apart[kept].insert(other);
        }
    }
    bool joinUnlessApart(std::size_t a, std::size_t b)
    {
        const auto apart = m_apart.find(find(a));
        if (apart != m_apart.end() && apart->second.contains(find(b)))
            return false;
        join(a, b);
        return true;
    }

private:
    [[nodiscard]] std::size_t apartFrom(std::size_t root) const
    {
        const auto apart = m_apart.find(root);
        return apart == m_apart.end() ? 0 : apart->second.size();
    }
    std::vector<std::size_t> m_parent;
    std::unordered_map<std::string_view, std::size_t> m_rows;
    std::unordered_map<std::size_t, std::unordered_set<std::size_t>> m_apart; ///< by root: the roots that it must not join
};

/// Folded addresses that somebody's own are, with the rows of the names that use them, in order.
using Addresses = std::map<std::string, std::vector<std::size_t>>;

Addresses ownAddresses(const std::vector<ObservedName>& observed)
{
    Addresses byAddress;
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

/// What was decided, by name.
struct Decided {
    using Set = std::unordered_set<std::string_view>;
    Set same, bots, notBots;

    explicit Decided(const PeopleDecisions& decisions)
        : bots(decisions.bots.begin(), decisions.bots.end())
        , notBots(decisions.notBots.begin(), decisions.notBots.end())
    {
        for (const PeopleDecisions::Same& group : decisions.same) {
            same.insert(group.name);
            same.insert(group.also.begin(), group.also.end());
        }
    }
};

void tellBot(Person& person, const Decided& decided)
{
    const auto any = [&person](const Decided::Set& set) {
        return set.contains(person.name)
            || std::ranges::any_of(person.names, [&set](const Person::Name& name) { return set.contains(name.text); });
    };
    const bool not_ = any(decided.notBots);
    if (not_ || any(decided.bots)) {
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
std::string howOf(
    std::size_t row, Groups& groups, const std::vector<ObservedName>& observed, const Decided& decided, const Addresses& addresses)
{
    const ObservedName& name = observed[row];
    if (decided.same.contains(name.name))
        return "decided";
    Names own = name.emails;
    if (looksLikeEmail(name.name))
        own.push_back(name.name);
    for (const std::string& email : own) {
        const auto shared = addresses.find(foldedName(email));
        if (shared == addresses.end())
            continue;
        for (const std::size_t other : shared->second)
            if (other != row && groups.find(other) == groups.find(row))
                return "same e-mail address " + email;
    }
    return "same e-mail address as another of the names";
}

/// What the user says is one, and by row of one of each such group the name that it goes by.
std::map<std::size_t, std::string> joinDecided(Groups& groups, const PeopleDecisions& decisions)
{
    std::map<std::size_t, std::string> nameOf;
    for (const PeopleDecisions::Same& same : decisions.same) {
        std::optional<std::size_t> first = groups.row(same.name);
        for (const std::string& name : same.also) {
            const auto row = groups.row(name);
            if (row && first)
                groups.join(*first, *row);
            first = first ? first : row;
        }
        if (first)
            nameOf[*first] = same.name;
    }
    return nameOf;
}

/// Those who share an address, each with the first before it that it may be one with: one who is kept apart keeps nobody else apart.
void joinByAddress(Groups& groups, const Addresses& addresses, const Progress& progress)
{
    std::size_t steps = 0;
    for (const auto& [address, rows] : addresses)
        for (std::size_t later = 1; later < rows.size(); ++later)
            for (std::size_t earlier = 0; earlier < later; ++earlier) {
                if (++steps % block == 0)
                    progress.checkpoint();
                if (groups.joinUnlessApart(rows[earlier], rows[later]))
                    break;
            }
}

/// Rows by group, in the order of the first of each.
std::vector<std::vector<std::size_t>> membersOf(Groups& groups, std::size_t count)
{
    std::vector<std::vector<std::size_t>> members;
    std::unordered_map<std::size_t, std::size_t> number; // of a group, by root
    for (std::size_t row = 0; row < count; ++row) {
        const auto [known, isNew] = number.try_emplace(groups.find(row), members.size());
        if (isNew)
            members.emplace_back();
        members[known->second].push_back(row);
    }
    return members;
}

} // namespace

std::vector<Person> unitePeople(std::vector<ObservedName> named, const PeopleDecisions& decisions, const Progress& progress)
{
    const std::vector<ObservedName> observed = distinct(std::move(named));
    progress.checkpoint();
    Groups groups(observed, decisions);
    const Decided decided(decisions);
    const auto nameOfDecided = joinDecided(groups, decisions);
    const Addresses addresses = ownAddresses(observed);
    progress.checkpoint();
    joinByAddress(groups, addresses, progress);

    std::unordered_map<std::size_t, std::string_view> nameOfGroup; // by root
    for (const auto& [row, name] : nameOfDecided)
        nameOfGroup.try_emplace(groups.find(row), name);
    std::vector<Person> people;
    std::size_t steps = 0;
    for (const std::vector<std::size_t>& rows : membersOf(groups, observed.size())) {
        Person person;
        const auto own = nameOfGroup.find(groups.find(rows.front()));
        person.name = own != nameOfGroup.end() ? std::string(own->second) : bestName(observed, rows);
        std::set<std::string> emails;
        for (const std::size_t row : rows) {
            if (++steps % block == 0)
                progress.checkpoint();
            const ObservedName& one = observed[row];
            person.names.push_back({one.name, one.name == person.name ? "" : howOf(row, groups, observed, decided, addresses)});
            emails.insert(one.emails.begin(), one.emails.end());
        }
        person.emails.assign(emails.begin(), emails.end());
        tellBot(person, decided);
        people.push_back(std::move(person));
    }
    std::ranges::stable_sort(people, {}, &Person::name);
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
