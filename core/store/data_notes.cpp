// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/data_notes.h"

#include "core/analysis/silences.h"
#include "core/analysis/window.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/base/zone.h"
#include "core/readers/reader.h"
#include "core/store/decision_log.h"

#include <chrono>
#include <set>
#include <sstream>
#include <string>
#include <utility>

namespace weir::store {

namespace {

using analysis::DataNote;
using analysis::QualityWords;
using Notes = std::vector<DataNote>;

/// Of sentences that a source said, the first is what, the others what to do about it.
QualityWords wordsOf(const std::string& source, std::string said)
{
    while (said.ends_with('.'))
        said.pop_back();
    const std::size_t first = said.find(". ");
    return {source + ": " + said.substr(0, first), {}, first == std::string::npos ? std::string() : said.substr(first + 2)};
}

/// What the sources themselves said when they were read: histories that were cut, fields that were not there.
void noteWarnings(const Connection& connection, Notes& notes)
{
    Statement query = connection.prepare("SELECT s.given, m.warnings, s.id FROM source s JOIN import m ON m.source = s.id"
                                         " AND m.id = (SELECT max(id) FROM import WHERE source = s.id) WHERE NOT s.removed ORDER BY m.id");
    while (query.step()) {
        std::istringstream warnings(query.string(1));
        for (std::string warning; std::getline(warnings, warning);)
            notes.push_back({.words = wordsOf(query.string(0), warning), .count = 1, .source = query.integer(2)});
    }
}

/// Times that say of no zone in which they were told: only the user knows.
void noteZones(const Connection& connection, Notes& notes)
{
    Statement query = connection.prepare("SELECT s.given, m.note, s.id FROM source s JOIN import m ON m.source = s.id"
                                         " AND m.id = (SELECT max(id) FROM import WHERE source = s.id) WHERE NOT s.removed ORDER BY m.id");
    while (query.step()) {
        const std::string note = query.string(1);
        const std::size_t said = note.find(readers::zonelessNote);
        if (said == std::string::npos)
            continue;
        const std::size_t begin = said + readers::zonelessNote.size();
        if (note.substr(begin, note.find_first_of(",; ", begin) - begin) != "UTC")
            continue; // somebody chose that
        notes.push_back({.words = {query.string(0) + " tells times without a zone, which were read as UTC",
                             "where that is wrong, they are off by some hours", "if so, import it again with its zone"},
            .count = 1,
            .source = query.integer(2)});
    }
}

/// The same file under several names, or in several archives: perhaps another one was meant.
void noteTwins(const Connection& connection, Notes& notes)
{
    Statement query = connection.prepare("SELECT group_concat(path, ', '), count(*) FROM (SELECT s.path, m.sha256, s.id FROM source s"
                                         " JOIN import m ON m.source = s.id AND m.id = (SELECT max(id) FROM import WHERE source = s.id)"
                                         " WHERE NOT s.removed AND m.sha256 <> '' ORDER BY s.path) GROUP BY sha256 HAVING count(*) > 1"
                                         " ORDER BY 1");
    while (query.step())
        notes.push_back({.words = {"Sources hold the same bytes: " + query.string(0), {},
                             "items and changes are not counted twice, tests are; keep one of them, or import the one that was meant"},
            .count = query.integer(1),
            .one = "source",
            .several = "sources"});
}

/// An export that is much older than the others makes its items look as if nobody had touched them since.
/// Repositories are not: they are read where they are, and may rest.
void noteOldSources(const Connection& connection, const Dataset& data, Notes& notes)
{
    constexpr std::chrono::days tooOld {30};
    const Zone utc;
    const Instant plausible = analysis::plausibleFrom(data);
    Statement query = connection.prepare("SELECT given, newest, max(newest) OVER (), format, id FROM source WHERE NOT removed"
                                         " AND newest IS NOT NULL ORDER BY id");
    while (query.step()) {
        const Instant end = query.instant(1);
        const Instant newest = query.instant(2);
        // Instants before all plausible ones are mistakes, and so far away that a difference may not be a number any more.
        if (query.text(3) != "git" && end >= plausible && newest >= Instant(Duration(0)) && end < newest - tooOld)
            notes.push_back({.words = {query.string(0) + " ends on " + isoDay(utc.dayOf(end))
                                     + ", more than 30 days before the newest source (" + isoDay(utc.dayOf(newest)) + ")",
                                 {}, "export it again if work went on there"},
                .count = 1,
                .source = query.integer(4)});
    }
}

/// Nothing was told to move for so long that an export may be missing.
void noteSilences(const analysis::Facts& facts, Notes& notes)
{
    for (const analysis::Silence& silence : analysis::silences(facts))
        notes.push_back({.words = {"No item moved from " + isoDay(silence.from) + " to " + isoDay(silence.to),
                             "trends leave that time out, because so long a silence is hardly chance",
                             "add an export that reaches over it, if there is one"},
            .count = 1});
}

/// Items of which sources of different kinds tell: one item under one key, or two.
void noteMixed(const Connection& connection, Notes& notes)
{
    Statement query = connection.prepare(
        "SELECT a.given, b.given, count(*) AS n FROM source a CROSS JOIN source b ON b.id > a.id AND b.format <> a.format"
        " CROSS JOIN item_observation i ON i.source = a.id CROSS JOIN item_observation j ON j.source = b.id AND j.object = i.object"
        " WHERE NOT a.removed AND NOT b.removed GROUP BY a.id, b.id ORDER BY n DESC, 1, 2");
    while (query.step())
        notes.push_back({.words = {counted(query.integer(2), "item comes", "items come") + " from two sources: " + query.string(0) + " and "
                                 + query.string(1),
                             "they have the same keys, and their histories are laid into one another",
                             "where the two speak of different work, or of the same work in other words, remove one of them"},
            .count = query.integer(2),
            .one = "item",
            .several = "items"});
}

/// The statuses behind that finding, by name.
std::string withoutStage(const StageMap& map, const Dataset& data, const std::vector<std::uint32_t>& items)
{
    std::set<std::string_view> seen;
    const auto see = [&](StatusIndex status) {
        if (status.valid())
            seen.insert(data.statuses[status.row()].name);
    };
    for (const std::uint32_t item : items) {
        see(data.items.status[item]);
        const std::size_t begin = data.items.firstVisit[item];
        for (std::size_t v = begin; v < begin + data.items.visitCount[item]; ++v)
            see(data.visits.status[v]);
    }
    std::set<std::string> known;
    for (const Stage& stage : map.stages) {
        known.insert(stage.queue.begin(), stage.queue.end());
        known.insert(stage.work.begin(), stage.work.end());
    }
    constexpr std::int64_t mostNamed = 5;
    std::int64_t count = 0;
    std::string names;
    for (const Status& status : data.statuses)
        if (seen.contains(status.name) && !known.contains(status.name) && ++count <= mostNamed)
            names += (count == 1 ? "" : ", ") + status.name;
    return names + (count > mostNamed ? ", …" : "");
}

} // namespace

Notes dataNotes(const Connection& connection, const analysis::Facts& facts, Progress& progress)
{
    progress.stage("Looking at the data");
    Notes notes;
    noteWarnings(connection, notes);
    noteZones(connection, notes);
    noteTwins(connection, notes);
    noteOldSources(connection, *facts.data, notes);
    noteSilences(facts, notes);
    noteMixed(connection, notes);
    for (analysis::QualityFinding& finding : analysis::dataQuality(*facts.data, progress))
        notes.push_back(analysis::noteOf(std::move(finding)));
    const auto decided = decidedStageMap(connection);
    for (analysis::QualityFinding& finding : analysis::stageQuality(facts, decided ? &*decided : nullptr, progress)) {
        const bool noStage = finding.kind == analysis::QualityKind::NoStage;
        DataNote note = analysis::noteOf(std::move(finding));
        if (noStage) {
            note.words.what += ": " + withoutStage(*decided, *facts.data, note.items);
            note.example.clear();
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace weir::store
