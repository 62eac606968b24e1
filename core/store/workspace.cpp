// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include "core/base/error.h"
#include "core/readers/member_path.h"
#include "core/readers/zone_loader.h"
#include "core/store/chart_marks_json.h"
#include "core/store/data_notes.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/diagnosis.h"
#include "core/store/link_edits_json.h"
#include "core/store/loader.h"
#include "core/store/people.h"
#include "core/store/people_json.h"
#include "core/store/report_recipe_json.h"
#include "core/store/saved_views_json.h"
#include "core/store/sources.h"
#include "core/store/stage_map_json.h"
#include "core/store/workspace_impl.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <system_error>
#include <utility>

namespace weir::store {

namespace {

/// The source that a removal is about.
std::int64_t sourceOf(const DecisionRow& removal, const std::filesystem::path& file)
{
    std::int64_t source = 0;
    const char* const end = removal.body.data() + removal.body.size();
    if (std::from_chars(removal.body.data(), end, source).ptr != end || removal.body.empty())
        throw Error(ErrorCode::NotThis,
            "The workspace " + file.string() + " is damaged: the decision '" + removal.label
                + "' names no source; go back to a copy, or import its sources into a new one.");
    return source;
}

/// Decisions that change what is derived.
template <typename What>
struct Deciding {
    const char* kind;
    const char* name; ///< in sentences
    What (*inForce)(const Connection&);
    std::string (*write)(const What&);
    What (*read)(const std::string& json, const std::string& name);
    void (*apply)(Connection&, const Progress&);
};
constexpr Deciding<PeopleDecisions> aboutPeople {
    decision_kind::people, "the decisions about people", decidedPeople, peopleDecisionsJson, parsePeopleDecisions, derivePeople};
constexpr Deciding<LinkEdits> aboutLinks {
    decision_kind::links, "the decisions about links", decidedLinks, linkEditsJson, parseLinkEdits, applyLinkEdits};

template <typename What>
void applyNow(Connection& connection, const Deciding<What>& about, const Progress& progress)
{
    about.apply(connection, progress);
    raiseRevision(connection);
}

template <typename What>
void decide(Connection& connection, const Deciding<What>& about, const std::function<void(What&)>& change, const std::string& label,
    const Progress& progress)
{
    const Interruptible interruptible(connection, progress);
    WriteTransaction transaction(connection, WriteTransaction::Kind::Decision);
    What decisions = about.inForce(connection);
    change(decisions);
    const std::string body = about.write(about.read(about.write(decisions), about.name)); // what cannot be read back must not get in
    addDecision(connection, about.kind, label, body);
    applyNow(connection, about, progress);
    transaction.commit();
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

} // namespace

const std::filesystem::path& Workspace::file() const
{
    return m_impl->file;
}

bool Workspace::readOnly() const
{
    return m_impl->connection->readOnly();
}

Connection& Workspace::connection() const
{
    return *m_impl->connection;
}

Totals Workspace::totals() const
{
    return guarded(file(), [&] {
        sqlite3* db = connection().handle();
        Totals totals;
        totals.items = queryInteger(db, "SELECT count(*) FROM item");
        totals.transitions = queryInteger(db, "SELECT sum(transitions) FROM item");
        totals.changes = queryInteger(db, "SELECT count(*) FROM change");
        totals.commits =
            queryInteger(db, "SELECT count(DISTINCT c.sha) FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed");
        return totals;
    });
}

std::string Workspace::zoneName() const
{
    return guarded(file(), [&] {
        const auto zone = decided(connection(), decision_kind::zone);
        return zone ? *zone : queryText(connection().handle(), "SELECT value FROM meta WHERE key = 'zone'");
    });
}

void Workspace::setZone(const std::string& name)
{
    (void)loadZone(name);
    guarded(file(), [&] {
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        addDecision(connection(), decision_kind::zone, "Set the time zone to " + name, name);
        transaction.commit();
    });
}

std::string Workspace::pseudonymKey() const
{
    return guarded(file(), [&] { return queryText(connection().handle(), "SELECT value FROM meta WHERE key = 'pseudonyms'"); });
}

DatasetPtr Workspace::load(Progress& progress) const
{
    return guarded(file(), [&] {
        // One picture of the file, also while somebody imports.
        const Interruptible interruptible(connection(), progress);
        connection().run("SAVEPOINT loading");
        const auto release = [this] { connection().run("RELEASE loading"); };
        try {
            DatasetPtr data = loadDataset(connection(), progress);
            release();
            return data;
        } catch (...) {
            release();
            throw;
        }
    });
}

StageMap Workspace::stageMap(const Dataset& data) const
{
    return guarded(file(), [&] { return completeStageMap(decidedStageMap(connection()), data); });
}

void Workspace::setStageMap(const StageMap& map, const std::string& label)
{
    guarded(file(), [&] {
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        SilentProgress progress;
        StageMap decision = map;
        decision.proposed = false;
        const std::string body = stageMapJson(decision);
        (void)parseStageMap(body, "the new stage map"); // what cannot be read back must not get in
        addDecision(connection(), decision_kind::stageMap, label, body);
        refreshStageKinds(connection(), progress);
        transaction.commit();
    });
}

ChartMarks Workspace::chartMarks() const
{
    return guarded(file(), [&] {
        const auto body = decided(connection(), decision_kind::chartMarks);
        try {
            return body ? parseChartMarks(*body) : ChartMarks();
        } catch (const Error&) { // somebody wrote it by hand: no reason to withhold everything else
            return ChartMarks();
        }
    });
}

void Workspace::changeChartMarks(const std::function<void(ChartMarks&)>& change, const std::string& label)
{
    guarded(file(), [&] {
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        ChartMarks marks = chartMarks();
        change(marks);
        const std::string body = chartMarksJson(marks);
        (void)parseChartMarks(body); // what cannot be read back must not get in
        addDecision(connection(), decision_kind::chartMarks, label, body);
        transaction.commit();
    });
}

std::optional<ReportRecipe> Workspace::reportRecipe() const
{
    return guarded(file(), [&]() -> std::optional<ReportRecipe> {
        const auto body = decided(connection(), decision_kind::reportRecipe);
        try {
            return body ? std::optional(parseRecipe(*body, "the recipe of the report")) : std::nullopt;
        } catch (const Error&) { // somebody wrote it by hand: no reason to withhold everything else
            return std::nullopt;
        }
    });
}

void Workspace::setReportRecipe(const ReportRecipe& recipe, const std::string& label)
{
    guarded(file(), [&] {
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        const std::string body = recipeJson(recipe);
        (void)parseRecipe(body, "the recipe of the report"); // what cannot be read back must not get in
        addDecision(connection(), decision_kind::reportRecipe, label, body);
        transaction.commit();
    });
}

PeopleReport Workspace::people(Progress& progress) const
{
    return guarded(file(), [&] {
        const Interruptible interruptible(connection(), progress);
        return readPeople(connection(), progress);
    });
}

void Workspace::changePeople(const std::function<void(PeopleDecisions&)>& change, const std::string& label, const Progress& progress)
{
    guarded(file(), [&] { decide(connection(), aboutPeople, change, label, progress); });
}

LinkEdits Workspace::linkEdits() const
{
    return guarded(file(), [&] { return decidedLinks(connection()); });
}

void Workspace::changeLinks(const std::function<void(LinkEdits&)>& change, const std::string& label, const Progress& progress)
{
    guarded(file(), [&] { decide(connection(), aboutLinks, change, label, progress); });
}

std::vector<SavedView> Workspace::savedViews() const
{
    return keptViews(*this).views;
}

void Workspace::changeSavedViews(const std::function<void(std::vector<SavedView>&)>& change, const std::string& label)
{
    guarded(file(), [&] {
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        KeptViews kept = keptViews(*this);
        if (!kept.isList) // what is there would be gone
            throw Error(ErrorCode::Malformed,
                "The saved views of " + file().string() + " cannot be read, so none can be changed; undo what changed them last.");
        const std::vector<SavedView> before = kept.views;
        change(kept.views);
        if (kept.views == before)
            return; // nothing to undo
        (void)parseSavedViews(savedViewsJson(kept.views)); // what cannot be read back must not get in
        addDecision(connection(), decision_kind::savedViews, label, savedViewsJson(kept.views, kept.others));
        transaction.commit();
    });
}

std::vector<Decision> Workspace::decisions() const
{
    return guarded(file(), [&] {
        std::vector<Decision> result;
        Statement query = connection().prepare("SELECT d.id, d.at, d.kind, d.label, d.undone, coalesce(s.given, '') FROM decision d"
                                               " LEFT JOIN source s ON d.kind = ?1 AND s.id = CAST(d.body AS INTEGER) ORDER BY d.id");
        query.start(decision_kind::sourceRemoved);
        while (query.step())
            result.push_back(
                {query.integer(0), query.instant(1), query.string(2), query.string(3), query.string(5), query.integer(4) != 0});
        return result;
    });
}

bool Workspace::canUndo() const
{
    return guarded(file(), [&] { return decisionToUndo(connection()).has_value(); });
}

bool Workspace::canRedo() const
{
    return guarded(file(), [&] { return decisionToRedo(connection()).has_value(); });
}

std::string Workspace::undo(Progress& progress)
{
    return turn(true, progress);
}

std::string Workspace::redo(Progress& progress)
{
    return turn(false, progress);
}

std::string Workspace::turn(bool undone, Progress& progress)
{
    return guarded(file(), [&] {
        const Interruptible interruptible(connection(), progress);
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        const auto decision = undone ? decisionToUndo(connection()) : decisionToRedo(connection());
        if (!decision)
            return std::string();
        setUndone(connection(), decision->id, undone);
        if (decision->kind == decision_kind::sourceRemoved)
            setRemoved(connection(), sourceOf(*decision, file()), !undone, progress);
        else if (decision->kind == decision_kind::stageMap)
            refreshStageKinds(connection(), progress);
        else if (decision->kind == decision_kind::people)
            applyNow(connection(), aboutPeople, progress);
        else if (decision->kind == decision_kind::links)
            applyNow(connection(), aboutLinks, progress);
        transaction.commit();
        return decision->label;
    });
}

std::vector<ImportInfo> Workspace::imports() const
{
    return guarded(file(), [&] {
        std::vector<ImportInfo> result;
        Statement query = connection().prepare(
            "SELECT m.id, s.id, s.given, m.format, m.at, m.sha256, m.accepted, m.rejected, m.items, m.transitions, m.changes,"
            " m.commits, m.warnings, m.note, s.path FROM import m JOIN source s ON s.id = m.source AND NOT s.removed ORDER BY m.id");
        while (query.step()) {
            ImportInfo info;
            info.id = query.integer(0);
            info.sourceId = query.integer(1);
            info.source = query.string(2);
            info.format = query.string(3);
            info.at = query.instant(4);
            info.sha256 = query.string(5);
            info.accepted = query.integer(6);
            info.rejected = query.integer(7);
            info.items = query.integer(8);
            info.transitions = query.integer(9);
            info.changes = query.integer(10);
            info.commits = query.integer(11);
            info.warnings = lines(query.string(12));
            info.note = query.string(13);
            info.path = info.source == "-" ? "-" : query.string(14); // what came that way is told apart by its hash
            std::error_code failure; // nobody can tell: not the same as missing
            info.missing = info.source != "-" && !std::filesystem::exists(readers::storedFileOf(info.path), failure) && !failure;
            result.push_back(std::move(info));
        }
        return result;
    });
}

std::vector<StoredReject> Workspace::rejects(std::int64_t import, std::int64_t limit) const
{
    return guarded(file(), [&] {
        std::vector<StoredReject> result;
        Statement query = connection().prepare(
            "SELECT r.import, s.given, r.line, r.byte, r.record, r.field, r.reason, r.text, r.kept FROM reject r"
            " JOIN import m ON m.id = r.import JOIN source s ON s.id = m.source AND NOT s.removed"
            " WHERE r.import = ?1 OR (?1 = 0 AND m.id = (SELECT max(id) FROM import WHERE source = s.id)) ORDER BY r.id LIMIT ?2");
        query.start(import, limit);
        while (query.step()) {
            StoredReject row;
            row.import = query.integer(0);
            row.source = query.string(1);
            if (!query.isNull(2))
                row.reject.line = query.integer(2);
            if (!query.isNull(3))
                row.reject.byte = query.integer(3);
            row.reject.record = query.string(4);
            row.reject.field = query.string(5);
            row.reject.reason = query.string(6);
            row.reject.text = query.string(7);
            row.reject.kept = query.integer(8) != 0;
            result.push_back(std::move(row));
        }
        return result;
    });
}

void Workspace::removeSource(std::int64_t sourceId, Progress& progress)
{
    guarded(file(), [&] {
        const Interruptible interruptible(connection(), progress);
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        Statement find = connection().prepare("SELECT given FROM source WHERE id = ? AND NOT removed");
        find.start(sourceId);
        if (!find.step())
            throw Error(ErrorCode::Unknown,
                "The workspace " + file().string() + " has no such source any more; look at its list of sources again.");
        const std::string label = "Removed the source " + find.string(0);
        find.reset();
        addDecision(connection(), decision_kind::sourceRemoved, label, std::to_string(sourceId));
        setRemoved(connection(), sourceId, true, progress);
        transaction.commit();
    });
}

std::vector<Problem> Workspace::diagnose(Progress& progress) const
{
    return guarded(file(), [&] {
        const Interruptible interruptible(connection(), progress);
        return store::diagnose(connection(), progress);
    });
}

std::vector<analysis::DataNote> Workspace::dataNotes(const analysis::Facts& facts, Progress& progress) const
{
    return guarded(file(), [&] {
        const Interruptible interruptible(connection(), progress);
        return store::dataNotes(connection(), facts, progress);
    });
}

Zone loadZone(const std::string& name)
{
    return readers::loadZone(name);
}

std::optional<Zone> hoursZone(const StageMap& map)
{
    if (!map.calendar || map.calendar->zone.empty())
        return std::nullopt;
    try {
        return loadZone(map.calendar->zone);
    } catch (const Error&) {
        return std::nullopt; // another system, with fewer zones, decided nothing else
    }
}

} // namespace weir::store
