// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace weir::ui {

/// What the crosshair of a chart says of a point; plain text.
struct ChartTip {
    QString when; ///< "Week 48, 24 – 30 Nov"
    QString value; ///< "1.3 d"
    QString beside; ///< "median of 16"
    QString below; ///< "95 % interval 0.9 to 1.7 d"
    /// As one line, for whoever hears it.
    [[nodiscard]] QString spoken() const
    {
        QString text = when + QStringLiteral(": ") + value;
        if (!beside.isEmpty())
            text += QLatin1Char(' ') + beside;
        return below.isEmpty() ? text : QString(text + QStringLiteral(", ") + below);
    }
};

} // namespace weir::ui
