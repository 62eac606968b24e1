// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_compared_texts.h"

#include "ui/format/compared_text.h"
#include "ui/format/duration_text.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/views/trend_ageing_texts.h"
#include "ui/views/trend_dots_texts.h"
#include "ui/views/trend_flow_texts.h"
#include "ui/views/trend_types_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace weir::ui {

namespace {

struct TrendCompared {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TrendCompared)
};

constexpr std::size_t comparedTypesShown = 3;

QString earlierDays(const TrendsData& data)
{
    return daysText(*data.earlier, data.facts().calendar.zone(), data.window.now);
}

QString countedText(const metrics::MetricResult& result)
{
    return result.known == result.of ? countText(result.known)
                                     : TrendCompared::tr("%1 of %2").arg(countText(result.known), countText(result.of));
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString valueText(const metrics::MetricInfo& info, const metrics::MetricPoint& point)
{
    if (!point.value)
        return TrendCompared::tr("unknown");
    const QString value = metricText(info, *point.value);
    return point.partial && !info.isStock ? TrendCompared::tr("%1, not whole", "of a bucket").arg(value) : value;
}

} // namespace

QString comparedSubline(const TrendsData& data, const metrics::MetricComparison& compared)
{
    const Zone& zone = data.facts().calendar.zone();
    const QString now =
        windowText(data.window.first, std::max(data.window.counted.to, data.window.first + Duration(1)), zone, data.window.now);
    const auto value = [&](const std::optional<double>& v) { return v ? metricText(*compared.info, *v) : TrendCompared::tr("unknown"); };
    const QString words = TrendCompared::tr("%1 in %2, %3 in %4.", "value, days, value, days")
                              .arg(value(compared.value), now, value(compared.before), earlierDays(data));
    return QString(words + QLatin1Char(' ') + differenceMethodText(compared)).trimmed();
}

std::vector<TrendFact> comparedFacts(const TrendsData& data, const MeasuredTrend& measured)
{
    const metrics::MetricComparison& compared = *measured.compared;
    std::vector<TrendFact> facts;
    facts.push_back({TrendCompared::tr("Counted in this window"), countedText(measured.inWindow)});
    facts.push_back({TrendCompared::tr("Counted in the other"), countedText(compared.earlier)});
    const auto partial = [](const metrics::MetricResult& result) {
        return std::ranges::count_if(result.series, [](const metrics::MetricPoint& point) { return point.partial; });
    };
    if (const auto both = partial(measured.inWindow) + partial(compared.earlier); both > 0 && !compared.info->isStock)
        facts.push_back({TrendCompared::tr("Not whole %1", "weeks").arg(bucketsWord(data.bucket)), countText(both)});
    if (measured.inWindow.atMost || compared.earlier.atMost)
        facts.push_back({TrendCompared::tr("Upper bound"), TrendCompared::tr("no queue is known")});
    if (compared.info->clock == "elapsed")
        facts.push_back({TrendCompared::tr("Clock"), TrendCompared::tr("elapsed time")});
    return facts;
}

QStringList comparedColumns(const TrendsData& data, const MeasuredTrend& measured)
{
    const QString title = measured.info().isStock ? TrendCompared::tr("Value") : metricTitle(measured.info(), data.bucket);
    return {capitalised(bucketWord(data.bucket)), TrendCompared::tr("First day"), title, TrendCompared::tr("n"),
        TrendCompared::tr("Other window"), TrendCompared::tr("n"), TrendCompared::tr("First day there")};
}

