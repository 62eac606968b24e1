// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

/// Words for what a table's columns mean and hold.
namespace weir::ui {

/// What the column is: "Time". Of "stage:Review": "Stage Review".
[[nodiscard]] QString roleText(const std::string& role);
/// Nothing of the stream hangs on it.
[[nodiscard]] bool isUnused(const std::string& role);
/// Roles that a column of a table in this format can have, in groups.
[[nodiscard]] std::vector<std::vector<std::string>> rolesFor(const std::string& format, const std::string& column);
/// What its cells hold: "dd.MM.yyyy HH:mm", "8 values".
[[nodiscard]] QString contentText(const import::PreviewColumn& column);
/// "day/month/year"; empty: "as found".
[[nodiscard]] QString datesText(const std::string& dates);
/// "comma"; absent: "as found".
[[nodiscard]] QString delimiterText(std::optional<char> delimiter);

} // namespace weir::ui
