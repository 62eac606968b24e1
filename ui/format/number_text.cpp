// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace weir::ui {

namespace {
constexpr std::int64_t decimalsFrom = 1000;

struct NumberText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::NumberText)
};
} // namespace

QString fixedText(double value, int decimals, const QLocale& locale)
{
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(std::abs(value) * scale) / scale;
    const QString digits = locale.toString(rounded, 'f', decimals);
    return value < 0 && rounded > 0 ? minusSign + digits : digits;
}

QString countText(std::int64_t count, const QLocale& locale)
{
    const QString digits = locale.toString(static_cast<qulonglong>(count < 0 ? -count : count));
    return count < 0 ? minusSign + digits : digits;
}

QString itemsText(std::int64_t count, const QLocale& locale)
{
    return count == 1 ? NumberText::tr("1 item") : NumberText::tr("%1 items").arg(countText(count, locale));
}

QString percentText(double ratio, std::int64_t n, const QLocale& locale)
{
    const double percent = ratio * 100;
    const int decimals = std::abs(percent) < 10 && n >= decimalsFrom ? 1 : 0;
    return fixedText(percent, decimals, locale) + narrowSpace + QLatin1Char('%');
}

QString figureText(double value, const QLocale& locale)
{
    const double size = std::abs(value);
    if (size == 0)
        return fixedText(0, 0, locale);
    if (size < 0.095)
        return fixedText(value, 3, locale);
    if (size < 0.995)
        return fixedText(value, 2, locale);
    if (size < 99.95)
        return fixedText(value, 1, locale);
    if (size < 999.5)
        return fixedText(value, 0, locale);
    const double unit = std::pow(10.0, std::floor(std::log10(size)) - 2);
    return fixedText(std::round(value / unit) * unit, 0, locale);
}

QString signedText(double value, const QLocale& locale)
{
    const QString text = figureText(value, locale);
    return value > 0 ? QLatin1Char('+') + text : text;
}

} // namespace weir::ui
