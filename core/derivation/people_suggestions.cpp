// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/people.h"
#include "core/derivation/person_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace weir::derivation {

namespace {

using Sure = PersonSuggestion::Sure;
using Rows = std::set<std::size_t>; ///< of people
using ByText = std::map<std::string, Rows>;

constexpr std::size_t leastAccount = 3; ///< letters; shorter accounts belong to anybody
constexpr std::size_t mostAlike = 4; ///< people that one sign fits; more, and it is a sign of nothing

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

/// A name without its words: an account.
std::string accountOf(const std::string& name)
{
    const std::string folded = foldedName(name);
    return folded.find_first_of(" @") == std::string::npos ? folded : std::string();
}

/// "alee" and "annl" of Ann Lee, written in either order.
std::set<std::string> shortForms(const std::string& name)
{
    std::set<std::string> forms;
    const std::vector<std::string> words = nameWords(name);
    if (words.size() != 2)
        return forms;
    for (const auto& [first, second] : {std::pair(words[0], words[1]), std::pair(words[1], words[0])}) {
        forms.insert(first + second);
        if (first.size() > 1 && second.size() > 2)
            forms.insert(first.substr(0, 1) + second);
        if (first.size() > 2)
            forms.insert(first + second.substr(0, 1));
    }
    return forms;
}

class Suggesting {
public:
    Suggesting(const std::vector<Person>& people, const PeopleDecisions& decisions)
        : m_people(people)
    {
        for (const auto& [a, b] : decisions.different) {
            m_apart.insert({a, b});
            m_apart.insert({b, a});
        }
    }

    /// Each two of those that share a sign, unless it is shared by too many to be one.
    void propose(const ByText& signs, const char* how, Sure sure)
    {
        for (const auto& [sign, rows] : signs)
            if (rows.size() <= mostAlike)
                for (auto a = rows.begin(); a != rows.end(); ++a)
                    for (auto b = std::next(a); b != rows.end(); ++b)
                        propose(*a, *b, how, sure);
    }

    /// Each of the one with each of the other that has the same sign.
    void propose(const ByText& left, const ByText& right, const char* how, Sure sure)
    {
        for (const auto& [sign, rows] : left) {
            const auto found = right.find(sign);
            if (found == right.end() || rows.size() * found->second.size() > mostAlike)
                continue;
            for (const std::size_t a : rows)
                for (const std::size_t b : found->second)
                    propose(a, b, how, sure);
        }
    }

    [[nodiscard]] std::vector<PersonSuggestion> take()
    {
        std::ranges::sort(m_found, {}, [](const PersonSuggestion& s) { return std::tie(s.sure, s.first, s.second); });
        return std::move(m_found);
    }

private:
    void propose(std::size_t a, std::size_t b, const char* how, Sure sure)
    {
        if (a == b || m_people[a].bot != m_people[b].bot || !m_seen.insert(std::minmax(a, b)).second || areApart(m_people[a], m_people[b]))
            return;
        const bool order = accountOf(m_people[a].name).empty() || !accountOf(m_people[b].name).empty(); // the fuller name first
        const auto& [first, second] = order ? std::tie(m_people[a], m_people[b]) : std::tie(m_people[b], m_people[a]);
        m_found.push_back({first.name, second.name, how, sure});
    }

    [[nodiscard]] bool areApart(const Person& a, const Person& b) const
    {
        if (m_apart.empty())
            return false;
        for (const std::string& x : namesOf(a))
            for (const std::string& y : namesOf(b))
                if (m_apart.contains({x, y}))
                    return true;
        return false;
    }

    static std::vector<std::string> namesOf(const Person& person)
    {
        std::vector<std::string> names {person.name};
        for (const Person::Name& name : person.names)
            names.push_back(name.text);
        return names;
    }

    const std::vector<Person>& m_people;
    std::set<std::pair<std::string, std::string>> m_apart;
    std::set<std::pair<std::size_t, std::size_t>> m_seen;
    std::vector<PersonSuggestion> m_found;
};

} // namespace

std::vector<PersonSuggestion> suggestPeople(const std::vector<Person>& people, const PeopleDecisions& decisions)
{
    ByText words; ///< people by what their names are made of
    ByText accounts; ///< … by names that are one word
    ByText hosts; ///< … by the account in an address that a host gave out
    ByText locals; ///< … by what of an address names them
    ByText shorts; ///< … by how their name may be shortened
    for (std::size_t row = 0; row < people.size(); ++row) {
        for (const Person::Name& name : people[row].names) {
            const auto parts = nameWords(name.text);
            if (looksLikeEmail(name.text)) {
                if (const std::string part = personalPart(name.text); part.size() >= leastAccount)
                    locals[part].insert(row);
                continue;
            }
            if (!parts.empty())
                words[joined(parts)].insert(row);
            if (const std::string account = accountOf(name.text); account.size() >= leastAccount)
                accounts[account].insert(row);
            for (const std::string& form : shortForms(name.text))
                shorts[form].insert(row);
        }
        for (const std::string& email : people[row].emails) {
            const std::string host = hostAccount(email);
            const std::string part = personalPart(email);
            if (host.size() >= leastAccount)
                hosts[host].insert(row);
            if (part.size() >= leastAccount)
                locals[part].insert(row);
        }
    }
    ByText localWords; ///< "ann.lee@" has the words of Ann Lee
    for (const auto& [local, rows] : locals)
        if (const auto parts = nameWords(local); parts.size() > 1)
            localWords[joined(parts)].insert(rows.begin(), rows.end());

    Suggesting suggesting(people, decisions);
    suggesting.propose(words, "the names differ in case, accents, punctuation or order only", Sure::VeryLikely);
    suggesting.propose(hosts, accounts, "the address that the code host gave out names this account", Sure::VeryLikely);
    suggesting.propose(hosts, hosts, "the addresses that the code host gave out name one account", Sure::VeryLikely);
    suggesting.propose(localWords, words, "the e-mail address is made of the other's name", Sure::Likely);
    suggesting.propose(locals, accounts, "the account is the e-mail address before the @", Sure::Likely);
    suggesting.propose(locals, "the e-mail addresses are the same before the @", Sure::Likely);
    suggesting.propose(shorts, accounts, "the account may be short for the name", Sure::Perhaps);
    suggesting.propose(shorts, locals, "the e-mail address may be short for the name", Sure::Perhaps);
    return suggesting.take();
}

} // namespace weir::derivation
