// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/time.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace weir::git {

/// A commit to be written. Its tree is its first parent's with `files` put in (an empty tree for a root).
struct NewCommit {
    struct File {
        std::string path; ///< with / between folders
        std::string content;
    };
    std::vector<std::size_t> parents; ///< rows of earlier commits
    std::string authorName;
    std::string authorEmail;
    Instant authored;
    Instant committed;
    std::string message;
    std::vector<File> files;
};

struct NewTag {
    std::string name;
    std::size_t commit = 0;
    std::optional<Instant> at; ///< present: an annotated tag, made then
};

/// Makes a bare repository whose branch `main` ends at the last commit; everything lies in one pack. The sample is made
/// with it; a user's repository is never written to. `folder` must not exist. Same commits, same ids.
/// Throws Error(Unwritable).
void writeBareRepository(
    const std::filesystem::path& folder, std::span<const NewCommit> commits, std::span<const NewTag> tags, Progress& progress);

} // namespace weir::git
