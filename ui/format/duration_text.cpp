// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/duration_text.h"

#include "ui/format/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace weir::ui {

namespace {

struct DurationText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::DurationText)
};

enum class Unit { Minutes, Hours, Days };

constexpr double minute = 60;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

Unit unitOf(double seconds)
{
    const double size = std::abs(seconds);
    if (size >= 2 * day)
        return Unit::Days;
    return size >= 90 * minute ? Unit::Hours : Unit::Minutes;
}

double inUnit(double seconds, Unit unit)
{
    switch (unit) {
    case Unit::Minutes:
        return seconds / minute;
    case Unit::Hours:
        return seconds / hour;
    case Unit::Days:
        break;
    }
    return seconds / day;
}

/// Days keep their decimal (they stand in columns); hours and minutes lose it where it is zero or says nothing.
QString valueText(double seconds, Unit unit, const QLocale& locale)
{
    const double value = inUnit(seconds, unit);
    const double size = std::abs(value);
    if (unit == Unit::Days)
        return fixedText(value, size < 99.95 ? 1 : 0, locale);
    const bool whole = std::abs(value - std::round(value)) < 0.05;
    return fixedText(value, size < 9.95 && !whole ? 1 : 0, locale);
}

QString withSymbol(const QString& value, Unit unit)
{
    switch (unit) {
    case Unit::Minutes:
        return DurationText::tr("%1 min", "the space is narrow and without break").arg(value);
    case Unit::Hours:
        return DurationText::tr("%1 h", "the space is narrow and without break").arg(value);
    case Unit::Days:
        break;
    }
    return DurationText::tr("%1 d", "the space is narrow and without break").arg(value);
}

QString unitWord(Unit unit, bool one)
{
    switch (unit) {
    case Unit::Minutes:
        return one ? DurationText::tr("minute") : DurationText::tr("minutes");
    case Unit::Hours:
        return one ? DurationText::tr("hour") : DurationText::tr("hours");
    case Unit::Days:
        break;
    }
    return one ? DurationText::tr("day") : DurationText::tr("days");
}

} // namespace

QString durationText(double seconds, const QLocale& locale)
{
    const Unit unit = unitOf(seconds);
    return withSymbol(valueText(seconds, unit, locale), unit).replace(QLatin1Char(' '), narrowSpace);
}

QString durationText(Duration duration, const QLocale& locale)
{
    if (!isKnown(duration))
        return DurationText::tr("unknown");
    return durationText(weir::seconds(duration), locale);
}

QString coarseDurationText(double seconds, const QLocale& locale)
{
    const Unit unit = unitOf(seconds);
    return withSymbol(fixedText(inUnit(seconds, unit), 0, locale), unit).replace(QLatin1Char(' '), narrowSpace);
}

DurationParts durationParts(double seconds, const QLocale& locale)
{
    const Unit unit = unitOf(seconds);
    const QString value = valueText(seconds, unit, locale);
    return {.value = value, .unit = unitWord(unit, value == fixedText(1, 0, locale))};
}

QString durationWords(double seconds, const QLocale& locale)
{
    const DurationParts parts = durationParts(seconds, locale);
    return parts.value + QChar(QChar::Nbsp) + parts.unit;
}

QString durationLike(double seconds, double reference, const QLocale& locale)
{
    return valueText(seconds, unitOf(reference), locale);
}

QString durationTextLike(double seconds, double reference, const QLocale& locale)
{
    const Unit unit = unitOf(reference);
    if (seconds != 0 && std::abs(inUnit(seconds, unit)) < 0.05)
        return durationText(seconds, locale);
    return withSymbol(valueText(seconds, unit, locale), unit).replace(QLatin1Char(' '), narrowSpace);
}

} // namespace weir::ui
