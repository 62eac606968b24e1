// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/session/source_choice.h"

#include <QString>

#include <vector>

namespace weir::ui {

/// A source behind what a user named.
struct FoundSource {
    SourceChoice choice;
    QString name; ///< of the file or folder, of a member of an archive its own
    QString archive = {}; ///< that it lies in; mostly empty
    QString leftAside = {}; ///< what a file beside the sources of a folder is; empty: it is one of them
};

/// As it was named, with the last part of its path; nothing is read.
[[nodiscard]] FoundSource asNamed(const SourceChoice& source);

/// What was named, with a folder of exports as its files and an archive as its members; a source of which something was said stays whole.
/// What lies beside the sources comes last. Reads files: for workers.
[[nodiscard]] std::vector<FoundSource> findSources(const std::vector<SourceChoice>& named, const Progress& progress);

} // namespace weir::ui
