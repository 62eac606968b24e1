// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/compared_text.h"

#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

struct ComparedText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ComparedText)
};

using Unit = ShownDifference::Unit;

/// The size with its unit: "3.1 d", "4 points", "2.5".
QString sizeText(Unit unit, double value, bool inWords)
{
    const double size = std::abs(value);
    switch (unit) {
    case Unit::Seconds:
        return inWords ? durationWords(size) : durationText(size);
    case Unit::Ratio: {
        const QString points = fixedText(size * 100, size < 0.0095 ? 1 : 0);
        return points == fixedText(1, 0) ? ComparedText::tr("1 point") : ComparedText::tr("%1 points").arg(points);
    }
    case Unit::Items:
        return countText(std::llround(size));
    case Unit::PerBucket:
        break;
    }
    return figureText(size);
}

/// An end of the interval as a number alone, in the unit of the difference. With the sign that it has where the other end has another.
QString endText(Unit unit, double value, double reference)
{
    const double size = std::abs(value);
    return unit == Unit::Seconds ? durationLike(size, std::abs(reference))
        : unit == Unit::Ratio    ? fixedText(size * 100, size < 0.0095 ? 1 : 0)
                                 : figureText(size);
}

QString directionText(Unit unit, bool more)
{
    switch (unit) {
    case Unit::Seconds:
        return more ? ComparedText::tr("longer") : ComparedText::tr("shorter");
    case Unit::Ratio:
        return more ? ComparedText::tr("higher") : ComparedText::tr("lower");
    case Unit::PerBucket:
    case Unit::Items:
        break;
    }
    return more ? ComparedText::tr("more") : ComparedText::tr("fewer");
}

/// "0.4 to 6.0", from the smaller size to the greater; of an interval on both sides of 0 "1.2 fewer to 2.0 more".
QString intervalText(const ShownDifference& difference)
{
    const auto& [low, high] = *difference.interval;
    // The numbers stand behind the difference, in its unit.
    const auto end = [&](double value) { return endText(difference.unit, value, difference.value.value_or(value)); };
    if (low < 0 && high > 0)
        return ComparedText::tr("%1 %2 to %3 %4", "0.4 d shorter to 1.2 d longer")
            .arg(sizeText(difference.unit, low, false), directionText(difference.unit, false), sizeText(difference.unit, high, false),
                directionText(difference.unit, true));
    const double near = std::min(std::abs(low), std::abs(high));
    const double widest = std::max(std::abs(low), std::abs(high));
    return ComparedText::tr("%1 to %2", "ends of an interval").arg(end(near), end(widest));
}

QString subjectText(const metrics::MetricInfo& info, Bucket bucket)
{
    return metricTitle(info, bucket).section(QLatin1Char(','), 0, 0);
}

