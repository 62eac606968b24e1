// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

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

/// Size and time of what lies on the disk: as long as they are the same its content is. Empty where nobody can say so: for a repository,
/// for what cannot be looked at, and for what was written a moment ago and may be written again before its time moves on.
[[nodiscard]] std::string sourceStamp(const std::filesystem::path& source);

} // namespace weir::import
