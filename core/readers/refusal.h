// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace weir::readers {

/// What a source is that no reader knows, by its content, and what to import in its stead.
struct Refusal {
    std::string what; ///< "a PDF document"
    std::string instead; ///< what to do, as the end of a sentence without its full stop
    bool table = false; ///< a table that a mapping may explain
};

/// Whether a member of an archive is an archive itself, into which nobody looks. Throws like refusalOf().
[[nodiscard]] bool isArchiveInside(const std::filesystem::path& source);

/// Looks at the beginning of a file. Throws Error if there is nothing to read.
[[nodiscard]] Refusal refusalOf(const std::filesystem::path& file);

/// "export.pdf looks like a PDF document, which this version does not read; …"; of a folder or an archive what is in it. Throws like
/// refusalOf().
[[nodiscard]] std::string refusalSentence(const std::filesystem::path& source);

} // namespace weir::readers
