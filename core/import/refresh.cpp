// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/refresh.h"

#include "core/base/error.h"
#include "core/import/attempt.h"
#include "core/import/expand_sources.h"
#include "core/import/source_identity.h"
#include "core/readers/member_path.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

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

/// Of what the source holds now; read only where the stamp does not say that it is known.
std::string contentOf(const store::ImportInfo& last, const DiskStamp& stamp, LookMemory& memory, const Progress& progress)
{
    const auto now = std::chrono::steady_clock::now();
    LookMemory::Content& known = memory.sources[last.sourceId];
    if (known.path != last.path || known.stamp != stamp.text || stamp.text.empty())
        known = {last.path, stamp.text, {}, now, false};
    if (!known.holds) {
        known.hash = fingerprint(last.path, progress);
        // Also of a file whose time lies ahead: that stamp has been there for a while.
        known.holds =
            !stamp.text.empty() && (stamp.settled || now - known.since >= stampGranule) && diskStamp(last.path).text == stamp.text;
    }
    return known.hash;
}

void compareWithDisk(
    const store::Workspace& workspace, const store::ImportInfo& last, SourceLook& look, LookMemory& memory, const Progress& progress)
{
    std::error_code failure;
    if (last.path == "-") {
        look.standing = SourceStanding::Piped;
        return;
    }
    if (!fs::exists(readers::storedFileOf(last.path), failure)) {
        if (failure)
            throw Error(ErrorCode::Unreadable,
                last.path + " cannot be looked at (" + failure.message() + "); check the permissions of its folder and the disk.");
        look.standing = SourceStanding::Missing;
        return;
    }
    const DiskStamp stamp = diskStamp(last.path); // before the content: what is written meanwhile must show
    if (stamp.settled && !stamp.text.empty() && stamp.text == store::sourceReading(workspace.connection(), last.sourceId).stamp)
        return;
    const std::string content = contentOf(last, stamp, memory, progress);
    if (content != last.sha256) {
        look.standing = SourceStanding::Changed;
        look.content = content;
    } else if (stamp.settled && diskStamp(last.path).text == stamp.text) {
        look.stamp = stamp.text;
    }
}

SourceLook lookAt(const store::Workspace& workspace, const store::ImportInfo& last, LookMemory& memory, const Progress& progress)
{
    SourceLook found {last.sourceId, last.source, last.path, last.format, SourceStanding::AsBefore, {}, {}, {}};
    const auto failure =
        attempt(last.source, [&] { store::guarded(workspace.file(), [&] { compareWithDisk(workspace, last, found, memory, progress); }); });
    if (failure) {
        found.standing = SourceStanding::Unreadable;
        found.why = failure->what();
    }
    return found;
}

/// Nobody needs to read these again to find that only their times are others. Not worth a word where it cannot be kept.
void keepStamps(store::Workspace& workspace, const Refreshed& refreshed, const Progress& progress)
{
    if (std::ranges::all_of(refreshed.sources, [](const RefreshedSource& source) { return source.look.stamp.empty(); }))
        return;
    try {
        const store::Interruptible interruptible(workspace.connection(), progress);
        store::WriteTransaction transaction(workspace.connection(), store::WriteTransaction::Kind::Import);
        for (const RefreshedSource& source : refreshed.sources) {
            if (source.look.stamp.empty())
                continue;
            store::SourceReading reading = store::sourceReading(workspace.connection(), source.look.sourceId);
            reading.stamp = source.look.stamp;
            store::setSourceReading(workspace.connection(), source.look.sourceId, reading);
        }
        transaction.commit();
    } catch (const std::exception&) { // another program writes, or nobody wants to wait: the next one keeps them
        return;
    }
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

/// Of one file in a folder of exports; empty: it is to be looked into anew.
std::string stampOf(const fs::path& file)
{
    std::error_code failure;
    return fs::is_regular_file(file, failure) ? diskStamp(file).text : std::string();
}

/// The sources behind what came into a folder. Probed once: it may lie among a thousand files that are none.
std::vector<std::string> sourcesBehind(const fs::path& entry, LookMemory& memory, const Progress& progress)
{
    const std::string stamp = stampOf(entry);
    if (const auto known = memory.others.find(entry.string()); known != memory.others.end() && !stamp.empty() && known->second == stamp)
        return {};
    std::vector<std::string> sources = sourcesAt(entry, progress).sources;
    if (sources.empty())
        memory.others[entry.string()] = stamp;
    return sources;
}

void takeAgain(store::Workspace& workspace, const store::ImportInfo& last, Instant now, RefreshedSource& source, Progress& progress)
{
    const auto failure = attempt(last.source, [&] {
        ImportRequest request = requestAgain(workspace, last);
        request.options.importedAt = now;
        source.result = importSource(workspace, request, progress);
    });
    if (failure)
        source.failure = failure->what();
}

} // namespace

