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

#include <chrono>

namespace weir::import {

namespace {

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

/// The reader that is asked for, by name or by the mapping; else the one that recognises the source; else the one whose mapping is
/// kept for such tables.
const readers::Reader& readerFor(const store::Workspace& workspace, const ImportRequest& request, const std::string& header)
{
    if (!request.format.empty())
        return readerCalled(request.format);
    if (request.options.mapping && !request.options.mapping->format.empty())
        return readerCalled(request.options.mapping->format);
    if (request.source == "-")
        throw Error(ErrorCode::Usage, "Standard input needs --format, because it cannot be looked at beforehand.");
    const readers::Reader* reader = readers::detectReader(request.source);
    if (const auto kept = reader == nullptr && !header.empty() ? workspace.mapping(header) : std::nullopt)
        reader = readers::findReader(kept->format);
    if (reader == nullptr)
        throw Error(ErrorCode::NotThis, readers::refusalSentence(request.source));
    return *reader;
}

/// Fingerprint of a table's header; empty for anything else.
std::string headerOf(const ImportRequest& request)
{
    std::error_code ignored;
    if (request.source == "-" || std::filesystem::is_directory(request.source, ignored))
        return {};
    return readers::headerFingerprint(request.source).value_or("");
}

/// A failure that another mapping may spare.
bool mayBeTheMapping(const Error& failure)
{
    return failure.code() == ErrorCode::Unknown || failure.code() == ErrorCode::Malformed || failure.code() == ErrorCode::NotThis;
}

ImportResult takeWith(
    store::Workspace& workspace, const readers::Reader& reader, const ImportRequest& request, const std::string& header, Progress& progress)
{
    return ImportRun(workspace.connection(), reader, request, header).run(progress);
}

/// With the mapping that is kept for such tables if there is one and it fits, else as the reader understands the source by itself.
ImportResult takeAsBefore(
    store::Workspace& workspace, const readers::Reader& reader, ImportRequest request, const std::string& header, Progress& progress)
{
    std::string why;
    try {
        const auto kept = header.empty() ? std::nullopt : workspace.mapping(header);
        if (kept && kept->format == reader.info().id) { // else it is for another reading of such a table
            request.options.mapping = kept;
            return takeWith(workspace, reader, request, header, progress);
        }
    } catch (const Error& failure) {
        if (!mayBeTheMapping(failure))
            throw;
        why = failure.what();
        request.options.mapping.reset();
    }
    ImportResult result = takeWith(workspace, reader, request, header, progress);
    if (!why.empty())
        result.warnings.push_back("The mapping that is kept for such tables does not fit and was not used: " + why);
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
        const std::string header = headerOf(request);
        const readers::Reader& reader = readerFor(workspace, request, header);
        if (request.options.mapping && request.options.mapping->format.empty())
            request.options.mapping->format = reader.info().id;
        ImportResult result = request.options.mapping ? takeWith(workspace, reader, request, header, progress)
                                                      : takeAsBefore(workspace, reader, request, header, progress);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return result;
    });
}

} // namespace weir::import
