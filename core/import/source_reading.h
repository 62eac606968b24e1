// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importer.h"

#include <optional>
#include <string>

/// How a source is going to be read: what import and preview decide alike.
namespace weir::import {

/// In sentences.
inline constexpr const char* keptMapping = "The mapping that is kept for such tables";

/// Throws Error where the source is an archive: that is taken file by file. Of the archive that a source is in, the list is read here,
/// where the user can cancel it.
void lookIntoArchive(const std::filesystem::path& source, const Progress& progress);

/// Throws Error where the source is a damaged file in an archive: what its reader said of it is then beside the point.
void checkUndamaged(const std::filesystem::path& source, const Progress& progress);

/// What a workspace knows of a table before it is read.
struct KnownTable {
    std::string header; ///< fingerprint; empty: it is no table
    std::optional<readers::Mapping> mapping; ///< by which to read it if the user gives none
    bool mappingGiven = false; ///< by the user, for this very source
    std::string mappingFrom; ///< the other source for which it was given; empty: it is the table's own
    bool guessedBefore = false; ///< it was read by a guess, and nothing else is known of it
};

/// A source stays as the user said it is read; a new one is offered what was said about others with the same header. A guess is made anew:
/// the table may show more by now.
[[nodiscard]] KnownTable knownTable(const store::Workspace& workspace, const ImportRequest& request);

/// The reader that is asked for, by name or by the mapping; else the one by which the source was read before; else the one that
/// recognises it; else the one whose mapping is kept for such tables. Throws Error(NotThis) with what it was taken for.
[[nodiscard]] const readers::Reader& readerFor(const ImportRequest& request, const KnownTable& table, const Progress& progress);

/// Who says how a table is cut into columns, its zone or its dates need not say what each column is: what the request's mapping leaves out
/// is what the reader would guess. Standard input is completed as it is read.
void completeMapping(const readers::Reader& reader, ImportRequest& request);

/// A failure that another mapping may spare.
[[nodiscard]] bool mayBeTheMapping(const Error& failure);

} // namespace weir::import
