// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/readers/reader.h"
#include "core/store/workspace.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace weir::import {

struct ImportRequest {
    std::filesystem::path source; ///< "-" : standard input, needs `format`
    std::string format; ///< empty: detected by content
    readers::ReadOptions options;
};

struct AddedCounts {
    std::int64_t items = 0, transitions = 0, changes = 0, reviews = 0, commits = 0, builds = 0, tests = 0, deployments = 0, incidents = 0,
                 coverageFiles = 0, meetings = 0;
};

/// One element of `imports` in the JSON of `weir import`.
struct ImportResult {
    std::string source;
    std::string format;
    std::int64_t importId = 0; ///< for Workspace::rejects()
    std::int64_t accepted = 0, rejected = 0, unchanged = 0;
    AddedCounts added; ///< what the workspace has more than before, after derivation
    std::vector<Reject> rejects; ///< the first 10,000; all of them are in weir_rejects
    std::int64_t rejectsTotal = 0; ///< how many there are
    std::vector<std::string> warnings;
    std::optional<readers::Mapping> mapping;
    std::string note;
    double seconds = 0;
};

/// What lay beside the sources in a folder and was not taken.
struct LeftAside {
    std::string path;
    std::string reason; ///< what it is: "a PDF document, which this version does not read"
    friend bool operator==(const LeftAside&, const LeftAside&) = default;
};

struct ExpandedSources {
    std::vector<std::string> sources;
    std::vector<LeftAside> leftAside; ///< in order of name, hidden files not
};

enum class Wanted {
    Recognised, ///< what a reader knows by its content
    Tables, ///< also tables that nobody knows, because the user says what their columns mean
};

/// The sources behind what a user named: a folder of exports becomes its files, in order of name, an archive its members, also one in
/// such a folder; repositories, files, "-" and what holds no source stay as they are, and importing them says what is wrong.
[[nodiscard]] ExpandedSources expandSources(
    const std::vector<std::string>& named, const Progress& progress = SilentProgress(), Wanted wanted = Wanted::Recognised);

/// "There is no format "cvs"; did you mean …": for an id that findReader() does not know.
[[nodiscard]] std::string noFormat(const std::string& format);

/// Takes one source, whole or not at all, in one transaction. Parsing and writing run on two threads.
/// Throws Error (the workspace is as it was) or Cancelled.
[[nodiscard]] ImportResult importSource(store::Workspace& workspace, const ImportRequest& request, Progress& progress);

/// What was counted, also where something failed.
struct LineCounts {
    std::int64_t commits = 0; ///< whose lines are known now
    std::optional<Error> failure; ///< of the first repository that could not be read
};

/// Counts lines of commits that have none yet, in blocks, each its own transaction; used in the background after a
/// repository was imported. Unreadable blobs stay unknown. A repository that cannot be read keeps no other from being counted.
[[nodiscard]] LineCounts countLines(store::Workspace& workspace, Progress& progress);

} // namespace weir::import
