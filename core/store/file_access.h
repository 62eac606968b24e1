// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

/// What is per system about the workspace's file.
namespace weir::store {

/// True if `file` may be written and files may be made beside it, as far as permissions tell.
[[nodiscard]] bool mayWriteBeside(const std::filesystem::path& file);

/// Makes an empty file called `wanted`, or `wanted`-2, `wanted`-3, …: the first name that nothing had. Throws Error(Unwritable).
[[nodiscard]] std::filesystem::path makeNew(const std::filesystem::path& wanted);
/// An empty file beside `file` that only this process knows. Takes away what processes that ended in the middle left there.
[[nodiscard]] std::filesystem::path makeDraft(const std::filesystem::path& file);

/// Gives `draft` the name `file` in one step, never over something that is there (an empty file aside). False: something
/// is there, and the draft is as it was. Throws Error(Unwritable).
[[nodiscard]] bool publish(const std::filesystem::path& draft, const std::filesystem::path& file);

} // namespace weir::store
