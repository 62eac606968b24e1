// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/person_names.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/event_gather.h"
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

/// Which of some names a source in force calls somebody by: what was read of one that is gone, or what a status is called, is nobody.
/// Looks until all are found; the smaller tables come first.
class NamesOfSources {
public:
    NamesOfSources(const Connection& connection, std::unordered_set<std::uint32_t> wanted, const Progress& progress)
        : m_connection(connection)
        , m_progress(progress)
        , m_wanted(std::move(wanted))
    {
        Statement query = connection.prepare("SELECT id FROM source WHERE NOT removed ORDER BY id");
        while (query.step())
            m_sources.push_back(query.integer(0));
    }

    [[nodiscard]] std::unordered_set<std::uint32_t> find()
    {
        scan("SELECT author FROM change_observation WHERE source = ? AND author IS NOT NULL");
        for (const std::int64_t source : m_sources) {
            if (m_wanted.empty())
                break;
            ChunkReader(m_connection, "event_chunk", {source})
                .each(0, UINT32_MAX, [this](std::span<const EventRow> rows, std::uint32_t, std::uint32_t) {
                    m_progress.checkpoint();
                    for (const EventRow& row : rows)
                        take(row.actor);
                });
        }
        scan("SELECT assignee FROM item_observation WHERE source = ? AND assignee IS NOT NULL");
        return std::move(m_found);
    }

private:
    void scan(const char* select)
    {
        Statement query = m_connection.prepare(select);
        for (const std::int64_t source : m_sources) {
            query.start(source);
            for (std::size_t count = 0; !m_wanted.empty() && query.step(); ++count) {
                if (count % block == 0)
                    m_progress.checkpoint();
                take(query.code(0));
            }
        }
    }
    void take(std::uint32_t name)
    {
        if (name != noCode && m_wanted.erase(name) != 0)
            m_found.insert(name);
    }

    const Connection& m_connection;
    const Progress& m_progress;
    std::unordered_set<std::uint32_t> m_wanted, m_found;
    std::vector<std::int64_t> m_sources;
};

using Addresses = std::unordered_map<std::uint32_t, std::string>; ///< by row

Addresses addressesOf(const Connection& connection, const std::map<std::uint32_t, std::set<std::uint32_t>>& authors)
{
    Addresses addresses;
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
    return addresses;
}

} // namespace

NamesToUnite namesToUnite(
    const Connection& connection, const PeopleDecisions& decisions, const std::unordered_set<std::uint32_t>* used, const Progress& progress)
{
    const auto authors = authorsOf(connection, progress);
    const Addresses addresses = addressesOf(connection, authors);
    const std::unordered_set<std::string> decided = namesIn(decisions);

    std::vector<std::pair<std::uint32_t, std::string>> named; // in order of the rows
    std::unordered_set<std::uint32_t> unsure; // whether they are anybody's
    Statement query = connection.prepare("SELECT id, text FROM name WHERE text <> '' ORDER BY id");
    for (std::size_t count = 0; query.step(); ++count) {
        if (count % block == 0)
            progress.checkpoint();
        const std::uint32_t row = query.code(0);
        std::string name = query.string(1);
        const bool sure = authors.contains(row) || (used != nullptr && used->contains(row));
        if (!sure && !derivation::looksLikeBot(name) && !derivation::looksLikeEmail(name) && !decided.contains(name))
            continue;
        if (!sure && !addresses.contains(row))
            unsure.insert(row);
        named.emplace_back(row, std::move(name));
    }
    if (!unsure.empty()) {
        const auto found = used != nullptr ? std::unordered_set<std::uint32_t>() : NamesOfSources(connection, unsure, progress).find();
        std::erase_if(named, [&](const auto& name) { return unsure.contains(name.first) && !found.contains(name.first); });
    }

    NamesToUnite found;
    for (auto& [row, name] : named) {
        found.rowsOf[name].push_back(row);
        derivation::ObservedName observed {std::move(name), {}};
        if (const auto author = authors.find(row); author != authors.end())
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
    NamesToUnite found = namesToUnite(connection, decisions, nullptr, progress);
    Statement insert = connection.prepare("INSERT INTO person_name VALUES (?, ?, ?, ?, ?)");
    for (const Person& person : derivation::unitePeople(std::move(found.names), decisions, progress))
        for (const Person::Name& name : person.names)
            if (name.text != person.name || !person.botHow.empty())
                for (const std::int64_t row : found.rowsOf[name.text])
                    insert.run(row, person.name, nullIfEmpty(name.how), person.bot ? 1 : 0, nullIfEmpty(person.botHow));
}

} // namespace weir::store
