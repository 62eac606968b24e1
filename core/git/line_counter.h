// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/records.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace weir::git {

/// What counting found in one commit; lives during the callback.
struct CommitLines {
    std::string_view sha;
    std::span<const FileChange> files; ///< against the first parent; added and deleted −1: binary, too large or unreadable
    bool complete = false; ///< no content was unreadable or too large; −1 then means binary
    bool known = false; ///< false: its trees, or its parent, are not in this clone
};

struct LineCountSummary {
    std::int64_t commits = 0; ///< counted
    std::int64_t unknownCommits = 0; ///< `known` was false
    std::int64_t unreadableFiles = 0; ///< contents that are missing from this clone
};

/// Counts added and deleted lines of every changed file of the commits `shas`, by a shortest edit script (see
/// LineDiff). `threads` workers, each with the repository opened for itself; the callback runs on the calling thread,
/// in the order of `shas`, whatever the number of threads. Throws Error (no such repository) or Cancelled.
LineCountSummary countLines(const std::filesystem::path& repository, std::span<const std::string> shas,
    const std::function<void(const CommitLines&)>& callback, unsigned threads, Progress& progress);

} // namespace weir::git
