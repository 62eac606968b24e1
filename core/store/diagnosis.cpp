// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/diagnosis.h"

#include "core/analysis/data_quality.h"
#include "core/analysis/window.h"
#include "core/base/zone.h"
#include "core/store/checksum.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/loader.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>
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

/// What the sources themselves said when they were read: histories that were cut, fields that were not there.
void noteWarnings(const Connection& connection, Problems& problems)
{
    Statement query = connection.prepare("SELECT s.given, m.warnings FROM source s JOIN import m ON m.source = s.id"
                                         " AND m.id = (SELECT max(id) FROM import WHERE source = s.id) WHERE NOT s.removed ORDER BY m.id");
    while (query.step()) {
        std::istringstream warnings(query.string(1));
        for (std::string warning; std::getline(warnings, warning);)
            note(problems, query.string(0) + ": " + warning, 1);
    }
}

/// The same file under several names, or in several archives: perhaps another one was meant.
void noteTwins(const Connection& connection, Problems& problems)
{
    Statement query = connection.prepare("SELECT group_concat(path, ', '), count(*) FROM (SELECT s.path, m.sha256, s.id FROM source s"
                                         " JOIN import m ON m.source = s.id AND m.id = (SELECT max(id) FROM import WHERE source = s.id)"
                                         " WHERE NOT s.removed AND m.sha256 <> '' ORDER BY s.path) GROUP BY sha256 HAVING count(*) > 1"
                                         " ORDER BY 1");
    while (query.step())
        note(problems,
            "Sources hold the same bytes: " + query.string(0)
                + ". Items and changes are not counted twice, tests are; keep one of them, or import the one that was meant.",
            query.integer(1));
}

/// An export that is much older than the others makes its items look as if nobody had touched them since.
/// Repositories are not: they are read where they are, and may rest.
void noteOldSources(const Connection& connection, const Dataset& data, Problems& problems)
{
    constexpr std::chrono::days tooOld {30};
    const Zone utc;
    const Instant plausible = analysis::plausibleFrom(data);
    Statement query = connection.prepare("SELECT given, newest, max(newest) OVER (), format FROM source WHERE NOT removed"
                                         " AND newest IS NOT NULL ORDER BY id");
    while (query.step()) {
        const Instant end = query.instant(1);
        const Instant newest = query.instant(2);
        // Instants before all plausible ones are mistakes, and so far away that a difference may not be a number any more.
        if (query.text(3) != "git" && end >= plausible && newest >= Instant(Duration(0)) && end < newest - tooOld)
            note(problems,
                query.string(0) + " ends on " + isoDay(utc.dayOf(end)) + ", more than 30 days before the newest source ("
                    + isoDay(utc.dayOf(newest)) + "); export it again if work went on there.",
                1);
    }
}

void noteUndecided(const Connection& connection, const Dataset& data, Problems& problems)
{
    const auto map = decidedStageMap(connection);
    if (!map)
        return;
    std::set<std::string> known;
    for (const Stage& stage : map->stages) {
        known.insert(stage.queue.begin(), stage.queue.end());
        known.insert(stage.work.begin(), stage.work.end());
    }
    constexpr std::int64_t mostNamed = 5;
    std::int64_t count = 0;
    std::string names;
    for (const Status& status : data.statuses)
        if (!known.contains(status.name) && ++count <= mostNamed)
            names += (count == 1 ? "" : ", ") + status.name;
    note(problems,
        "Statuses are in no stage of the decided map and stay where the proposal puts them: " + names + (count > mostNamed ? ", …" : "."),
        count);
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
    noteWarnings(connection, problems);
    noteTwins(connection, problems);
    const auto data = loadDataset(connection, progress);
    noteOldSources(connection, *data, problems);
    for (const analysis::QualityFinding& finding : analysis::dataQuality(*data, progress))
        note(problems, analysis::sentence(finding.kind), finding.count);
    noteUndecided(connection, *data, problems);
    return problems;
}

} // namespace weir::store
