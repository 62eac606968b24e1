// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/expand_sources.h"

#include "core/base/error.h"
#include "core/readers/archive.h"
#include "core/readers/member_path.h"
#include "core/readers/refusal.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace weir::import {

namespace {

/// Why a file in a folder or an archive is no source; absent: it is one, or cannot be looked into, so that the import says why.
std::optional<std::string> whyAside(const std::filesystem::path& path, Wanted wanted)
{
    try {
        if (readers::detectReader(path) != nullptr)
            return std::nullopt;
        if (readers::isArchiveInside(path))
            return "an archive in an archive; unpack the outer one and import the folder";
        const readers::Refusal refusal = readers::refusalOf(path);
        if (refusal.table && wanted == Wanted::Tables)
            return std::nullopt;
        return refusal.what + ", which this version does not read";
    } catch (const Error& error) {
        return error.code() == ErrorCode::NotThis ? std::optional<std::string>("an empty file") : std::nullopt;
    }
}

/// What a database keeps beside itself while it is open; part of it, and not worth a word.
bool isCompanion(const std::filesystem::path& path)
{
    const std::string name = path.string();
    return std::ranges::any_of(std::array<std::string_view, 3> {"-wal", "-shm", "-journal"}, [&name](std::string_view ending) {
        std::error_code ignored;
        return name.ends_with(ending) && std::filesystem::exists(name.substr(0, name.size() - ending.size()), ignored);
    });
}

/// A folder that a reader takes whole; also one that cannot be listed, so that the import says why.
bool isSource(const std::filesystem::path& folder)
{
    try {
        return readers::detectReader(folder) != nullptr;
    } catch (const Error&) {
        return true;
    }
}

void append(ExpandedSources& all, ExpandedSources more)
{
    all.sources.insert(all.sources.end(), more.sources.begin(), more.sources.end());
    all.leftAside.insert(all.leftAside.end(), more.leftAside.begin(), more.leftAside.end());
}

/// One that cannot be looked into is a source, so that the import says why.
ExpandedSources membersOf(const std::filesystem::path& file, const Progress& progress, Wanted wanted)
{
    ExpandedSources found;
    std::shared_ptr<const readers::Archive> archive;
    try {
        archive = readers::openArchive(file, progress);
    } catch (const Error&) {
        return {{file.string()}, {}};
    }
    for (const readers::Archive::Member& member : archive->members()) {
        progress.checkpoint();
        const std::filesystem::path path = readers::memberPath(file, member.name);
        const auto aside = member.problem.empty() ? whyAside(path, wanted) : member.problem;
        if (aside)
            found.leftAside.push_back({path.string(), *aside});
        else
            found.sources.push_back(path.string());
    }
    return found;
}

bool isArchive(const std::filesystem::path& file)
{
    try {
        return readers::isArchive(file);
    } catch (const Error&) {
        return false; // the import says why
    }
}

/// What a plain file in a folder gives.
ExpandedSources behindFile(const std::filesystem::path& file, const Progress& progress, Wanted wanted)
{
    if (isArchive(file)) {
        ExpandedSources members = membersOf(file, progress, wanted);
        return members.sources.empty() ? ExpandedSources {{}, {{file.string(), "an archive without a file that this version reads"}}}
                                       : members;
    }
    const auto aside = whyAside(file, wanted);
    return aside ? ExpandedSources {{}, {{file.string(), *aside}}} : ExpandedSources {{file.string()}, {}};
}

ExpandedSources sourcesIn(const std::filesystem::path& folder, const Progress& progress, Wanted wanted)
{
    ExpandedSources found;
    std::error_code failure;
    std::filesystem::directory_iterator it(folder, failure);
    for (const std::filesystem::directory_iterator end; !failure && it != end; it.increment(failure)) {
        progress.checkpoint();
        if (!it->path().filename().string().starts_with('.'))
            append(found, sourcesAt(it->path(), progress, wanted));
    }
    std::ranges::sort(found.sources);
    std::ranges::sort(found.leftAside, {}, &LeftAside::path);
    return found;
}

} // namespace

ExpandedSources sourcesAt(const std::filesystem::path& entry, const Progress& progress, Wanted wanted)
{
    std::error_code ignored;
    if (isCompanion(entry))
        return {};
    if (std::filesystem::is_regular_file(entry, ignored))
        return behindFile(entry, progress, wanted);
    if (!std::filesystem::is_directory(entry, ignored))
        return {{}, {{entry.string(), "no plain file"}}};
    if (!isSource(entry))
        return {{}, {{entry.string(), "a folder in a folder; name it itself to import what it holds"}}};
    return {{entry.string()}, {}};
}

ExpandedSources expandSources(const std::vector<std::string>& named, const Progress& progress, Wanted wanted)
{
    ExpandedSources all;
    for (const std::string& name : named) {
        std::error_code ignored;
        ExpandedSources inside;
        if (name != "-" && std::filesystem::is_directory(name, ignored) && !isSource(name))
            inside = sourcesIn(name, progress, wanted);
        else if (isArchive(name))
            inside = membersOf(name, progress, wanted);
        if (inside.sources.empty())
            inside = {{name}, {}};
        append(all, std::move(inside));
    }
    return all;
}

} // namespace weir::import
