// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir::app {

/// A small file that an option names, such as a mapping or a stage map; `what` is what it is in sentences ("The mapping"). Pipes are
/// read to their end. Throws Error for what cannot be read, is a folder or has no end that such a file would have.
[[nodiscard]] std::string readWhole(const std::string& path, const std::string& what);

} // namespace weir::app
