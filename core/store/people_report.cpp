// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in the workspace, and what says so.

#include "core/store/decision_log.h"
#include "core/store/event_gather.h"
#include "core/store/people.h"

#include <algorithm>
#include <map>
#include <set>

namespace weir::store {

namespace {

constexpr std::size_t block = 16384; ///< rows between two looks at whether to go on

/// Where a name stands.
struct Places {
    unsigned roles = 0;
    std::set<std::string> sources;
};

class PlacesOfNames {
public:
    PlacesOfNames(const Connection& connection, Progress& progress)
        : m_connection(connection)
        , m_progress(progress)
    {
        Statement query = connection.prepare("SELECT id, given FROM source WHERE NOT removed ORDER BY id");
        while (query.step()) {
            m_sources.push_back(query.integer(0));
            m_names.push_back(query.string(1));
        }
    }

    [[nodiscard]] std::map<std::uint32_t, Places> find()
    {
        scan("SELECT assignee FROM item_observation WHERE source = ? AND assignee IS NOT NULL", PersonRole::Assigned);
        scan("SELECT author FROM commit_observation WHERE source = ? AND author IS NOT NULL", PersonRole::Commits);
        scan("SELECT author FROM change_observation WHERE source = ? AND author IS NOT NULL", PersonRole::Changes);
        std::vector<std::set<std::uint32_t>> actors(m_sources.size());
        ChunkReader(m_connection, "event_chunk", m_sources)
            .each(0, UINT32_MAX, [&](std::span<const EventRow> rows, std::uint32_t source, std::uint32_t) {
                m_progress.checkpoint();
                for (const EventRow& row : rows)
                    if (row.actor != noCode)
                        actors[source].insert(row.actor);
            });
        for (std::size_t source = 0; source < actors.size(); ++source)
            for (const std::uint32_t actor : actors[source])
                add(actor, PersonRole::Moves, source);
        return std::move(m_places);
    }

private:
    void scan(const char* select, PersonRole role)
    {
        Statement query = m_connection.prepare(select);
        for (std::size_t source = 0; source < m_sources.size(); ++source) {
            std::unordered_set<std::uint32_t> names;
            query.start(m_sources[source]);
            for (std::size_t count = 0; query.step(); ++count) {
                if (count % block == 0)
                    m_progress.checkpoint();
                names.insert(query.code(0));
            }
            for (const std::uint32_t name : names)
                add(name, role, source);
        }
    }

    void add(std::uint32_t name, PersonRole role, std::size_t source)
    {
        Places& places = m_places[name];
        places.roles |= static_cast<unsigned>(role);
        places.sources.insert(m_names[source]);
    }

    const Connection& m_connection;
    Progress& m_progress;
    std::vector<std::int64_t> m_sources;
    std::vector<std::string> m_names;
    std::map<std::uint32_t, Places> m_places;
};

} // namespace

PeopleReport readPeople(const Connection& connection, Progress& progress)
{
    progress.stage("Looking who is who");
    const std::map<std::uint32_t, Places> places = PlacesOfNames(connection, progress).find();
    std::unordered_set<std::uint32_t> used;
    for (const auto& [name, where] : places)
        used.insert(name);
    PeopleReport report;
    report.decisions = decidedPeople(connection);
    NamesToUnite found = namesToUnite(connection, report.decisions, &used, progress);
    std::vector<Person> people;
    for (Person& person : derivation::unitePeople(std::move(found.names), report.decisions, progress)) {
        PersonInUse inUse;
        std::set<std::string> sources;
        std::erase_if(person.names, [&](const Person::Name& name) {
            bool there = false;
            for (const std::int64_t row : found.rowsOf[name.text])
                if (const auto where = places.find(static_cast<std::uint32_t>(row)); where != places.end()) {
                    there = true;
                    inUse.roles |= where->second.roles;
                    sources.insert(where->second.sources.begin(), where->second.sources.end());
                }
            return !there;
        });
        if (person.names.empty())
            continue;
        inUse.sources.assign(sources.begin(), sources.end());
        people.push_back(person);
        inUse.person = std::move(person);
        report.people.push_back(std::move(inUse));
    }
    progress.checkpoint();
    report.suggestions = derivation::suggestPeople(people, report.decisions);
    return report;
}

} // namespace weir::store
