// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"

#include "core/base/error.h"
#include "core/import/import_run.h"
#include "core/import/source_reading.h"
#include "core/store/connection.h"

#include <chrono>

namespace weir::import {

namespace {

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
        lookIntoArchive(request.source, progress);
        const KnownTable table = knownTable(workspace, request);
        const readers::Reader& reader = readerFor(request, table, progress);
        if (table.guessedBefore) { // known beforehand, the guess tells whether the table is read as it was
            request.options.mapping = reader.guessMapping(request.source, std::nullopt);
            request.options.mappingGuessed = request.options.mapping.has_value();
        }
        if (request.options.mapping)
            completeMapping(reader, request);
        const bool isGiven = request.options.mapping && !request.options.mappingGuessed;
        ImportResult result = request.options.mapping ? takeWith(workspace, reader, request, {table.header, isGiven, {}}, progress)
                                                      : takeAsBefore(workspace, reader, request, table, progress);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return result;
    });
}

} // namespace weir::import
