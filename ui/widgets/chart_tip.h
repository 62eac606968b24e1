// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace weir::ui {

/// What the crosshair of a chart says of a point; plain text.
struct ChartTip {
    QString when; ///< "Week 48, 24 – 30 Nov"
    QString value; ///< "1.3 d"
    QString beside; ///< "median of 16"
    QString below; ///< "95 % interval 0.9 to 1.7 d"
    std::vector<std::pair<QString, QString>> rows = {}; ///< further names with their figures
    /// As one line, for whoever hears it.
    [[nodiscard]] QString spoken() const
    {
        QString text = when + QStringLiteral(": ") + value;
        if (!beside.isEmpty())
            text += QLatin1Char(' ') + beside;
        if (!below.isEmpty())
            text += QStringLiteral(", ") + below;
        for (const auto& [name, figure] : rows)
            text += QStringLiteral(", ") + name + QLatin1Char(' ') + figure;
        return text;
    }
};

} // namespace weir::ui
