// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/metric_text.h"

#include "ui/format/number_text.h"
#include "ui/format/time_text.h"

#include <QCoreApplication>

#include <cmath>

namespace weir::ui {

namespace {

struct MetricText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::MetricText)
};

bool isDuration(const metrics::MetricInfo& info)
{
    return info.unit == "seconds";
}

bool isShare(const metrics::MetricInfo& info)
{
    return info.unit == "ratio";
}

/// Counts of one bucket are whole, their means and limits are not.
QString amountText(double value, const QLocale& locale)
{
    return std::abs(value - std::round(value)) < 1e-9 ? countText(std::llround(value), locale) : figureText(value, locale);
}

QString aBucket(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return MetricText::tr("a day");
    case Bucket::Week:
        return MetricText::tr("a week");
    case Bucket::Month:
        return MetricText::tr("a month");
    case Bucket::Quarter:
        break;
    }
    return MetricText::tr("a quarter");
}

} // namespace

QString metricTitle(const metrics::MetricInfo& info, Bucket bucket)
{
    if (info.id == "lead_time")
        return MetricText::tr("Lead time, median");
    if (info.id == "cycle_time")
        return MetricText::tr("Cycle time, median");
    if (info.id == "throughput")
        return MetricText::tr("Finished %1", "a week").arg(aBucket(bucket));
    if (info.id == "arrivals")
        return MetricText::tr("Created %1", "a week").arg(aBucket(bucket));
    if (info.id == "wip")
        return MetricText::tr("In the stream");
    if (info.id == "flow_efficiency")
        return MetricText::tr("Flow efficiency");
    if (info.id == "commits")
        return MetricText::tr("Commits %1", "a week").arg(aBucket(bucket));
    return QString::fromUtf8(info.title.data(), static_cast<qsizetype>(info.title.size()));
}

QString metricText(const metrics::MetricInfo& info, double value, const QLocale& locale)
{
    if (isDuration(info))
        return durationText(value, locale);
    return isShare(info) ? percentText(value, 0, locale) : amountText(value, locale);
}

QString metricWords(const metrics::MetricInfo& info, double value, Bucket bucket, const QLocale& locale)
{
    if (isDuration(info))
        return durationWords(value, locale);
    if (isShare(info))
        return percentText(value, 0, locale);
    if (info.isStock)
        return itemsText(std::llround(value), locale);
    return MetricText::tr("%1 %2", "number, a week").arg(amountText(value, locale), aBucket(bucket));
}

QString metricLike(const metrics::MetricInfo& info, double value, double reference, const QLocale& locale)
{
    if (isDuration(info))
        return durationLike(value, reference, locale);
    return isShare(info) ? percentText(value, 0, locale) : amountText(value, locale);
}

DurationParts metricParts(const metrics::MetricInfo& info, double value, const QLocale& locale)
{
    if (isDuration(info) || isShare(info)) {
        const QString text = metricText(info, value, locale);
        const qsizetype gap = text.lastIndexOf(narrowSpace);
        return {.value = text.left(gap), .unit = text.mid(gap + 1)};
    }
    const QString number = amountText(value, locale);
    const bool one = number == amountText(1, locale);
    if (info.unit == "commits")
        return {.value = number, .unit = one ? MetricText::tr("commit") : MetricText::tr("commits")};
    return {.value = number, .unit = one ? MetricText::tr("item") : MetricText::tr("items")};
}

QString bucketText(Day start, Bucket bucket, Day reference, const QLocale& locale)
{
    const QDate date = toDate(start);
    const int year = bucketYear(start, bucket);
    const bool told = year == bucketYear(reference, bucket);
    const auto withYear = [&](const QString& name, const QString& long_) { return told ? name : long_.arg(name).arg(year); };
    switch (bucket) {
    case Bucket::Day:
        return dayText(start, reference, locale);
    case Bucket::Week:
        return withYear(MetricText::tr("week %1").arg(date.weekNumber()), MetricText::tr("%1 of %2", "week, year"));
    case Bucket::Month:
        return withYear(locale.standaloneMonthName(date.month()), MetricText::tr("%1 %2", "month, year"));
    case Bucket::Quarter:
        break;
    }
    return withYear(MetricText::tr("quarter %1").arg((date.month() + 2) / 3), MetricText::tr("%1 of %2", "quarter, year"));
}

QString bucketTick(Day start, Bucket bucket, const QLocale& locale)
{
    const QDate date = toDate(start);
    switch (bucket) {
    case Bucket::Day:
        return locale.toString(date.day());
    case Bucket::Week:
        return MetricText::tr("W%1", "week number on an axis").arg(date.weekNumber(), 2, 10, QLatin1Char('0'));
    case Bucket::Month:
        return locale.standaloneMonthName(date.month(), QLocale::ShortFormat);
    case Bucket::Quarter:
        break;
    }
    return MetricText::tr("Q%1", "quarter on an axis").arg((date.month() + 2) / 3);
}

int bucketYear(Day start, Bucket bucket)
{
    const QDate date = toDate(start);
    int year = date.year();
    if (bucket == Bucket::Week)
        date.weekNumber(&year);
    return year;
}

QString bucketsText(std::size_t count, Bucket bucket, const QLocale& locale)
{
    const QString number = countText(static_cast<std::int64_t>(count), locale);
    return MetricText::tr("%1 %2", "number, weeks").arg(number, count == 1 ? bucketWord(bucket) : bucketsWord(bucket));
}

QString bucketWord(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return MetricText::tr("day");
    case Bucket::Week:
        return MetricText::tr("week");
    case Bucket::Month:
        return MetricText::tr("month");
    case Bucket::Quarter:
        break;
    }
    return MetricText::tr("quarter");
}

QString bucketsWord(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Day:
        return MetricText::tr("days");
    case Bucket::Week:
        return MetricText::tr("weeks");
    case Bucket::Month:
        return MetricText::tr("months");
    case Bucket::Quarter:
        break;
    }
    return MetricText::tr("quarters");
}

} // namespace weir::ui
