// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace weir::import {

/// Path of what comes from standard input; its hash follows when it is known.
inline constexpr const char* standardInput = "-:";

/// By what a source is known again.
struct SourceIdentity {
    std::string path; ///< without links and detours
    std::string given; ///< as the user named it
    std::string repository; ///< name of a repository, else of the file without its suffix
    bool isRepository = false;
};
[[nodiscard]] SourceIdentity identify(const std::filesystem::path& source);

/// SHA-256 of a file's bytes; of a repository: of its HEAD and tags; of a folder: of the names and bytes in it.
/// Empty for standard input, which can be read only once. Throws Error and Cancelled.
[[nodiscard]] std::string fingerprint(const std::filesystem::path& source, const Progress& progress);

/// File systems that keep whole seconds, the coarsest two: after that whatever is written has another time.
inline constexpr std::chrono::seconds stampGranule(2);

/// Size and time of what lies on the disk.
struct DiskStamp {
    std::string text; ///< empty for a repository and for what cannot be looked at
    bool settled = false; ///< as long as it is the same the content is; false: written a moment ago, and perhaps once more in that moment
};
[[nodiscard]] DiskStamp diskStamp(const std::filesystem::path& source);
/// Its text where it is settled, else empty.
[[nodiscard]] std::string sourceStamp(const std::filesystem::path& source);

} // namespace weir::import