std::vector<SourceLook> lookAtSources(const store::Workspace& workspace, LookMemory& memory, const Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        std::vector<SourceLook> looks;
        for (const store::ImportInfo& last : newestImports(workspace)) {
            progress.checkpoint();
            looks.push_back(lookAt(workspace, last, memory, progress));
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

std::vector<std::string> newFiles(const store::Workspace& workspace, LookMemory& memory, const Progress& progress)
{
    return store::guarded(workspace.file(), [&] {
        std::set<std::string> taken;
        for (const store::ImportInfo& import : workspace.imports())
            taken.insert(import.path);
        const std::vector<std::string> folders = rememberedFolders(workspace);
        const auto seen = store::seenInFolders(workspace.connection());
        std::vector<std::string> files;
        for (const std::string& folder : folders) {
            for (const std::string& name : namesIn(folder, progress)) {
                if (seen.at(folder).contains(name))
                    continue;
                progress.checkpoint();
                std::ranges::copy_if(sourcesBehind(fs::path(folder) / name, memory, progress), std::back_inserter(files),
                    [&taken](const std::string& path) { return !taken.contains(path); });
            }
        }
        std::ranges::sort(files);
        return files;
    });
}

void settleNewFiles(store::Workspace& workspace, const std::vector<std::string>& files)
{
    store::guarded(workspace.file(), [&] {
        store::WriteTransaction transaction(workspace.connection(), store::WriteTransaction::Kind::Import);
        auto seen = store::seenInFolders(workspace.connection());
        std::set<std::string> folders;
        for (const std::string& file : files) {
            const fs::path stored = readers::storedFileOf(file);
            const auto folder = seen.find(stored.parent_path().string());
            if (folder == seen.end())
                continue;
            folder->second.insert(stored.filename().string());
            folders.insert(folder->first);
        }
        for (const std::string& folder : folders)
            store::setSeenInFolder(workspace.connection(), folder, seen.at(folder));
        transaction.commit();
    });
}

std::size_t Refreshed::count(SourceStanding standing) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(sources, [standing](const RefreshedSource& source) { return source.look.standing == standing; }));
}

Refreshed refreshSources(store::Workspace& workspace, Instant now, Progress& progress, const std::set<std::int64_t>& left)
{
    const auto imports = store::guarded(workspace.file(), [&] { return newestImports(workspace); });
    Refreshed refreshed;
    LookMemory memory;
    try {
        for (const store::ImportInfo& last : imports) {
            progress.checkpoint();
            progress.stage("Looking at " + fs::path(last.source).filename().string());
            RefreshedSource source {lookAt(workspace, last, memory, progress), std::nullopt, {}};
            if (source.look.standing == SourceStanding::Changed && !left.contains(last.sourceId))
                takeAgain(workspace, last, now, source, progress);
            refreshed.sources.push_back(std::move(source));
        }
        keepStamps(workspace, refreshed, progress);
    } catch (const Cancelled&) {
        if (refreshed.sources.empty())
            throw;
        refreshed.cancelled = true;
    }
    return refreshed;
}

} // namespace weir::import