QString fieldText(const std::string& field)
{
    QString text = QString::fromStdString(field);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

ShownDifference shownDifference(const metrics::MetricComparison& comparison)
{
    const metrics::MetricInfo& info = *comparison.info;
    ShownDifference shown;
    shown.unit = info.unit == "seconds" ? Unit::Seconds : info.unit == "ratio" ? Unit::Ratio : info.isStock ? Unit::Items : Unit::PerBucket;
    shown.value = comparison.difference;
    shown.missing = comparison.atMost ? ShownDifference::Missing::Bounded
        : !comparison.value           ? ShownDifference::Missing::Now
                                      : ShownDifference::Missing::Then;
    if (comparison.low && comparison.high)
        shown.interval = stats::Interval {*comparison.low, *comparison.high};
    shown.estimated = !info.isStock;
    return shown;
}

namespace {

QString missingText(ShownDifference::Missing missing)
{
    switch (missing) {
    case ShownDifference::Missing::Now:
        return ComparedText::tr("nothing known of now");
    case ShownDifference::Missing::Bounded:
        return ComparedText::tr("upper bounds, not to be compared");
    case ShownDifference::Missing::Then:
        break;
    }
    return ComparedText::tr("nothing known of then");
}

QString equalText(Unit unit)
{
    return unit == Unit::Seconds || unit == Unit::Ratio ? ComparedText::tr("the same as then") : ComparedText::tr("as many as then");
}

} // namespace

QString differenceText(const ShownDifference& difference)
{
    if (!difference.value)
        return missingText(difference.missing);
    if (difference.interval && !difference.beyondChance())
        return ComparedText::tr("no difference beyond chance");
    if (*difference.value == 0)
        return equalText(difference.unit);
    const QString size =
        ComparedText::tr("%1 %2", "3.1 d, longer")
            .arg(sizeText(difference.unit, *difference.value, false), directionText(difference.unit, *difference.value > 0));
    if (difference.interval)
        return ComparedText::tr("%1 (%2)", "difference, interval").arg(size, intervalText(difference));
    return difference.estimated ? ComparedText::tr("%1, too few to tell").arg(size) : size;
}

QString differenceSentence(const metrics::MetricComparison& comparison, Bucket bucket)
{
    const ShownDifference shown = shownDifference(comparison);
    const QString subject = subjectText(*comparison.info, bucket);
    if (!shown.value)
        return comparison.atMost ? ComparedText::tr("%1: only upper bounds are known, which cannot be compared.").arg(subject)
            : comparison.value   ? ComparedText::tr("%1: nothing is known of the other window.").arg(subject)
                                 : ComparedText::tr("%1: nothing is known of this window.").arg(subject);
    const QString size = ComparedText::tr("%1 %2", "3.1 days, longer")
                             .arg(sizeText(shown.unit, *shown.value, true), directionText(shown.unit, *shown.value > 0));
    const QString counts = ComparedText::tr("n = %1 and %2").arg(countText(comparison.n), countText(comparison.nBefore));
    if (!shown.estimated)
        return *shown.value == 0 ? ComparedText::tr("%1: as many as at the end of the other window.").arg(subject)
                                 : ComparedText::tr("%1: %2 than at the end of the other window.").arg(subject, size);
    if (!shown.interval && *shown.value == 0)
        return ComparedText::tr("%1: %2 (%3).", "Lead time, the same as then, counts").arg(subject, equalText(shown.unit), counts);
    if (!shown.interval)
        return ComparedText::tr("%1 is %2, but a window has too few items to tell that from chance (%3).").arg(subject, size, counts);
    if (!shown.beyondChance())
        return ComparedText::tr("%1: no difference beyond chance (%2; %3).").arg(subject, intervalText(shown), counts);
    return ComparedText::tr("%1 is %2 (%3; %4).", "Lead time, 3.1 days longer, interval, counts")
        .arg(subject, size, intervalText(shown), counts);
}

QString differenceMethodText(const metrics::MetricComparison& comparison)
{
    switch (comparison.method) {
    case metrics::DifferenceMethod::None:
        break;
    case metrics::DifferenceMethod::Rates:
        return ComparedText::tr("In brackets the 95%1% interval of the difference of two rates, each by its exact Poisson interval.")
            .arg(narrowSpace);
    case metrics::DifferenceMethod::Medians:
        return ComparedText::tr("In brackets the 95%1% interval of the difference of two medians, by the bootstrap.").arg(narrowSpace);
    case metrics::DifferenceMethod::Ratios:
        return ComparedText::tr("In brackets the 95%1% interval of the difference of two ratios of sums.").arg(narrowSpace);
    case metrics::DifferenceMethod::TooFew:
        return ComparedText::tr("An interval needs %1 values in each window.")
            .arg(countText(static_cast<std::int64_t>(stats::fewestForDifference(0.5))));
    case metrics::DifferenceMethod::Counted:
        return ComparedText::tr("Counted at the end of both windows: nothing is estimated, so there is no interval.");
    }
    return {};
}

QString daysText(const TimeWindow& window, const Zone& zone, Instant now)
{
    const Day today = zone.dayOf(now);
    if (window == TimeWindow())
        return ComparedText::tr("all time");
    if (window.from == Instant::min())
        return ComparedText::tr("up to %1").arg(dayText(zone.dayOf(window.to - Duration(1)), today));
    if (window.to == Instant::max())
        return ComparedText::tr("from %1").arg(dayText(zone.dayOf(window.from), today));
    return windowText(window.from, window.to, zone, now);
}

QString viewText(const SavedView& view)
{
    QStringList parts;
    if (view.window.weeks > 0)
        parts << (view.window.weeks == 1 ? ComparedText::tr("last week") : ComparedText::tr("last %Ln weeks", nullptr, view.window.weeks));
    else if (view.window.from && view.window.to)
        parts << dayText(*view.window.from) + QLatin1Char(' ') + enDash + QLatin1Char(' ')
                + dayText(*view.window.to - std::chrono::days(1));
    else if (view.window.from)
        parts << ComparedText::tr("from %1").arg(dayText(*view.window.from));
    else
        parts << (view.window.to ? ComparedText::tr("up to %1").arg(dayText(*view.window.to - std::chrono::days(1)))
                                 : ComparedText::tr("all time"));
    for (const auto& [field, values] : view.where) {
        QStringList list;
        for (const std::string& value : values)
            list << QString::fromStdString(value);
        parts << fieldText(field) + QStringLiteral(": ") + list.join(ComparedText::tr(" or ", "between values"));
    }
    if (!view.search.empty())
        parts << ComparedText::tr("items with “%1”").arg(QString::fromStdString(view.search));
    if (view.compare.on())
        parts << ComparedText::tr("compared");
    if (!view.place.empty())
        parts << ComparedText::tr("in %1", "place").arg(fieldText(view.place));
    QString text = parts.join(ComparedText::tr(", ", "between parts of a view"));
    text[0] = text[0].toUpper();
    return text;
}

} // namespace weir::ui
