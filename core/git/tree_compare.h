// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/git/repository.h"
#include "core/git/tree_entries.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::git {

/// A file that differs between two trees.
struct ChangedFile {
    std::size_t pathBegin = 0; ///< in TreeCompare's buffer
    std::size_t pathLength = 0;
    char kind = 'M'; ///< A added, M modified, D deleted, T type changed
    bool submoduleBefore = false, submoduleAfter = false; ///< then that side is the name of a commit
    Oid before; ///< only for M, D, T
    Oid after; ///< only for A, M, T
};

/// Compares two trees on their raw bytes; equal sub-trees are skipped by name of object, without reading them, so the
/// cost is that of what changed. No detection of renames. Keeps its buffers between calls.
class TreeCompare {
public:
    /// Beyond these a commit's files are unknown: a few crafted trees can stand for billions of files.
    static constexpr std::size_t mostFiles = 1'000'000;
    static constexpr std::size_t mostEntries = 8'000'000;
    static constexpr std::size_t mostFolders = 1'024; ///< within each other

    TreeCompare(const Repository& repository, const Progress& progress)
        : m_repository(repository)
        , m_progress(progress)
    {
    }

    /// False where a tree is missing, damaged or beyond the limits: then nothing is known of the files.
    /// Without `before` every file is added.
    [[nodiscard]] bool compare(const std::optional<Oid>& before, const Oid& after);

    [[nodiscard]] const std::vector<ChangedFile>& files() const noexcept { return m_files; }
    /// UTF-8; bytes that are not are read as Windows-1252.
    [[nodiscard]] std::string_view path(const ChangedFile& file) const noexcept
    {
        return std::string_view(m_paths).substr(file.pathBegin, file.pathLength);
    }

private:
    [[nodiscard]] bool compareFolders(const char* before, const char* after, std::size_t depth);
    [[nodiscard]] bool onlyIn(const TreeEntry& entry, bool added, std::size_t depth);
    [[nodiscard]] bool inBoth(const TreeEntry& before, const TreeEntry& after, std::size_t depth);
    [[nodiscard]] bool readFolder(const char* oid, std::size_t depth);
    [[nodiscard]] bool addFile(char kind, const TreeEntry* before, const TreeEntry* after);
    [[nodiscard]] bool countEntry();

    /// Slots of raw trees, two a level, reused.
    [[nodiscard]] ObjectData& slot(std::size_t depth, bool after);

    const Repository& m_repository;
    const Progress& m_progress;
    std::vector<std::unique_ptr<ObjectData>> m_slots;
    std::vector<ChangedFile> m_files;
    std::string m_paths;
    std::string m_folder; ///< path of the folder being compared, with a slash at its end
    std::string m_decoded;
    std::size_t m_entries = 0;
};

} // namespace weir::git
