// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <filesystem>
#include <span>
#include <string>

namespace weir::store {

/// "Weir" in the file's header.
inline constexpr std::int64_t applicationId = 0x57656972;

/// One step of the schema. Steps are never edited once released; a change is a new step.
struct Migration {
    int version; ///< 1, 2, … without gaps
    std::string (*sql)(); ///< statements that lead from version − 1 to version
};

/// All steps; the last one is this program's version.
[[nodiscard]] std::span<const Migration> migrations();

/// Brings a workspace to the version of the last step, in one transaction, after a copy named FILE.bak-vN (FILE.bak-vN-2 if
/// there is one; not for a new one). Nothing to do if it is there already.
void migrate(Connection& connection, std::span<const Migration> steps);

/// Throws Error unless `connection` holds a workspace whose tables and views are exactly those that `steps` make up to
/// its version: NotThis for a foreign database or one with triggers, views or indexes of somebody else, TooNew for a
/// newer version. Writes nothing.
void checkSchema(const Connection& connection, std::span<const Migration> steps);

/// Throws Error(NotFound, NotThis, Unreadable) unless `file` begins like a workspace; opens nothing that could block.
void checkHeader(const std::filesystem::path& file);

/// The documented views, as of version 1.
[[nodiscard]] std::string viewsSql();

} // namespace weir::store
