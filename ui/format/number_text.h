// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

namespace weir::ui {

/// Stands before every unit and percent sign: U+202F, narrow and without a line break.
inline constexpr QChar narrowSpace(0x202F);
/// U+2212; never the hyphen.
inline constexpr QChar minusSign(0x2212);
/// Between the ends of a range of days: U+2013.
inline constexpr QChar enDash(0x2013);

/// A count in full with the locale's groups: "2,314".
[[nodiscard]] QString countText(std::int64_t count, const QLocale& locale = QLocale());

/// "1 item", "2,314 items".
[[nodiscard]] QString itemsText(std::int64_t count, const QLocale& locale = QLocale());

/// A share: "66 %". `ratio` 0 to 1. One decimal only below 10 % and from `n` 1,000 on, where the digit means something.
[[nodiscard]] QString percentText(double ratio, std::int64_t n = 0, const QLocale& locale = QLocale());

/// Any figure with at most three digits that mean something and at most one decimal from 1 on: "17.8", "2.6", "0.31", "1,280".
[[nodiscard]] QString figureText(double value, const QLocale& locale = QLocale());

/// A number with exactly `decimals` decimals and the true minus sign.
[[nodiscard]] QString fixedText(double value, int decimals, const QLocale& locale = QLocale());

/// The figure with its sign: "+3", "−0.4".
[[nodiscard]] QString signedText(double value, const QLocale& locale = QLocale());

} // namespace weir::ui
