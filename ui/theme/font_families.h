// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fallback_fonts.h"

#include <QStringList>

namespace weir::ui {

/// A family and what stands in for its missing letters, the same on screen and in files.
[[nodiscard]] inline QStringList fontFamilies(const QString& first)
{
    QStringList families = {first};
    if (first != QStringLiteral("Inter"))
        families << QStringLiteral("Inter");
    for (const std::string_view family : fallbackFonts)
        families << QString::fromLatin1(family.data(), static_cast<qsizetype>(family.size()));
    return families;
}

} // namespace weir::ui
