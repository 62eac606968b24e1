// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/refresh.h"

#include "core/base/error.h"
#include "core/import/source_identity.h"
#include "core/readers/member_path.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <set>
#include <string_view>
#include <system_error>

namespace weir::import {

namespace {

namespace fs = std::filesystem;

/// The newest import of each source, in the order of their first one.
std::vector<store::ImportInfo> newestImports(const store::Workspace& workspace)
{
    std::vector<store::ImportInfo> newest;
    for (store::ImportInfo& import : workspace.imports()) {
        const auto same = std::ranges::find(newest, import.sourceId, &store::ImportInfo::sourceId);
        if (same == newest.end())
            newest.push_back(std::move(import));
        else
            *same = std::move(import);
    }
    return newest;
}

SourceStanding standingOf(const store::Workspace& workspace, const store::ImportInfo& last, const Progress& progress)
{
    if (last.path == "-")
        return SourceStanding::Piped;
    std::error_code failure;
    if (!fs::exists(readers::storedFileOf(last.path), failure))
        return SourceStanding::Missing;
    const std::string stamp = sourceStamp(last.path);
    if (!stamp.empty() && stamp == store::sourceReading(workspace.connection(), last.sourceId).stamp)
        return SourceStanding::AsBefore;
    return fingerprint(last.path, progress) == last.sha256 ? SourceStanding::AsBefore : SourceStanding::Changed;
}

SourceLook lookAt(const store::Workspace& workspace, const store::ImportInfo& last, const Progress& progress)
{
    SourceLook look {last.sourceId, last.source, last.path, last.format, SourceStanding::AsBefore, {}};
    try {
        look.standing = standingOf(workspace, last, progress);
    } catch (const Error& error) {
        look.standing = SourceStanding::Unreadable;
        look.why = error.what();
    }
    return look;
}

/// Nobody needs to read it again to find that only its time is another.
void keepStamp(store::Workspace& workspace, const SourceLook& look)
{
    store::SourceReading reading = store::sourceReading(workspace.connection(), look.sourceId);
    const std::string stamp = sourceStamp(look.path);
    if (stamp.empty() || stamp == reading.stamp)
        return;
    reading.stamp = stamp;
    store::WriteTransaction transaction(workspace.connection(), store::WriteTransaction::Kind::Import);
    store::setSourceReading(workspace.connection(), look.sourceId, reading);
    transaction.commit();
}

std::string canonical(const std::string& path)
{
    std::error_code failure;
    fs::path found = fs::weakly_canonical(path, failure);
    if (failure)
        found = fs::absolute(path, failure);
    return (found.has_filename() ? found : found.parent_path()).string();
}

/// The names in a folder, hidden ones not.
std::set<std::string> namesIn(const std::string& folder, const Progress& progress)
{
    std::set<std::string> names;
    std::error_code failure;
    fs::directory_iterator it(folder, failure);
    for (const fs::directory_iterator end; !failure && it != end; it.increment(failure)) {
        progress.checkpoint();
        if (const std::string name = it->path().filename().string(); !name.starts_with('.'))
            names.insert(name);
    }
    return names;
}

bool liesIn(const std::string& path, const std::string& folder)
{
    return path.size() > folder.size() && path.starts_with(folder) && (folder.ends_with('/') || path[folder.size()] == '/');
}

void takeAgain(store::Workspace& workspace, const store::ImportInfo& last, Instant now, RefreshedSource& source, Progress& progress)
{
    try {
        ImportRequest request = requestAgain(workspace, last);
        request.options.importedAt = now;
        source.result = importSource(workspace, request, progress);
    } catch (const Error& error) {
        source.failure = error.what();
    } catch (const std::bad_alloc&) {
        source.failure = "There is not enough memory for " + last.source + "; close other programs and try again.";
    }
}

} // namespace

std::vector<SourceLook> lookAtSources(const store::Workspace& workspace, const Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        std::vector<SourceLook> looks;
        for (const store::ImportInfo& last : newestImports(workspace)) {
            progress.checkpoint();
            looks.push_back(lookAt(workspace, last, progress));
        }
        return looks;
    });
}

ImportRequest requestAgain(const store::Workspace& workspace, const store::ImportInfo& last)
{
    ImportRequest request;
    request.source = last.path;
    request.format = last.format;
    const store::SourceReading reading =
        store::guarded(workspace.file(), [&] { return store::sourceReading(workspace.connection(), last.sourceId); });
    request.options.zone = reading.zone.empty() ? workspace.zoneName() : reading.zone;
    request.options.project = reading.project;
    return request;
}

void rememberFolders(store::Workspace& workspace, const std::vector<std::string>& named, const Progress& progress)
{
    store::guarded(workspace.file(), [&] {
        for (const std::string& name : named) {
            std::error_code failure;
            if (name == "-" || !fs::is_directory(name, failure))
                continue;
            const std::string folder = canonical(name);
            if (std::ranges::any_of(workspace.imports(), [&](const store::ImportInfo& import) { return import.path == folder; }))
                continue; // a source by itself
            store::WriteTransaction transaction(workspace.connection(), store::WriteTransaction::Kind::Import);
            store::setSeenInFolder(workspace.connection(), folder, namesIn(folder, progress));
            transaction.commit();
        }
    });
}

std::vector<std::string> rememberedFolders(const store::Workspace& workspace)
{
    return store::guarded(workspace.file(), [&] {
        const std::vector<store::ImportInfo> imports = newestImports(workspace);
        std::vector<std::string> folders;
        for (const auto& [folder, seen] : store::seenInFolders(workspace.connection())) {
            if (std::ranges::any_of(imports, [&](const store::ImportInfo& import) { return liesIn(import.path, folder); }))
                folders.push_back(folder);
        }
        return folders;
    });
}

std::vector<std::string> newFiles(const store::Workspace& workspace, const Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        const std::vector<store::ImportInfo> imports = newestImports(workspace);
        const auto seen = store::seenInFolders(workspace.connection());
        std::vector<std::string> files;
        for (const std::string& folder : rememberedFolders(workspace)) {
            const std::set<std::string>& known = seen.at(folder);
            if (std::ranges::includes(known, namesIn(folder, progress)))
                continue;
            for (const std::string& path : expandSources({folder}, progress).sources) {
                const std::string name = fs::path(readers::storedFileOf(path)).filename().string();
                const bool taken = std::ranges::find(imports, path, &store::ImportInfo::path) != imports.end();
                if (path != folder && !taken && !known.contains(name))
                    files.push_back(path);
            }
        }
        std::ranges::sort(files);
        return files;
    });
}

std::size_t Refreshed::count(SourceStanding standing) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(sources, [standing](const RefreshedSource& source) { return source.look.standing == standing; }));
}

Refreshed refreshSources(store::Workspace& workspace, Instant now, Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        Refreshed refreshed;
        try {
            for (const store::ImportInfo& last : newestImports(workspace)) {
                progress.checkpoint();
                progress.stage("Looking at " + fs::path(last.source).filename().string());
                RefreshedSource source {lookAt(workspace, last, progress), std::nullopt, {}};
                if (source.look.standing == SourceStanding::Changed)
                    takeAgain(workspace, last, now, source, progress);
                else if (source.look.standing == SourceStanding::AsBefore)
                    keepStamp(workspace, source.look);
                refreshed.sources.push_back(std::move(source));
            }
        } catch (const Cancelled&) {
            if (refreshed.sources.empty())
                throw;
            refreshed.cancelled = true;
        }
        return refreshed;
    });
}

} // namespace weir::import
