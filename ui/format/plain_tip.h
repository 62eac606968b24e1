// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace weir::ui {

/// A tool tip that shows `text` as it is: Qt would take a text that looks like mark-up for rich text, and what imported data
/// say must neither vanish nor be interpreted. Lines stay lines; empty stays empty (no tip).
[[nodiscard]] inline QString plainTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<qt>") + text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")) + QStringLiteral("</qt>");
}

} // namespace weir::ui
