// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"

#include "core/base/error.h"
#include "core/base/nearest.h"
#include "core/import/import_run.h"
#include "core/import/source_identity.h"
#include "core/readers/input.h"
#include "core/readers/mapping.h"
#include "core/readers/refusal.h"
#include "core/readers/table_head.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <chrono>
#include <map>

namespace weir::import {

namespace {

constexpr const char* keptMapping = "The mapping that is kept for such tables"; ///< in sentences

const readers::Reader& readerCalled(const std::string& format)
{
    const readers::Reader* reader = readers::findReader(format);
    if (reader != nullptr)
        return *reader;
    std::vector<std::string> known;
    for (const readers::Reader* each : readers::allReaders())
        known.emplace_back(each->info().id);
    throw Error(ErrorCode::Unknown,
        "There is no format \"" + format + "\"; " + didYouMean(format, known, "'weir formats' lists those that there are."));
}

/// What a workspace knows of a table before it is read.
struct KnownTable {
    std::string header; ///< fingerprint; empty: it is no table
    std::optional<readers::Mapping> mapping; ///< by which to read it if the user gives none
    bool mappingGiven = false; ///< by the user, for this very source
    std::string mappingFrom; ///< the other source for which it was given; empty: it is the table's own
    bool guessedBefore = false; ///< it was read by a guess, and nothing else is known of it
};

/// Fingerprints of a table's header, which depend on what stands between its columns.
class Headers {
public:
    explicit Headers(const std::filesystem::path& source)
        : m_source(source)
    {
    }
    const std::string& by(std::optional<char> delimiter)
    {
        const auto [entry, isNew] = m_known.try_emplace(delimiter);
        if (isNew)
            entry->second = readers::headerFingerprint(m_source, delimiter).value_or("");
        return entry->second;
    }

private:
    std::filesystem::path m_source;
    std::map<std::optional<char>, std::string> m_known;
};

/// A source stays as the user said it is read; a new one is offered what was said about others with the same header. A guess is made anew:
/// the table may show more by now.
KnownTable knownTable(const store::Workspace& workspace, const ImportRequest& request)
{
    KnownTable table;
    std::error_code ignored;
    if (request.source == "-" || std::filesystem::is_directory(request.source, ignored))
        return table;
    Headers headers(request.source);
    const auto& given = request.options.mapping;
    const auto own = store::sourceMapping(workspace.connection(), identify(request.source).path);
    if (own) {
        const readers::Mapping mapping = readers::parseMapping(own->body, keptMapping);
        table.header = headers.by(mapping.delimiter);
        if (own->given && table.header == own->fingerprint)
            table.mapping = mapping;
        table.mappingGiven = own->given;
    } else {
        table.header = headers.by(given ? given->delimiter : std::nullopt);
    }
    if (table.mapping || given)
        return table;
    table.guessedBefore = own && !own->given;
    for (const store::OfferedMapping& offered : store::offeredMappings(workspace.connection())) {
        if (own && !own->given && offered.body != own->body)
            continue; // it was a guess, before others were spoken of
        readers::Mapping mapping = readers::parseMapping(offered.body, keptMapping);
        if (headers.by(mapping.delimiter) != offered.fingerprint)
            continue;
        table.mapping = std::move(mapping);
        table.mappingFrom = std::filesystem::path(offered.source).filename().string();
        table.guessedBefore = false;
        break;
    }
    return table;
}

/// The reader that is asked for, by name or by the mapping; else the one by which the source was read before; else the one that
/// recognises it; else the one whose mapping is kept for such tables.
const readers::Reader& readerFor(const ImportRequest& request, const KnownTable& table)
{
    if (!request.format.empty())
        return readerCalled(request.format);
    if (request.options.mapping && !request.options.mapping->format.empty())
        return readerCalled(request.options.mapping->format);
    if (request.source == "-")
        throw Error(ErrorCode::Usage, "Standard input needs --format, because it cannot be looked at beforehand.");
    const bool own = table.mapping && table.mappingFrom.empty();
    const readers::Reader* reader = own ? readers::findReader(table.mapping->format) : nullptr;
    if (reader == nullptr)
        reader = readers::detectReader(request.source);
    if (reader == nullptr && table.mapping)
        reader = readers::findReader(table.mapping->format);
    if (reader == nullptr)
        throw Error(ErrorCode::NotThis, readers::refusalSentence(request.source));
    return *reader;
}

/// A failure that another mapping may spare.
bool mayBeTheMapping(const Error& failure)
{
    return failure.code() == ErrorCode::Unknown || failure.code() == ErrorCode::Malformed || failure.code() == ErrorCode::NotThis;
}

ImportResult takeWith(
    store::Workspace& workspace, const readers::Reader& reader, const ImportRequest& request, const TableReading& table, Progress& progress)
{
    return ImportRun(workspace.connection(), reader, request, table).run(progress);
}

/// With the mapping that is kept for such tables if there is one and it fits, else as the reader understands the source by itself.
ImportResult takeAsBefore(
    store::Workspace& workspace, const readers::Reader& reader, ImportRequest request, const KnownTable& table, Progress& progress)
{
    std::string why;
    try {
        if (table.mapping && table.mapping->format == reader.info().id) { // else it is for another reading of such a table
            request.options.mapping = table.mapping;
            return takeWith(workspace, reader, request, {table.header, table.mappingGiven, table.mappingFrom}, progress);
        }
    } catch (const Error& failure) {
        if (!mayBeTheMapping(failure))
            throw;
        why = failure.what();
        request.options.mapping.reset();
    }
    ImportResult result = takeWith(workspace, reader, request, {table.header, false, {}}, progress);
    if (!why.empty())
        result.warnings.push_back(std::string(keptMapping) + " does not fit and was not used: " + why);
    return result;
}

} // namespace

ImportResult importSource(store::Workspace& workspace, const ImportRequest& given, Progress& progress)
{
    const auto begin = std::chrono::steady_clock::now();
    return store::guarded(workspace.file(), [&] {
        ImportRequest request = given;
        if (!isKnown(request.options.importedAt))
            request.options.importedAt = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        const KnownTable table = knownTable(workspace, request);
        const readers::Reader& reader = readerFor(request, table);
        if (table.guessedBefore) { // known beforehand, the guess tells whether the table is read as it was
            request.options.mapping = reader.guessMapping(request.source);
            request.options.mappingGuessed = request.options.mapping.has_value();
        }
        if (request.options.mapping && request.options.mapping->format.empty())
            request.options.mapping->format = reader.info().id;
        const bool isGiven = request.options.mapping && !request.options.mappingGuessed;
        ImportResult result = request.options.mapping ? takeWith(workspace, reader, request, {table.header, isGiven, {}}, progress)
                                                      : takeAsBefore(workspace, reader, request, table, progress);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return result;
    });
}

} // namespace weir::import
