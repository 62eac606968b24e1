// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/watched_paths.h"

#include "core/git/repository.h"
#include "core/import/refresh.h"
#include "core/readers/member_path.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

namespace weir::import {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostOfRepository = 64; ///< folders of references; systems watch only so many things

/// What a file of one line names, from the folder that it lies in.
fs::path named(const fs::path& file, std::string_view word)
{
    constexpr std::size_t longest = 8192; // somebody else's file: a path is no longer
    std::error_code failure;
    if (!fs::is_regular_file(file, failure))
        return {};
    std::ifstream stream(file, std::ios::binary);
    std::string line(longest, '\0');
    stream.read(line.data(), static_cast<std::streamsize>(longest));
    line.resize(static_cast<std::size_t>(stream.gcount()));
    const std::size_t end = line.find('\n');
    if ((end == std::string::npos && line.size() == longest) || !line.starts_with(word))
        return {};
    line.resize(std::min(end, line.size()));
    if (line.empty())
        return {};
    const fs::path path = line.substr(word.size());
    return path.is_absolute() ? path : file.parent_path() / path;
}

/// The folder of a repository that holds HEAD.
fs::path gitFolderOf(const fs::path& repository)
{
    std::error_code failure;
    const fs::path inside = repository / ".git";
    if (fs::is_directory(inside, failure))
        return inside;
    if (fs::is_regular_file(inside, failure)) // a linked work tree, a submodule
        return named(inside, "gitdir: ");
    return repository;
}

void addRepository(const fs::path& repository, std::set<std::string>& paths)
{
    const fs::path git = gitFolderOf(repository);
    const fs::path shared = named(git / "commondir", "");
    for (const fs::path& folder : shared.empty() ? std::vector<fs::path> {git} : std::vector<fs::path> {git, shared}) {
        for (const char* name : {"HEAD", "packed-refs", "refs", "logs/HEAD", "shallow"})
            paths.insert((folder / name).string());
        paths.insert(folder.string());
        std::error_code failure;
        std::size_t count = 0;
        fs::recursive_directory_iterator it(folder / "refs", fs::directory_options::skip_permission_denied, failure);
        for (const fs::recursive_directory_iterator end; !failure && it != end && count < mostOfRepository; it.increment(failure)) {
            if (it->is_directory(failure)) {
                paths.insert(it->path().string());
                ++count;
            }
        }
    }
}

} // namespace

std::vector<std::string> watchedPaths(const store::Workspace& workspace)
{
    std::set<std::string> paths;
    for (const store::ImportInfo& import : workspace.imports()) {
        if (import.path == "-")
            continue;
        const fs::path stored = readers::storedFileOf(import.path);
        if (git::isRepository(stored))
            addRepository(stored, paths);
        else
            paths.insert(stored.string());
        paths.insert(stored.parent_path().string());
    }
    for (const std::string& folder : rememberedFolders(workspace))
        paths.insert(folder);
    std::vector<std::string> there;
    for (const std::string& path : paths) {
        std::error_code failure;
        if (fs::exists(path, failure))
            there.push_back(path);
    }
    return there;
}

} // namespace weir::import
