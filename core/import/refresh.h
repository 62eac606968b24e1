// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/import/importer.h"
#include "core/store/workspace.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Sources are remembered with the way they were read, so that only what is new has to be read again.
namespace weir::import {

/// How what a source was taken from stands today.
enum class SourceStanding {
    AsBefore,
    Changed, ///< it holds something else than when it was taken
    Missing, ///< it is not where it was
    Piped, ///< it came from standard input, which is gone
    Unreadable, ///< nobody can tell
};

struct SourceLook {
    std::int64_t sourceId = 0;
    std::string source; ///< as given
    std::string path; ///< see store::ImportInfo
    std::string format;
    SourceStanding standing = SourceStanding::AsBefore;
    std::string why; ///< of Unreadable: a sentence
    std::string content; ///< of Changed: the hash of what it holds now
    std::string stamp; ///< of AsBefore, where size and time are others than those that are kept
    friend bool operator==(const SourceLook&, const SourceLook&) = default;
};

/// What earlier looks found: as long as size and time of a file stay, nothing is read again.
struct LookMemory {
    struct Content {
        std::string path, stamp, hash;
        std::chrono::steady_clock::time_point since; ///< seen with that stamp
        bool holds = false; ///< whatever was written after the hash was taken has another stamp
    };
    std::map<std::int64_t, Content> sources;
    std::map<std::string, std::string> others; ///< files in folders of exports that are no sources, with their stamps
};

/// Every source, in the order of the first import. By size and time of its file first, by its content where these differ; a repository by
/// HEAD, tags and where it is cut. Writes nothing.
[[nodiscard]] std::vector<SourceLook> lookAtSources(const store::Workspace& workspace, LookMemory& memory, const Progress& progress);

/// What to import to take a source again, read as it was.
[[nodiscard]] ImportRequest requestAgain(const store::Workspace& workspace, const store::ImportInfo& last);

/// Keeps the folders among what was named, so that what comes to lie in them is found. What lies there now is no news.
void rememberFolders(store::Workspace& workspace, const std::vector<std::string>& named, const Progress& progress);
/// The folders that were named, as long as a source of the workspace lies in them.
[[nodiscard]] std::vector<std::string> rememberedFolders(const store::Workspace& workspace);
/// Files in them that can be imported and came since somebody was asked about the folder; in order of name.
[[nodiscard]] std::vector<std::string> newFiles(const store::Workspace& workspace, LookMemory& memory, const Progress& progress);
/// Somebody was asked about these, and no others.
void settleNewFiles(store::Workspace& workspace, const std::vector<std::string>& files);

struct RefreshedSource {
    SourceLook look;
    std::optional<ImportResult> result; ///< it had changed and was taken
    std::string failure; ///< a sentence: it had changed and could not be taken
};

struct Refreshed {
    std::vector<RefreshedSource> sources;
    bool cancelled = false; ///< what was taken until then stays
    [[nodiscard]] std::size_t count(SourceStanding standing) const;
};

/// Takes every source again that has changed, one after the other, but those that are `left`; one that cannot be taken leaves the others
/// standing.
[[nodiscard]] Refreshed refreshSources(
    store::Workspace& workspace, Instant now, Progress& progress, const std::set<std::int64_t>& left = {});

} // namespace weir::import
