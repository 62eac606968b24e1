// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/loader.h"

#include "core/base/error.h"
#include "core/derivation/item_history.h"
#include "core/store/clones.h"
#include "core/store/load_items.h"
#include "core/store/natural_order.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace weir::store {

namespace {

StatusCategory categoryOf(std::int64_t number)
{
    return number >= 0 && number <= static_cast<int>(StatusCategory::Done) ? static_cast<StatusCategory>(number) : StatusCategory::None;
}

void loadStatuses(const Connection& connection, Dataset& data, std::vector<std::uint16_t>& codeOfStatus)
{
    codeOfStatus.assign(static_cast<std::size_t>(queryInteger(connection.handle(), "SELECT max(id) FROM status")) + 1, UINT16_MAX);
    Statement query = connection.prepare("SELECT id, name, category FROM status ORDER BY name");
    while (query.step()) {
        if (data.statuses.size() >= StatusIndex::noneValue)
            throw Error(ErrorCode::Limit,
                "The workspace " + connection.file().string()
                    + " has more than 65,534 different statuses, which is more than Weir can show.");
        codeOfStatus[static_cast<std::size_t>(query.integer(0))] = static_cast<std::uint16_t>(data.statuses.size());
        data.statuses.push_back({query.string(1), categoryOf(query.integer(2))});
    }
}

/// A commit that a host tells of and the clone of its repository, which reaches over that time, does not hold: of a pull request that was
/// squashed or never merged, or of another branch.
bool isElsewhere(const Clones& clones, const std::string& repository, Instant committed)
{
    const auto clone = clones.reach.find(repository);
    return clone != clones.reach.end() && committed >= clone->second.from && committed <= clone->second.to;
}

void loadCommits(const Connection& connection, Dataset& data, NameCollector& names, Progress& progress)
{
    // Of a commit that several sources hold, the same one stands as in weir_commits: the first in this order. There stands also what is
    // not reachable in the clone of its repository.
    const bool several =
        queryInteger(connection.handle(),
            "SELECT count(*) FROM source s WHERE NOT removed AND EXISTS (SELECT 1 FROM commit_observation c WHERE c.source = s.id)")
        > 1;
    const Clones clones = several ? findClones(connection) : Clones {};
    std::unordered_set<std::string> seen;
    Statement query = connection.prepare(
        "SELECT lower(hex(c.sha)), s.repository, c.author, c.authored, c.committed, c.parent_count, c.files, c.added, c.deleted, s.id,"
        " s.format = 'git'"
        " FROM source s JOIN commit_observation c ON c.source = s.id WHERE NOT s.removed"
        " ORDER BY c.files IS NULL, s.path, c.committed, c.sha");
    CommitColumns& commits = data.commits;
    const auto count32 = [](const Statement& row, int column) { return static_cast<std::int32_t>(row.integerOr(column, -1)); };
    std::size_t rows = 0;
    while (query.step()) {
        if (++rows % 16384 == 0)
            progress.checkpoint();
        const bool isClone = query.integer(10) != 0;
        if (several && !seen.insert(query.string(0)).second)
            continue;
        if (!isClone && isElsewhere(clones, query.string(1), query.instant(4)))
            continue;
        const auto name = clones.nameOf.find(query.integer(9));
        commits.sha.append(query.text(0));
        commits.repository.push_back(names.text(name == clones.nameOf.end() ? query.text(1) : std::string_view(name->second)));
        commits.author.push_back(names.personCode(query, 2));
        commits.authored.push_back(query.instant(3));
        commits.committed.push_back(query.instant(4));
        commits.parents.push_back(static_cast<std::uint8_t>(std::min<std::int64_t>(query.integer(5), 255)));
        commits.files.push_back(count32(query, 6));
        commits.added.push_back(count32(query, 7));
        commits.deleted.push_back(count32(query, 8));
    }
}

void loadChanges(const Connection& connection, Dataset& data, NameCollector& names)
{
    struct Row {
        std::string key, title, how;
        NameIndex repository, author;
        Instant firstCommit, created, merged;
    };
    std::vector<Row> rows;
    Statement query = connection.prepare("SELECT key, title, how, repository, author, first_commit, created, merged FROM change");
    while (query.step())
        rows.push_back({query.string(0), query.string(1), query.string(2), names.text(query.text(3)), names.personCode(query, 4),
            query.instant(5), query.instant(6), query.instant(7)});
    std::ranges::sort(rows, [](const Row& a, const Row& b) { return naturallyBefore(a.key, b.key); });
    for (const Row& row : rows) {
        data.changes.key.append(row.key);
        data.changes.title.append(row.title);
        data.changes.how.append(row.how);
        data.changes.repository.push_back(row.repository);
        data.changes.author.push_back(row.author);
        data.changes.firstCommit.push_back(row.firstCommit);
        data.changes.created.push_back(row.created);
        data.changes.merged.push_back(row.merged);
    }
}

void loadLinks(const Connection& connection, Dataset& data)
{
    Statement query =
        connection.prepare("SELECT from_kind, from_key, to_kind, to_key, how FROM link WHERE NOT removed ORDER BY 2, 4, 1, 3, 5");
    while (query.step())
        data.links.push_back({query.string(0), query.string(1), query.string(2), query.string(3), query.string(4)});
}

void loadTotals(const Connection& connection, Dataset& data)
{
    sqlite3* db = connection.handle();
    data.sources = static_cast<std::size_t>(queryInteger(db, "SELECT count(*) FROM source WHERE NOT removed"));
    data.rejected = static_cast<std::size_t>(queryInteger(db,
        "SELECT sum(m.rejected) FROM import m JOIN source s ON s.id = m.source AND NOT s.removed"
        " WHERE m.id = (SELECT max(id) FROM import WHERE source = s.id)"));
    data.revision = static_cast<std::uint64_t>(queryInteger(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'"));
    Statement last = connection.prepare("SELECT max(m.at) FROM import m JOIN source s ON s.id = m.source AND NOT s.removed");
    if (last.step())
        data.lastImport = last.instant(0);
}

/// The newest instant at which something happened. Dates after the import are plans or slips of the pen.
void findNewest(Dataset& data)
{
    const Instant last = isKnown(data.lastImport) ? data.lastImport : Instant::max();
    for (const std::vector<Instant>* column : {&data.items.created, &data.items.statedStart, &data.items.resolved, &data.visits.entered,
             &data.visits.left, &data.visits.begun, &data.commits.committed, &data.changes.created, &data.changes.merged})
        for (const Instant t : *column)
            if (t <= last && t > data.newest)
                data.newest = t; // unknown is before everything
}

void applyNames(Dataset& data, NameCollector& names)
{
    data.names = names.finish();
    data.bots = names.botsAmong(data.names);
    data.standsFor = names.takeStandsFor();
    ItemColumns& items = data.items;
    for (std::vector<NameIndex>* column : {&items.kind, &items.type, &items.project, &items.team, &items.assignee, &data.visits.actor,
             &data.commits.repository, &data.commits.author, &data.changes.repository, &data.changes.author})
        names.translate(*column);
}

} // namespace

Dataset loadStatusNames(const Connection& connection)
{
    Dataset data;
    std::vector<std::uint16_t> codeOfStatus;
    loadStatuses(connection, data, codeOfStatus);
    return data;
}

std::shared_ptr<Dataset> loadDataset(const Connection& connection, Progress& progress)
{
    progress.stage("Opening the workspace");
    auto data = std::make_shared<Dataset>();
    std::vector<std::uint16_t> codeOfStatus;
    loadStatuses(connection, *data, codeOfStatus);
    NameCollector names(connection);
    loadItems(connection, *data, codeOfStatus, names, progress);
    loadCommits(connection, *data, names, progress);
    loadChanges(connection, *data, names);
    loadLinks(connection, *data);
    loadTotals(connection, *data);
    findNewest(*data);
    applyNames(*data, names);
    return data;
}

} // namespace weir::store
