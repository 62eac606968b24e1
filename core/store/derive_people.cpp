// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/person_names.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/people.h"

#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace weir::store {

namespace {

constexpr std::size_t block = 16384; ///< rows between two looks at whether to go on

/// The rows of the authors of commits, with those of their addresses.
std::map<std::uint32_t, std::set<std::uint32_t>> authorsOf(const Connection& connection, const Progress& progress)
{
    std::unordered_set<std::uint64_t> pairs;
    Statement query = connection.prepare("SELECT c.author, c.email FROM commit_observation c JOIN source s ON s.id = c.source"
                                         " AND NOT s.removed WHERE c.author IS NOT NULL");
    for (std::size_t count = 0; query.step(); ++count) {
        if (count % block == 0)
            progress.checkpoint();
        pairs.insert((std::uint64_t {query.code(0)} << 32U) | query.codeOr(1, noCode));
    }
    std::map<std::uint32_t, std::set<std::uint32_t>> authors;
    for (const std::uint64_t pair : pairs)
        authors[static_cast<std::uint32_t>(pair >> 32U)].insert(static_cast<std::uint32_t>(pair));
    return authors;
}

std::unordered_set<std::string> namesIn(const PeopleDecisions& decisions)
{
    std::unordered_set<std::string> names(decisions.bots.begin(), decisions.bots.end());
    names.insert(decisions.notBots.begin(), decisions.notBots.end());
    for (const PeopleDecisions::Same& same : decisions.same) {
        names.insert(same.name);
        names.insert(same.also.begin(), same.also.end());
    }
    return names;
}

} // namespace

NamesToUnite namesToUnite(const Connection& connection, const PeopleDecisions& decisions, const std::unordered_set<std::uint32_t>& others,
    const Progress& progress)
{
    const auto authors = authorsOf(connection, progress);
    std::unordered_map<std::uint32_t, std::string> addresses;
    for (const auto& [author, emails] : authors)
        for (const std::uint32_t email : emails)
            addresses.try_emplace(email);
    addresses.erase(noCode);
    Statement text = connection.prepare("SELECT text FROM name WHERE id = ?");
    for (auto& [row, address] : addresses) {
        text.start(row);
        if (text.step())
            address = text.string(0);
    }
    const std::unordered_set<std::string> decided = namesIn(decisions);

    NamesToUnite found;
    Statement query = connection.prepare("SELECT id, text FROM name WHERE text <> ''");
    for (std::size_t count = 0; query.step(); ++count) {
        if (count % block == 0)
            progress.checkpoint();
        const std::uint32_t row = query.code(0);
        std::string name = query.string(1);
        const auto author = authors.find(row);
        const bool wanted = author != authors.end() || others.contains(row) || derivation::looksLikeBot(name)
            || derivation::looksLikeEmail(name) || decided.contains(name);
        if (!wanted)
            continue;
        found.rowsOf[name].push_back(row);
        derivation::ObservedName observed {std::move(name), {}};
        if (author != authors.end())
            for (const std::uint32_t email : author->second)
                if (const auto address = addresses.find(email); address != addresses.end() && !address->second.empty())
                    observed.emails.push_back(address->second);
        found.names.push_back(std::move(observed));
    }
    return found;
}

void derivePeople(Connection& connection, const Progress& progress)
{
    connection.run("DELETE FROM person_name");
    const PeopleDecisions decisions = decidedPeople(connection);
    NamesToUnite found = namesToUnite(connection, decisions, {}, progress);
    Statement insert = connection.prepare("INSERT INTO person_name VALUES (?, ?, ?, ?, ?)");
    for (const Person& person : derivation::unitePeople(std::move(found.names), decisions))
        for (const Person::Name& name : person.names)
            if (name.text != person.name || !person.botHow.empty())
                for (const std::int64_t row : found.rowsOf[name.text])
                    insert.run(row, person.name, nullIfEmpty(name.how), person.bot ? 1 : 0, nullIfEmpty(person.botHow));
}

} // namespace weir::store