std::vector<QStringList> comparedRows(const TrendsData& data, const MeasuredTrend& measured)
{
    const metrics::MetricInfo& info = measured.info();
    const auto& now = measured.inWindow.series;
    const auto& then = measured.compared->earlier.series;
    const QString none = QString(enDash);
    std::vector<QStringList> rows;
    for (std::size_t i = 0; i < std::max(now.size(), then.size()); ++i) {
        QStringList row = i < now.size() ? QStringList {capitalised(bucketText(now[i].start, data.bucket, now[i].start)),
                              dayText(now[i].start), valueText(info, now[i]), countText(now[i].n)}
                                         : QStringList {none, none, none, none};
        row += i < then.size() ? QStringList {valueText(info, then[i]), countText(then[i].n), dayText(then[i].start)}
                               : QStringList {none, none, none};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<std::pair<QString, QString>> bucketThen(
    const TrendsData& data, const MeasuredTrend& measured, const metrics::MetricPoint& now)
{
    const auto& shown = measured.inWindow.series;
    const auto& then = measured.compared->earlier.series;
    const auto found = std::ranges::lower_bound(shown, now.start, {}, &metrics::MetricPoint::start);
    const auto index = static_cast<std::size_t>(found - shown.begin());
    if (found == shown.end() || found->start != now.start || index >= then.size())
        return std::nullopt;
    return std::pair(capitalised(bucketText(then[index].start, data.bucket, data.today())), valueText(measured.info(), then[index]));
}

QString dotsDifference(const EarlierDots& then)
{
    ShownDifference difference;
    difference.unit = ShownDifference::Unit::Seconds;
    difference.estimated = true;
    if (then.p85Difference) {
        difference.value = then.p85Difference->value;
        difference.interval = then.p85Difference->interval;
    } else if (then.p85) {
        return TrendCompared::tr("too few to tell");
    }
    return differenceText(difference);
}

QString comparedDots(const TrendsData& data, trends::DurationKind kind)
{
    const EarlierDots& then = data.earlierItems->dots(kind);
    if (!then.p85)
        return TrendCompared::tr("Of %1 nothing is known.", "days").arg(earlierDays(data));
    if (then.n < static_cast<std::int64_t>(fewestForPercentiles))
        return TrendCompared::tr("%1: %2 were finished, too few for a share.", "days, 4 items").arg(earlierDays(data), itemsText(then.n));
    return TrendCompared::tr("%1: %2 were done within %3, n = %4; %5.", "days, 85 %, duration, number, difference")
        .arg(earlierDays(data), percentText(0.85), durationText(*then.p85), countText(then.n), dotsDifference(then));
}

QString comparedAgeing(const TrendsData& data)
{
    const AgeingCount count = ageingCount(data.earlierItems->ageing);
    const Zone& zone = data.facts().calendar.zone();
    const QString day = data.earlier->to == Instant::max() ? TrendCompared::tr("the newest day")
                                                           : dayText(zone.dayOf(data.earlier->to - Duration(1)), data.today());
    return count.compared == 0 ? TrendCompared::tr("Of %1 this cannot be told.", "day").arg(day)
                               : TrendCompared::tr("At the end of %1 it was %2 of %3.", "day, 4, 32 items")
                                     .arg(day, countText(count.beyond), itemsText(count.compared));
}

QString comparedFlow(const TrendsData& data)
{
    const trends::CumulativeFlow& flow = data.earlierItems->flow;
    if (flow.at.empty() || flow.of == 0)
        return TrendCompared::tr("Of %1 nothing is known.", "days").arg(earlierDays(data));
    return TrendCompared::tr("%1: from %2 to %3, %4 were finished.", "days, 24, 32 items, 214")
        .arg(earlierDays(data), countText(inStream(flow, 0)), itemsText(inStream(flow, flow.at.size() - 1)),
            countText(flow.bands.front().items.back() - (flow.at.size() > 1 ? flow.bands.front().items.front() : 0)));
}

QString comparedType(const TrendsData& data, const trends::TypeMix::Row& row)
{
    const trends::TypeMix& earlier = data.earlierItems->types;
    const auto same = std::ranges::find(earlier.rows, row.type, &trends::TypeMix::Row::type);
    const stats::Share now {row.total, typesTotal(data.items.types)};
    const stats::Share then {same == earlier.rows.end() ? 0 : same->total, typesTotal(earlier)};
    ShownDifference difference;
    difference.unit = ShownDifference::Unit::Ratio;
    const auto found = stats::shareDifference(now, then);
    if (!found)
        return TrendCompared::tr("%1: nothing known of then", "type").arg(typeText(row));
    difference.value = found->value;
    difference.interval = found->interval;
    const auto share = [](const stats::Share& of) { return percentText(static_cast<double>(of.hits) / static_cast<double>(of.of)); };
    return TrendCompared::tr("%1 %2, was %3; %4", "type, shares, difference")
        .arg(typeText(row), share(now), share(then), differenceText(difference));
}

QString comparedTypes(const TrendsData& data)
{
    if (typesTotal(data.earlierItems->types) == 0)
        return TrendCompared::tr("Of %1 nothing is known.", "days").arg(earlierDays(data));
    const auto& rows = data.items.types.rows;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(comparedTypesShown, rows.size()); ++i) {
        if (!rows[i].rest) // which types that is differs between windows
            parts << comparedType(data, rows[i]);
    }
    return TrendCompared::tr("Against %1: %2.", "days, types").arg(earlierDays(data), parts.join(QStringLiteral(". ")));
}

} // namespace weir::ui
