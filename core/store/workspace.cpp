// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include "core/base/error.h"
#include "core/readers/zone_loader.h"
#include "core/store/decision_log.h"
#include "core/store/derive.h"
#include "core/store/diagnosis.h"
#include "core/store/dictionaries.h"
#include "core/store/file_access.h"
#include "core/store/loader.h"
#include "core/store/row_numbers.h"
#include "core/store/schema.h"
#include "core/store/sources.h"
#include "core/store/stage_map_json.h"
#include "core/store/status_classes.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <system_error>
#include <utility>

namespace weir::store {

namespace {

/// Files up to this size are checked whole on opening; larger ones by "doctor".
constexpr std::uintmax_t checkedBytes = 16U << 20U;

void checkPages(const Connection& connection)
{
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(connection.file(), unknown);
    if (unknown || size > checkedBytes)
        return;
    if (queryText(connection.handle(), "PRAGMA quick_check(1)") != "ok")
        throw Error(ErrorCode::NotThis,
            "The workspace " + connection.file().string() + " is damaged; go back to a copy, or import its sources into a new one.");
}

void writeMeta(Connection& connection, const std::string& zone)
{
    Statement insert = connection.prepare("INSERT INTO meta VALUES (?, ?)");
    insert.run("zone", zone);
    insert.run("revision", "0");
    insert.run("rules", std::to_string(rulesVersion));
}

/// A newer program derives by newer rules.
void deriveByNewRules(Connection& connection)
{
    if (queryInteger(connection.handle(), "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'rules'") == rulesVersion)
        return;
    SilentProgress progress;
    WriteTransaction transaction(connection, WriteTransaction::Kind::Import);
    deriveAfter(connection, {}, {}, refreshStatuses(connection), progress);
    connection.prepare("UPDATE meta SET value = ? WHERE key = 'rules'").run(std::to_string(rulesVersion));
    raiseRevision(connection);
    transaction.commit();
}

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

/// A file on its way to its name; gone with this object unless it got there.
class Draft {
public:
    explicit Draft(const std::filesystem::path& file)
        : m_path(makeDraft(file))
    {
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft()
    {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal"})
            std::filesystem::remove(m_path.string() + suffix, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

} // namespace

struct Workspace::Impl {
    std::filesystem::path file;
    std::unique_ptr<Connection> connection;
    bool made = false; ///< the file was not there before
};

Workspace::Workspace(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

/// Makes an empty workspace. False: there is a file already.
bool Workspace::make(const std::filesystem::path& file, const std::string& zone)
{
    (void)loadZone(zone); // an unknown name is an error before anything is written
    std::error_code ignored;
    const bool isEmpty = std::filesystem::is_regular_file(file, ignored) && std::filesystem::file_size(file, ignored) == 0;
    if (std::filesystem::exists(file, ignored) && !isEmpty)
        return false;
    // It appears under its name only when it is whole, so that neither a crash nor somebody else ever sees half a workspace.
    const Draft draft(file);
    guarded(file, [&] {
        const auto connection = Connection::createFile(draft.path());
        migrate(*connection, migrations());
        WriteTransaction transaction(*connection, WriteTransaction::Kind::FirstImport);
        writeMeta(*connection, zone);
        transaction.commit();
    });
    return publish(draft.path(), file);
}

Workspace Workspace::create(const std::filesystem::path& file, const std::string& zone)
{
    if (!make(file, zone))
        throw Error(
            ErrorCode::Usage, "There is a file " + file.string() + " already; open that, or choose another name for the new workspace.");
    Workspace workspace = open(file);
    workspace.m_impl->made = true;
    return workspace;
}

Workspace Workspace::openOrCreate(const std::filesystem::path& file, const std::string& zone, const Progress& progress)
{
    const bool made = make(file, zone);
    Workspace workspace = open(file, OpenMode::ReadWrite, progress);
    workspace.m_impl->made = made;
    return workspace;
}

Workspace Workspace::open(const std::filesystem::path& file, OpenMode mode, const Progress& progress)
{
    checkHeader(file);
    return guarded(file, [&] {
        try {
            auto impl = std::make_unique<Impl>();
            impl->file = file;
            const auto access = mode == OpenMode::ReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite;
            impl->connection = std::make_unique<Connection>(file, access, progress);
            const Interruptible interruptible(*impl->connection, progress);
            checkSchema(*impl->connection, migrations());
            checkPages(*impl->connection);
            checkNumbers(*impl->connection);
            if (!impl->connection->readOnly()) {
                migrate(*impl->connection, migrations());
                deriveByNewRules(*impl->connection);
            }
            return Workspace(std::move(impl));
        } catch (const SQLite::Exception&) {
            progress.checkpoint(); // the wait for others may have ended because of that
            throw;
        }
    });
}

Workspace Workspace::scratch(const std::string& zone)
{
    return guarded("in memory", [&] {
        auto impl = std::make_unique<Impl>();
        impl->file = "(in memory)"; // for sentences
        impl->connection = Connection::temporary();
        migrate(*impl->connection, migrations());
        writeMeta(*impl->connection, zone);
        return Workspace(std::move(impl));
    });
}

Workspace Workspace::scratchCopy(const std::filesystem::path& file, Progress& progress)
{
    const Workspace original = open(file, OpenMode::ReadOnly, progress);
    return guarded(file, [&] {
        auto impl = std::make_unique<Impl>();
        impl->file = file; // for sentences
        impl->connection = Connection::temporary();
        copyDatabase(original.connection(), impl->connection->database(), progress);
        migrate(*impl->connection, migrations());
        deriveByNewRules(*impl->connection);
        return Workspace(std::move(impl));
    });
}

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

void Workspace::discard()
{
    if (!m_impl->made)
        return;
    try {
        // In a transaction, so that nobody fills the file meanwhile; who waits for its end learns that the file is gone.
        WriteTransaction transaction(connection(), WriteTransaction::Kind::FirstImport);
        std::error_code ignored;
        if (queryInteger(connection().handle(), "SELECT EXISTS (SELECT 1 FROM source)") == 0)
            std::filesystem::remove(m_impl->file, ignored);
    } catch (const SQLite::Exception&) {
        // Somebody else is writing into it: it is not ours alone any more.
    }
    m_impl->connection.reset();
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
            std::error_code ignored;
            info.missing = info.source != "-" && !std::filesystem::exists(info.path, ignored);
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

void Workspace::purge(Progress& progress)
{
    guarded(file(), [&] {
        progress.stage("Deleting removed sources");
        const Interruptible interruptible(connection(), progress);
        WriteTransaction transaction(connection(), WriteTransaction::Kind::Decision);
        std::vector<std::int64_t> removed;
        Statement query = connection().prepare("SELECT id FROM source WHERE removed");
        while (query.step())
            removed.push_back(query.integer(0));
        for (const std::int64_t source : removed) {
            progress.checkpoint();
            purgeSource(connection(), source);
        }
        emptyUnusedTexts(connection(), progress);
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

Zone loadZone(const std::string& name)
{
    return readers::loadZone(name);
}

} // namespace weir::store
