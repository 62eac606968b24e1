// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_run.h"

#include "core/base/error.h"
#include "core/import/hashing.h"
#include "core/import/source_reading.h"
#include "core/import/writer_thread.h"
#include "core/readers/mapping.h"
#include "core/readers/sha256.h"
#include "core/store/checksum.h"
#include "core/store/sources.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

namespace weir::import {

using store::queryInteger;
using store::Statement;

namespace {

/// Raised when readers begin to tell more: sources that have not changed are then read again all the same.
constexpr const char* observationVersion = "4";

/// Whether two imports read one source in different ways: in another format or zone, or the same table with another mapping. No
/// difference is that a newer reader tells more, or that a table with other columns needs another mapping.
bool readDifferently(const std::string& options, const std::string& others)
{
    const auto partsOf = [](const std::string& text) {
        std::vector<std::string> parts;
        std::istringstream stream(text);
        for (std::string part; std::getline(stream, part, ':');)
            parts.push_back(part);
        parts.resize(4);
        return parts;
    };
    const auto one = partsOf(options); // version, way, header, mapping
    const auto two = partsOf(others);
    return one[1] != two[1] || (one[2] == two[2] && one[3] != two[3]);
}

std::string joinLines(const std::vector<std::string>& lines)
{
    std::string text;
    for (std::string line : lines) {
        std::ranges::replace(line, '\n', ' ');
        text += line + '\n';
    }
    return text;
}

} // namespace

ImportRun::ImportRun(store::Connection& connection, const readers::Reader& reader, const ImportRequest& request, TableReading table)
    : m_connection(connection)
    , m_reader(reader)
    , m_request(request)
    , m_table(std::move(table))
    , m_identity(identify(request.source))
{
    setOptions(m_table.header, request.options.mapping);
    m_target.snapshot = std::ranges::find(reader.info().yields, "tags") != reader.info().yields.end();
}

/// Of the mapping in force, so that it makes no difference whether the user gave it, it was kept or the reader guessed it.
void ImportRun::setOptions(const std::string& header, const std::optional<readers::Mapping>& mapping)
{
    const auto hashOf = [](std::initializer_list<std::string_view> texts) {
        readers::Sha256 hash;
        for (const std::string_view text : texts)
            hash.update(std::to_string(text.size()) + ":" + std::string(text));
        return hash.hex();
    };
    m_options = std::string(observationVersion) + ":" + hashOf({m_reader.info().id, m_request.options.zone, m_request.options.project})
        + ":" + header + ":" + (mapping ? hashOf({readers::mappingJson(*mapping)}) : std::string());
}

/// Whether the workspace knows the source, and what it said last. Others may write until the transaction has begun.
void ImportRun::lookAround()
{
    Statement find = m_connection.prepare("SELECT id FROM source WHERE path = ? AND NOT removed");
    find.start(m_identity.path);
    m_target.again = find.step();
    m_target.source = m_target.again ? find.integer(0) : 0;
    m_empty = queryInteger(m_connection.handle(), "SELECT EXISTS (SELECT 1 FROM source)") == 0;
    m_last = lastImport();
}

std::optional<ImportRun::LastImport> ImportRun::lastImport() const
{
    Statement query = m_connection.prepare(
        "SELECT id, accepted, rejected, sha256, options, note, warnings FROM import WHERE source = ? ORDER BY id DESC LIMIT 1");
    query.start(m_target.source);
    if (!m_target.again || !query.step())
        return std::nullopt;
    return LastImport {
        query.integer(0), query.integer(1), query.integer(2), query.string(3), query.string(4), query.string(5), query.string(6)};
}

bool ImportRun::isUnchanged() const
{
    return m_last && m_last->options == m_options && m_last->sha256 == m_sha256 && !m_sha256.empty();
}

/// The same bytes read in the same way give the same answer.
ImportResult ImportRun::replay() const
{
    ImportResult result;
    result.source = m_identity.given;
    result.format = m_reader.info().id;
    result.importId = m_last->id;
    result.accepted = result.unchanged = m_last->accepted;
    result.rejected = m_last->rejected;
    result.note = m_last->note;
    result.rejectsTotal = queryInteger(m_connection.handle(), "SELECT count(*) FROM reject WHERE import = " + std::to_string(m_last->id));
    std::istringstream warnings(m_last->warnings);
    for (std::string line; std::getline(warnings, line);)
        result.warnings.push_back(line);
    Statement query =
        m_connection.prepare("SELECT line, byte, record, field, reason, text, kept FROM reject WHERE import = ? ORDER BY id LIMIT 10000");
    query.start(m_last->id);
    while (query.step()) {
        Reject reject;
        if (!query.isNull(0))
            reject.line = query.integer(0);
        if (!query.isNull(1))
            reject.byte = query.integer(1);
        reject.record = query.string(2);
        reject.field = query.string(3);
        reject.reason = query.string(4);
        reject.text = query.string(5);
        reject.kept = query.integer(6) != 0;
        result.rejects.push_back(std::move(reject));
    }
    return result;
}

ImportResult ImportRun::run(Progress& progress)
{
    lookAround();
    if (m_target.again) {
        progress.stage("Looking for changes");
        m_sha256 = fingerprint(m_request.source, progress);
        if (isUnchanged()) {
            ImportResult known = replay();
            known.mapping = m_request.options.mapping;
            return known;
        }
    }
    return take(progress);
}

/// A source of that path that was removed goes for good: taken anew, it starts from nothing.
void ImportRun::makeRoom(const std::string& path)
{
    Statement removed = m_connection.prepare("SELECT id FROM source WHERE path = ? AND removed");
    removed.start(path);
    if (!removed.step())
        return;
    const std::int64_t old = removed.integer(0);
    removed.reset();
    store::purgeSource(m_connection, old);
}

/// Inside the transaction: the row of the source, and the numbers of this import.
void ImportRun::findSource()
{
    if (!m_target.again) {
        makeRoom(m_identity.path);
        m_connection.prepare("INSERT INTO source(path, given, repository, format) VALUES (?, ?, ?, ?)")
            .run(m_identity.path, m_identity.given, m_identity.repository, m_reader.info().id);
        m_target.source = queryInteger(m_connection.handle(), "SELECT last_insert_rowid()");
    }
    m_target.import = queryInteger(m_connection.handle(), "SELECT max(id) FROM import") + 1;
    m_firstOrdinal = queryInteger(m_connection.handle(), "SELECT events FROM source WHERE id = " + std::to_string(m_target.source));
}

/// What comes from standard input is told apart by its content, which is known only now. The same content again takes the place of
/// what it gave before; returns which objects that was about.
store::ObjectMask ImportRun::nameStandardInput()
{
    if (m_identity.path != standardInput)
        return {};
    m_identity.path += m_sha256;
    const std::int64_t source = m_target.source;
    const bool empty = m_empty;
    lookAround();
    m_empty = empty;
    store::ObjectMask replaced;
    if (m_target.again) {
        replaced = store::objectsOf(m_connection, m_target.source);
        if (!isUnchanged())
            store::purgeSource(m_connection, m_target.source);
    } else {
        makeRoom(m_identity.path);
    }
    m_target.again = false;
    m_target.source = source;
    if (!isUnchanged())
        m_connection.prepare("UPDATE source SET path = ? WHERE id = ?").run(m_identity.path, source);
    return replaced;
}

ImportResult ImportRun::take(Progress& progress)
{
    std::optional<Hashing> hashing;
    m_stamp = m_identity.path == standardInput ? std::string() : sourceStamp(m_request.source);
    if (m_sha256.empty() && m_identity.isRepository)
        m_sha256 = fingerprint(m_request.source, progress); // before reading: what is committed meanwhile is news next time
    else if (m_sha256.empty() && m_identity.path != standardInput)
        hashing.emplace(m_request.source);
    std::optional<store::Interruptible> interruptible(std::in_place, m_connection, progress);
    using Kind = store::WriteTransaction::Kind;
    store::WriteTransaction transaction(m_connection, m_empty ? Kind::FirstImport : Kind::Import);
    const auto clock = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); // as of decisions
    store::purgeRemoved(m_connection, clock - store::removalKept, progress);
    lookAround();
    m_target.anew = m_last && readDifferently(m_last->options, m_options);
    const Before before = countBefore();
    findSource();

