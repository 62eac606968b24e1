// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"

#include "core/base/error.h"
#include "core/import/import_run.h"
#include "core/import/source_identity.h"
#include "core/readers/input.h"
#include "core/readers/mapping.h"
#include "core/readers/table_head.h"
#include "core/store/connection.h"

#include <chrono>

namespace weir::import {

namespace {

/// The reader that is asked for, or the one that recognises the source.
const readers::Reader& readerFor(const ImportRequest& request)
{
    const std::string name = request.source.string();
    if (!request.format.empty()) {
        const readers::Reader* reader = readers::findReader(request.format);
        if (reader == nullptr)
            throw Error(ErrorCode::Unknown, "There is no format \"" + request.format + "\"; 'weir formats' lists those that there are.");
        return *reader;
    }
    if (request.source == "-")
        throw Error(ErrorCode::Usage, "Standard input needs --format, because it cannot be looked at beforehand.");
    const readers::Reader* reader = readers::detectReader(request.source);
    if (reader == nullptr)
        throw Error(ErrorCode::NotThis,
            name + " has no known format; 'weir formats' lists what can be read, and --format ID says which one it is.");
    return *reader;
}

/// A mapping that the user gives is kept even if the import then fails; without one the kept one is used.
void settleMapping(store::Workspace& workspace, ImportRequest& request)
{
    if (request.source == "-")
        return;
    std::error_code ignored;
    if (std::filesystem::is_directory(request.source, ignored))
        return;
    const auto header = readers::headerFingerprint(request.source);
    if (!header)
        return;
    if (!request.options.mapping)
        request.options.mapping = workspace.mapping(*header);
    else if (!request.dryRun)
        keepMapping(workspace.connection(), *header, *request.options.mapping);
}

} // namespace

ImportResult importSource(store::Workspace& workspace, const ImportRequest& given, Progress& progress)
{
    const auto begin = std::chrono::steady_clock::now();
    return store::guarded(workspace.file(), [&] {
        ImportRequest request = given;
        if (!isKnown(request.options.importedAt))
            request.options.importedAt = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        const readers::Reader& reader = readerFor(request);
        const std::string options = optionsFingerprint(request, reader);
        settleMapping(workspace, request);
        if (request.options.mapping && !given.options.mapping && !request.options.mapping->format.empty()
            && request.options.mapping->format != reader.info().id)
            request.options.mapping.reset(); // kept for another reading of such a table
        ImportRun run(workspace.connection(), reader, request, options);
        ImportResult result = run.run(progress);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return result;
    });
}

ImportResult dryRun(const ImportRequest& request, Progress& progress)
{
    auto scratch = store::Workspace::scratch(request.options.zone);
    ImportRequest real = request;
    real.dryRun = false;
    return importSource(scratch, real, progress);
}

} // namespace weir::import
