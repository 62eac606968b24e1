// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QLocale>
#include <QString>

namespace weir::ui {

/// A duration taken apart for a key figure: the number big, the unit small beside it.
struct DurationParts {
    QString value; ///< "11.5"
    QString unit; ///< "days", in words and in the right number
};

/// "11.5 d", "18 h", "45 min": days from 2 d on, hours down to 90 minutes, minutes below; at most three digits that
/// mean something. `seconds` may be negative.
[[nodiscard]] QString durationText(double seconds, const QLocale& locale = QLocale());
/// Of a column's value; unknown is the word "unknown".
[[nodiscard]] QString durationText(Duration duration, const QLocale& locale = QLocale());
/// Without decimals where the exact value does not matter: "9 d", "3 h".
[[nodiscard]] QString coarseDurationText(double seconds, const QLocale& locale = QLocale());
/// For sentences: "11.5 days", "1 hour".
[[nodiscard]] QString durationWords(double seconds, const QLocale& locale = QLocale());
[[nodiscard]] DurationParts durationParts(double seconds, const QLocale& locale = QLocale());
/// The number alone in the unit that `reference` is shown in, to stand beside it: "was 13.5".
[[nodiscard]] QString durationLike(double seconds, double reference, const QLocale& locale = QLocale());
/// With the symbol of the unit that `reference` is shown in, so that parts beside their sum add up to the eye: "0.5 d" of
/// "12.3 d". What would round to nothing keeps its own unit: "58 min".
[[nodiscard]] QString durationTextLike(double seconds, double reference, const QLocale& locale = QLocale());

} // namespace weir::ui
