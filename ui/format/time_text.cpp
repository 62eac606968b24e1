// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/time_text.h"

#include "ui/format/number_text.h"

#include <QCoreApplication>
#include <QTime>

#include <cmath>

namespace weir::ui {

namespace {

struct TimeText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TimeText)
};

constexpr int weekDays = 7;
constexpr int yearDays = 365;

QString pattern(bool withYear)
{
    return withYear ? TimeText::tr("d MMM yyyy", "day, month and year, see QLocale::toString")
                    : TimeText::tr("d MMM", "day and month, see QLocale::toString");
}

QString dateText(QDate date, bool withYear, const QLocale& locale)
{
    return locale.toString(date, pattern(withYear));
}

/// The last day of a half-open window.
Day lastDayOf(Instant end, const Zone& zone)
{
    return zone.dayOf(end - Duration(1));
}

} // namespace

QDate toDate(Day day)
{
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

Day toDay(QDate date)
{
    return Day(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

QString dayText(Day day, Day reference, const QLocale& locale)
{
    const QDate date = toDate(day);
    return dateText(date, date.year() != toDate(reference).year(), locale);
}

QString dayText(Day day, const QLocale& locale)
{
    return dateText(toDate(day), true, locale);
}

QString clockText(Instant t, const Zone& zone, const QLocale& locale)
{
    const LocalTime local = zone.toLocal(t);
    const auto sinceMidnight = std::chrono::duration_cast<std::chrono::milliseconds>(local - std::chrono::floor<std::chrono::days>(local));
    return locale.toString(QTime::fromMSecsSinceStartOfDay(static_cast<int>(sinceMidnight.count())), QStringLiteral("HH:mm"));
}

QString momentText(Instant t, const Zone& zone, Instant now, const QLocale& locale)
{
    if (!isKnown(t))
        return TimeText::tr("unknown");
    const Day day = zone.dayOf(t);
    const QString date = isKnown(now) ? dayText(day, zone.dayOf(now), locale) : dayText(day, locale);
    return TimeText::tr("%1 %2", "day and time").arg(date, clockText(t, zone, locale));
}

QString windowText(Instant first, Instant end, const Zone& zone, Instant now, const QLocale& locale)
{
    const QDate from = toDate(zone.dayOf(first));
    const QDate to = toDate(end > first ? lastDayOf(end, zone) : zone.dayOf(first));
    const bool sameYear = from.year() == to.year();
    const bool thisYear = isKnown(now) && toDate(zone.dayOf(now)).year() == to.year();
    if (from == to)
        return dateText(from, !thisYear, locale);
    const QString separator = QChar(QChar::Nbsp) + QString(enDash) + QLatin1Char(' ');
    return dateText(from, !sameYear, locale) + separator + dateText(to, !sameYear || !thisYear, locale);
}

bool endsToday(Instant end, const Zone& zone, Instant now)
{
    return isKnown(now) && (end >= now || lastDayOf(end, zone) == zone.dayOf(now));
}

QString asOfText(Instant end, const Zone& zone, Instant now, const QLocale& locale)
{
    return endsToday(end, zone, now) ? TimeText::tr("today") : TimeText::tr("as of %1").arg(dayText(lastDayOf(end, zone), locale));
}

DurationParts spanParts(Instant first, Instant end, const Zone& zone)
{
    const int days = end > first ? static_cast<int>((lastDayOf(end, zone) - zone.dayOf(first)).count()) + 1 : 1;
    if (days >= 2 * yearDays) {
        const int years = static_cast<int>(std::floor(days / 365.2425 + 0.05));
        return {countText(years), TimeText::tr("years", nullptr, years)};
    }
    if (days >= 2 * weekDays && (days % weekDays == 0 || days > 8 * weekDays)) {
        const int weeks = static_cast<int>(std::lround(days / 7.0));
        return {countText(weeks), TimeText::tr("weeks", nullptr, weeks)};
    }
    return {countText(days), days == 1 ? TimeText::tr("day") : TimeText::tr("days", nullptr, days)};
}

QString spanText(Instant first, Instant end, const Zone& zone)
{
    const DurationParts parts = spanParts(first, end, zone);
    return TimeText::tr("%1 %2", "number, unit").arg(parts.value, parts.unit);
}

} // namespace weir::ui
