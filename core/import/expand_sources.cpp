// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/import/importer.h"
#include "core/readers/refusal.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace weir::import {

namespace {

/// Why a file in a folder is no source; absent: it is one, or cannot be looked into, so that the import says why.
std::optional<std::string> whyAside(const std::filesystem::path& path)
{
    try {
        if (readers::detectReader(path) != nullptr)
            return std::nullopt;
        return readers::refusalOf(path).what + ", which this version does not read";
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

ExpandedSources sourcesIn(const std::filesystem::path& folder)
{
    ExpandedSources found;
    std::error_code failure;
    std::filesystem::directory_iterator it(folder, failure);
    for (const std::filesystem::directory_iterator end; !failure && it != end; it.increment(failure)) {
        const std::filesystem::path& path = it->path();
        std::error_code ignored;
        std::optional<std::string> aside;
        if (path.filename().string().starts_with('.') || isCompanion(path))
            continue;
        if (it->is_regular_file(ignored))
            aside = whyAside(path);
        else if (!it->is_directory(ignored))
            aside = "no plain file";
        else if (!isSource(path))
            aside = "a folder in a folder; name it itself to import what it holds";
        if (aside)
            found.leftAside.push_back({path.string(), *aside});
        else
            found.sources.push_back(path.string());
    }
    std::ranges::sort(found.sources);
    std::ranges::sort(found.leftAside, {}, &LeftAside::path);
    return found;
}

} // namespace

ExpandedSources expandSources(const std::vector<std::string>& named)
{
    ExpandedSources all;
    for (const std::string& name : named) {
        std::error_code ignored;
        ExpandedSources inside;
        if (name != "-" && std::filesystem::is_directory(name, ignored) && !isSource(name))
            inside = sourcesIn(name);
        if (inside.sources.empty())
            inside = {{name}, {}};
        all.sources.insert(all.sources.end(), inside.sources.begin(), inside.sources.end());
        all.leftAside.insert(all.leftAside.end(), inside.leftAside.begin(), inside.leftAside.end());
    }
    return all;
}

} // namespace weir::import
