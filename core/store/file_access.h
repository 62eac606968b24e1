// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace weir::store {

/// True if `file` may be written and files may be made beside it, as far as permissions tell. What is per system is here.
[[nodiscard]] bool mayWriteBeside(const std::filesystem::path& file);

} // namespace weir::store
