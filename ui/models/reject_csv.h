// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QString>

#include <cstdint>

namespace weir::ui {

/// Writes every reject of a workspace to a CSV file: import, line, byte, field, reason, text, as the command line does.
/// Returns how many. Throws weir::Error; the file is then as it was.
std::int64_t writeRejects(const QString& workspace, const QString& csvFile, Progress& progress);

} // namespace weir::ui
