// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/git/repository.h"
#include "core/import/importer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace weir::import {

namespace {

/// A file that no reader knows is passed over (a README beside the exports); one that cannot be looked into stays in, so that the import
/// says why.
bool mayBeSource(const std::filesystem::path& path)
{
    try {
        return readers::detectReader(path) != nullptr;
    } catch (const Error&) {
        return true;
    }
}

std::vector<std::string> sourcesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> all;
    std::vector<std::string> known;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        std::error_code ignored;
        const bool isSource = entry.is_regular_file(ignored) || (entry.is_directory(ignored) && git::isRepository(entry.path()));
        if (!isSource || entry.path().filename().string().starts_with('.'))
            continue;
        all.push_back(entry.path().string());
        if (mayBeSource(entry.path()))
            known.push_back(entry.path().string());
    }
    std::vector<std::string>& sources = known.empty() ? all : known;
    std::ranges::sort(sources);
    return sources;
}

} // namespace

std::vector<std::string> expandSources(const std::vector<std::string>& named)
{
    std::vector<std::string> sources;
    for (const std::string& name : named) {
        std::error_code ignored;
        std::vector<std::string> inside;
        if (name != "-" && std::filesystem::is_directory(name, ignored) && !git::isRepository(name) && !mayBeSource(name))
            inside = sourcesIn(name);
        if (inside.empty())
            inside.push_back(name); // importing it says what is wrong
        sources.insert(sources.end(), inside.begin(), inside.end());
    }
    return sources;
}

} // namespace weir::import
