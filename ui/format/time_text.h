// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"
#include "ui/format/duration_text.h"

#include <QDate>
#include <QLocale>
#include <QString>

namespace weir::ui {

[[nodiscard]] QDate toDate(Day day);
[[nodiscard]] Day toDay(QDate date);

/// "9 Feb"; with the year where it is not that of `reference`: "9 Feb 2025".
[[nodiscard]] QString dayText(Day day, Day reference, const QLocale& locale = QLocale());
[[nodiscard]] QString dayText(Day day, const QLocale& locale = QLocale()); ///< always with the year
/// "23:40" in the zone. `t` is known.
[[nodiscard]] QString clockText(Instant t, const Zone& zone, const QLocale& locale = QLocale());
/// "3 May 23:40" in the zone; with the year where it is not that of `now`. Unknown: the word.
[[nodiscard]] QString momentText(Instant t, const Zone& zone, Instant now, const QLocale& locale = QLocale());
/// A window in whole days of the zone, its last day included: "9 Feb – 3 May". Open ends take the instants given.
/// The year stands where it is not that of `now`.
[[nodiscard]] QString windowText(Instant first, Instant end, const Zone& zone, Instant now, const QLocale& locale = QLocale());
/// Whether a window whose end, the first instant after it, is `end` reaches into the day of `now`.
[[nodiscard]] bool endsToday(Instant end, const Zone& zone, Instant now);
/// When such a window ends (see ResolvedWindow::counted): "today" where that is the day of `now`, else "as of 3 May 2026"; always the
/// latter if `now` is unknown.
[[nodiscard]] QString asOfText(Instant end, const Zone& zone, Instant now, const QLocale& locale = QLocale());
/// How long a window is in the biggest unit that fits: "12 weeks", "5 days", "2 years".
[[nodiscard]] QString spanText(Instant first, Instant end, const Zone& zone);
/// The same for a key figure: number and unit.
[[nodiscard]] DurationParts spanParts(Instant first, Instant end, const Zone& zone);

} // namespace weir::ui