    BatchWriter writer(m_connection, m_target);
    Encoder encoder(m_connection, m_target.anew ? 0 : m_target.source, m_target.snapshot, m_request.options.importedAt,
        [this](Batch batch) { m_writerThread->push(std::move(batch)); });
    interruptible.reset(); // the connection goes to another thread
    read(encoder, writer, progress);
    interruptible.emplace(m_connection, progress);
    checkNotEmptied(encoder);
    writer.finish();
    if (m_sha256.empty())
        m_sha256 = hashing ? hashing->get() : m_outcome.sha256;
    if (m_sha256.empty())
        encoder.warn(m_identity.given + " changed while it was read; import it again once it is complete.");
    setOptions(m_outcome.mappingFingerprint, m_outcome.mapping ? m_outcome.mapping : m_request.options.mapping);
    const store::ObjectMask replaced = nameStandardInput();
    if (isUnchanged())
        return replay(); // known only now; the transaction is rolled back

    ImportResult result = derive(encoder, writer, before, replaced, progress);
    writeImport(encoder, result);
    store::raiseRevision(m_connection);
    store::storeChecksums(m_connection, m_target.source, progress);
    progress.checkpoint();
    transaction.commit();
    return result;
}

/// A repository whose current branch has nothing on it would take everything out that it gave before, which nobody means who
/// imports it again.
void ImportRun::checkNotEmptied(const Encoder& encoder) const
{
    if (!m_target.again || !m_target.snapshot || encoder.commits() > 0)
        return;
    const std::int64_t known =
        queryInteger(m_connection.handle(), "SELECT count(*) FROM commit_observation WHERE source = " + std::to_string(m_target.source));
    if (known > 0)
        throw Error(ErrorCode::NotThis,
            m_identity.given + " has no commits on its current branch, but " + std::to_string(known) + (known == 1 ? " was" : " were")
                + " taken from it before and stay; check out a branch that has some and import it again, or remove the source.");
}

