// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace weir::ui {

/// A family and what stands in for its missing letters, the same on screen and in files.
[[nodiscard]] inline QStringList fontFamilies(const QString& first)
{
    return {first, QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Helvetica Neue"), QStringLiteral("Segoe UI"),
        QStringLiteral("sans-serif")};
}

} // namespace weir::ui
