// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/diagnosis.h"

#include "core/analysis/data_quality.h"
#include "core/store/checksum.h"
#include "core/store/data_notes.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/loader.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace weir::store {

namespace {

using Problems = std::vector<Problem>;

void checkStructure(const Connection& connection, Problems& problems)
{
    std::int64_t count = 0;
    std::string first;
    Statement integrity = connection.prepare("PRAGMA integrity_check(100)");
    while (integrity.step()) {
        if (integrity.text(0) == "ok")
            continue;
        if (count++ == 0)
            first = integrity.string(0);
    }
    if (count != 0)
        problems.push_back(
            {true, "The file's structure is damaged (" + first + "); go back to a copy, or import its sources into a new one.", count});
    std::int64_t dangling = 0;
    Statement keys = connection.prepare("PRAGMA foreign_key_check");
    while (keys.step())
        ++dangling;
    if (dangling != 0)
        problems.push_back({true, "Rows belong to imports or sources that are not there.", dangling});
}

void checkChecksums(const Connection& connection, Progress& progress, Problems& problems)
{
    progress.stage("Comparing checksums");
    const Checksums stored = storedChecksums(connection);
    for (const auto& [key, sum] : computeChecksums(connection, progress)) {
        const auto& [source, table] = key;
        const auto expected = stored.find(key);
        if (expected == stored.end() ? sum == 0 : expected->second == sum)
            continue;
        Statement name = connection.prepare("SELECT given FROM source WHERE id = ?");
        name.start(source);
        const std::string of = source != 0 && name.step() ? "imported from " + name.string(0) : std::string("shared by all imports");
        problems.push_back({true, "Rows " + of + " are not as they were stored (" + table + "); import it again into a new workspace.", 1});
    }
}

/// Sum over hashes of derived rows; the numbers of rows do not matter.
std::map<std::string, std::pair<std::int64_t, std::uint64_t>> derivedSums(const Connection& connection, Progress& progress)
{
    static constexpr std::pair<const char*, const char*> queries[] = {
        {"items",
            "SELECT id, kind, type, project, team, assignee, title, created, finished, status, discarded, spans, transitions, open_visits,"
            " started FROM item"},
        {"transitions",
            "SELECT t.item, t.id - i.first_transition, t.at, t.from_status, t.to_status, t.actor, t.begun, t.entered FROM transition t"
            " LEFT JOIN item i ON i.id = t.item"},
        {"open visits", "SELECT item, n, status, entered, begun FROM open_visit"},
        {"changes", "SELECT * FROM change"},
        {"links", "SELECT * FROM link"},
        // A row whose name was emptied since then says nothing any more.
        {"people", "SELECT p.* FROM person_name p JOIN name n ON n.id = p.name AND n.text <> ''"},
    };
    std::map<std::string, std::pair<std::int64_t, std::uint64_t>> sums;
    std::string row;
    for (const auto& [name, sql] : queries) {
        Statement query = connection.prepare(sql);
        auto& [count, sum] = sums[name];
        while (query.step()) {
            row.clear();
            for (int column = 0; column < query.columns(); ++column) {
                row += query.isNull(column) ? '-' : '+';
                row += query.text(column);
                row += '\0';
            }
            sum += hashBytes(row.data(), row.size());
            if (++count % 16384 == 0)
                progress.checkpoint();
        }
    }
    return sums;
}

void checkDerived(const Connection& connection, Progress& progress, Problems& problems)
{
    // The rules run again on a copy, because the file itself may be open for reading only.
    const auto copy = Connection::temporary();
    copyDatabase(connection, copy->database(), progress);
    const Interruptible interruptible(*copy, progress);
    copy->run("BEGIN");
    deriveAfter(*copy, {}, {}, refreshStatuses(*copy), progress);
    const auto expected = derivedSums(*copy, progress);
    for (const auto& [name, sums] : derivedSums(connection, progress)) {
        const auto& again = expected.at(name);
        if (sums != again)
            problems.push_back({true,
                "What was derived differs from what the rules make of the imports now (" + name + ": " + std::to_string(sums.first)
                    + ", expected " + std::to_string(again.first) + "); import the sources into a new workspace.",
                std::max<std::int64_t>(1, std::abs(sums.first - again.first))});
    }
}

void note(Problems& problems, const std::string& what, std::int64_t count)
{
    if (count != 0)
        problems.push_back({false, what, count});
}

void noteRejects(const Connection& connection, Problems& problems)
{
    constexpr std::int64_t mostReasons = 10;
    Statement query = connection.prepare(
        "SELECT s.given, coalesce(r.field, ''), r.reason, r.kept, count(*) AS n FROM reject r JOIN import m ON m.id = r.import"
        " JOIN source s ON s.id = m.source AND NOT s.removed AND m.id = (SELECT max(id) FROM import WHERE source = s.id)"
        " GROUP BY 1, 2, 3, 4 ORDER BY n DESC, 1, 2, 3, 4");
    std::int64_t reasons = 0;
    std::int64_t rest = 0;
    while (query.step()) {
        if (++reasons > mostReasons) {
            rest += query.integer(4);
            continue;
        }
        const std::string field = query.string(1);
        note(problems,
            std::string(query.integer(3) != 0 ? "Fields that could not be read are unknown in " : "Records were rejected in ")
                + query.string(0) + (field.empty() ? ": " : ", " + field + ": ") + query.string(2),
            query.integer(4));
    }
    note(problems, "Records were rejected or not read whole for further reasons; 'weir import' with --rejects writes them all.", rest);
}

} // namespace

std::vector<Problem> diagnose(const Connection& connection, Progress& progress)
{
    Problems problems;
    progress.stage("Checking the file");
    checkStructure(connection, problems);
    if (!problems.empty())
        return problems; // on broken pages every other finding would follow from this one
    checkChecksums(connection, progress, problems);
    if (!problems.empty())
        return problems;
    checkDerived(connection, progress, problems);
    noteRejects(connection, problems);
    const DatasetPtr data = loadDataset(connection, progress);
    const auto facts = analysis::computeFacts(data, completeStageMap(decidedStageMap(connection), *data), Calendar(), progress);
    for (const analysis::DataNote& found : dataNotes(connection, *facts, progress))
        problems.push_back({.what = analysis::sentence(found.words), .count = found.count, .of = found.of});
    return problems;
}

} // namespace weir::store