/// The reader in this thread, the database in another.
void ImportRun::read(Encoder& encoder, BatchWriter& writer, Progress& progress)
{
    WriterThread thread(writer); // ends before the encoder does, whose text its batches show
    m_writerThread = &thread;
    try {
        m_outcome = m_reader.read(m_request.source, m_request.options, encoder, progress);
        if (!m_outcome.repository.empty())
            m_identity.repository = m_outcome.repository;
        if (!m_table.mappingFrom.empty())
            m_outcome.note += ", by the mapping kept from " + m_table.mappingFrom;
        encoder.finish();
    } catch (const WriterFailed&) {
        thread.finish(); // throws what befell it
        throw Error(ErrorCode::Internal, "The import of " + m_identity.given + " stopped without a reason; please report this.");
    } catch (const Error& failure) {
        if (mayBeTheMapping(failure))
            checkUndamaged(m_request.source, progress);
        throw;
    }
    progress.stage("Writing");
    thread.finish();
}

ImportResult ImportRun::result(const Encoder& encoder) const
{
    ImportResult result;
    result.source = m_identity.given;
    result.format = m_reader.info().id;
    result.importId = m_target.import;
    result.accepted = encoder.accepted();
    result.rejected = encoder.rejected();
    result.rejects = encoder.firstRejects();
    result.rejectsTotal = encoder.rejects();
    result.warnings = encoder.warnings();
    result.mapping = m_outcome.mapping;
    result.note = m_outcome.note;
    return result;
}

void ImportRun::writeImport(const Encoder& encoder, const ImportResult& result)
{
    const std::int64_t items =
        queryInteger(m_connection.handle(), "SELECT count(*) FROM item_observation WHERE source = " + std::to_string(m_target.source));
    m_connection.prepare("INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(m_target.import, m_target.source, m_request.options.importedAt, m_reader.info().id, m_sha256, m_options, result.accepted,
            result.rejected, items, encoder.events(), encoder.changes(), encoder.commits(), joinLines(result.warnings), result.note);
    const readers::ReadOptions& options = m_request.options;
    store::setSourceReading(m_connection, m_target.source, {options.zone, options.project, m_stamp});
    if (!m_outcome.mapping || m_outcome.mappingFingerprint.empty())
        return;
    readers::Mapping mapping = *m_outcome.mapping;
    mapping.format = m_reader.info().id;
    store::setSourceMapping(
        m_connection, m_target.source, {m_outcome.mappingFingerprint, readers::mappingJson(mapping), m_table.mappingGiven});
}

} // namespace weir::import
