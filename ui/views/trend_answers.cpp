// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_answers.h"

#include "ui/format/compared_text.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/models/trend_signals.h"
#include "ui/views/trend_compared_texts.h"
#include "ui/views/trends_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

using trends::Finding;
using trends::Judgement;

struct TrendAnswer {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TrendAnswer)
};

constexpr std::size_t fewestPoints = 6; ///< whole buckets that limits need
constexpr double thousand = 1000;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// What happens where the level rises, or falls; without an end, so that figures can follow.
QString levelText(const metrics::MetricInfo& info, Bucket bucket, bool rises)
{
    if (info.id == "lead_time")
        return rises ? TrendAnswer::tr("items take longer from creation to finish")
                     : TrendAnswer::tr("items take less time from creation to finish");
    if (info.id == "cycle_time")
        return rises ? TrendAnswer::tr("items take longer from start to finish")
                     : TrendAnswer::tr("items take less time from start to finish");
    if (info.id == "throughput")
        return rises ? TrendAnswer::tr("more items are finished") : TrendAnswer::tr("fewer items are finished");
    if (info.id == "arrivals")
        return rises ? TrendAnswer::tr("more items are created") : TrendAnswer::tr("fewer items are created");
    if (info.id == "flow_efficiency")
        return rises ? TrendAnswer::tr("more of the lead time is work") : TrendAnswer::tr("less of the lead time is work");
    if (info.id == "commits")
        return rises ? TrendAnswer::tr("there are more commits") : TrendAnswer::tr("there are fewer commits");
    const QString title = metricTitle(info, bucket);
    return rises ? TrendAnswer::tr("“%1” is higher").arg(title) : TrendAnswer::tr("“%1” is lower").arg(title);
}

/// "the median lead time": within a sentence.
QString nameText(const metrics::MetricInfo& info, Bucket bucket)
{
    if (info.id == "lead_time")
        return TrendAnswer::tr("the median lead time");
    if (info.id == "cycle_time")
        return TrendAnswer::tr("the median cycle time");
    if (info.id == "throughput")
        return TrendAnswer::tr("the number of finished items");
    if (info.id == "arrivals")
        return TrendAnswer::tr("the number of created items");
    if (info.id == "wip")
        return TrendAnswer::tr("the number of items in the stream");
    if (info.id == "flow_efficiency")
        return TrendAnswer::tr("the flow efficiency");
    if (info.id == "commits")
        return TrendAnswer::tr("the number of commits");
    return QStringLiteral("“") + metricTitle(info, bucket) + QStringLiteral("”");
}

QString capitalised(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString newestText(const TrendsData& data, const MeasuredTrend& measured)
{
    if (!measured.newest)
        return {};
    const metrics::MetricPoint& point = measured.trend.result.series[*measured.newest];
    return TrendAnswer::tr("%1 is %2.", "the median lead time, 1.3 days")
        .arg(capitalised(nameText(measured.info(), data.bucket)), metricWords(measured.info(), *point.value, data.bucket));
}

/// Of a stock, which has no limits: that there was never as much, or as little, in what the chart shows.
QString extremeText(const TrendsData& data, const MeasuredTrend& measured)
{
    const auto& series = measured.trend.result.series;
    if (!measured.info().isStock || !measured.newest || measured.trend.charted < fewestPoints)
        return {};
    const double newest = *series[*measured.newest].value;
    bool most = true, least = true;
    for (std::size_t row = 0; row < series.size(); ++row) {
        if (!series[row].value)
            return {}; // what was there then nobody knows
        if (row == *measured.newest)
            continue;
        most = most && newest > *series[row].value;
        least = least && newest < *series[row].value;
    }
    const QString span = bucketsText(series.size(), data.bucket);
    return most ? QLatin1Char(' ') + TrendAnswer::tr("It is the most in %1.", "26 weeks").arg(span)
        : least ? QLatin1Char(' ') + TrendAnswer::tr("It is the least in %1.", "26 weeks").arg(span)
                : QString();
}

/// What came and what went in the weeks of the chart: a stock grows by the difference.
QString comesAndGoes(const TrendsData& data)
{
    const MeasuredTrend* created = data.find("arrivals");
    const MeasuredTrend* finished = data.find("throughput");
    if (created == nullptr || finished == nullptr || !created->trend.result.summary.value || !finished->trend.result.summary.value)
        return {};
    return QLatin1Char(' ')
        + TrendAnswer::tr("On average %1 were created and %2 finished a %3.", "37.4 items, 32.3, week")
              .arg(figureText(*created->trend.result.summary.value), figureText(*finished->trend.result.summary.value),
                  bucketWord(data.bucket));
}

/// "11.9 days, before 8.2".
QString beforeAfterText(const TrendsData& data, const MeasuredTrend& measured)
{
    const trends::Trend& trend = measured.trend;
    return TrendAnswer::tr("%1, before %2", "value after, value before")
        .arg(metricWords(measured.info(), trend.after, data.bucket), metricLike(measured.info(), trend.before, trend.after));
}

QString shiftedAnswer(const TrendsData& data, const MeasuredTrend& measured)
{
    return TrendAnswer::tr("Since %1 %2: %3. The change is real.", "week 5, items take longer, 11.9 days, before 8.2")
        .arg(bucketText(measured.trend.since, data.bucket, data.today()), levelText(measured.info(), data.bucket, measured.trend.rises),
            beforeAfterText(data, measured));
}

QString runText(const TrendsData& data, const MeasuredTrend& measured, const TrendSignals& signalled)
{
    const TrendSignals::Run& run = signalled.runs.back();
    const auto& series = measured.trend.result.series;
    const QString since = bucketText(series[run.first].start, data.bucket, data.today());
    const QString last = bucketText(series[run.last].start, data.bucket, data.today());
    const QString level = levelText(measured.info(), data.bucket, run.above);
    const QString count = bucketsText(run.count, data.bucket);
    return signalled.runLasts
        ? TrendAnswer::tr("Since %1 %2 than on average, %3 in a row.", "week 3, items take longer, 8 weeks").arg(since, level, count)
        : TrendAnswer::tr("Up to %1 it was %2 in a row that %3 than on average.", "week 10, 8 weeks, items take longer")
              .arg(last, count, level);
}

QString ranAnswer(const TrendsData& data, const MeasuredTrend& measured)
{
    const TrendSignals signalled = trendSignals(measured.trend);
    if (signalled.runs.empty())
        return {};
    return runText(data, measured, signalled) + QLatin1Char(' ')
        + (signalled.runLasts ? TrendAnswer::tr("That is a signal, and no proven change yet.")
                              : TrendAnswer::tr("That was a signal, but it is over."));
}

/// One wild point is told first; a run that lasts beside it says more than that there is no step.
QString outsideAnswer(const TrendsData& data, const MeasuredTrend& measured)
{
    const TrendSignals signalled = trendSignals(measured.trend);
    const metrics::MetricPoint& point = measured.trend.result.series[signalled.outside.back()];
    const QString outside = TrendAnswer::tr("In %1 %2 lies outside its limits: %3.", "week 14, the median lead time, 16.2 days")
                                .arg(bucketText(point.start, data.bucket, data.today()), nameText(measured.info(), data.bucket),
                                    metricWords(measured.info(), *point.value, data.bucket));
    return outside + QLatin1Char(' ')
        + (signalled.runLasts ? runText(data, measured, signalled) : TrendAnswer::tr("No lasting change of the level is seen."));
}

/// "2 of 1,000"
QString ofThousand(double p)
{
    return TrendAnswer::tr("%1 of %2", "number, of how many")
        .arg(countText(std::llround(p * thousand)), countText(static_cast<std::int64_t>(thousand)));
}

QString limitsText(const trends::Trend& trend)
{
    const auto kind = trends::controlKind(*trend.result.info);
    if (!kind)
        return TrendAnswer::tr("none, a stock");
    if (!trend.result.limits)
        return trend.charted < fewestPoints ? TrendAnswer::tr("none yet") : TrendAnswer::tr("none, nothing varies");
    switch (*kind) {
    case stats::ControlKind::Duration:
        return TrendAnswer::tr("mean ± 2.66 mR, on logs");
    case stats::ControlKind::Ratio:
        return TrendAnswer::tr("mean ± 2.66 mR");
    case stats::ControlKind::Count:
        break;
    }
    return TrendAnswer::tr("made for counts");
}

/// Of what holds in a point, in its metric's words.
QString besideText(const MeasuredTrend& measured, const metrics::MetricPoint& point)
{
    if (measured.info().unit == "seconds")
        return TrendAnswer::tr("median of %1").arg(countText(point.n));
    if (measured.info().unit == "ratio")
        return TrendAnswer::tr("of %1").arg(itemsText(point.n));
    return metricParts(measured.info(), point.value.value_or(0)).unit;
}

QString partialText(const TrendsData& data)
{
    return TrendAnswer::tr("not a whole %1, set aside", "week").arg(bucketWord(data.bucket));
}

const trends::Level* levelOf(const trends::Trend& trend, std::size_t row)
{
    const auto found =
        std::ranges::find_if(trend.levels, [row](const trends::Level& level) { return row >= level.begin && row < level.end; });
    return found == trend.levels.end() ? nullptr : &*found;
}

} // namespace

QString trendAnswer(const TrendsData& data, const MeasuredTrend& measured)
{
    if (measured.compared && measured.trend.finding != Finding::Unknown)
        return differenceSentence(*measured.compared, data.bucket);
    const trends::Trend& trend = measured.trend;
    switch (trend.finding) {
    case Finding::Unknown:
        return TrendAnswer::tr("%1 is not known: %2.", "title, reason")
            .arg(capitalised(nameText(measured.info(), data.bucket)),
                unknownReason(data, measured.info()).section(QStringLiteral(": "), -1));
    case Finding::TooFew:
        return TrendAnswer::tr("%1 are too few to tell chance from change.", "4 whole weeks")
                   .arg(TrendAnswer::tr("%1 with a value").arg(bucketsText(trend.charted, data.bucket)))
            + QLatin1Char(' ') + newestText(data, measured);
    case Finding::Shifted:
        return shiftedAnswer(data, measured);
    case Finding::Drifts: {
        const QString step = paceText(trend.perBucket);
        return (trend.rises ? TrendAnswer::tr("%1 grows by %2 a %3. The change is real.", "name, number, week")
                            : TrendAnswer::tr("%1 shrinks by %2 a %3. The change is real.", "name, number, week"))
            .arg(capitalised(nameText(measured.info(), data.bucket)), step, bucketWord(data.bucket));
    }
    case Finding::Outside:
        return outsideAnswer(data, measured);
    case Finding::Ran:
        return ranAnswer(data, measured);
    case Finding::Steady:
        break;
    }
    const trends::Level* newest = trend.levels.size() > 1 ? &trend.levels.back() : nullptr;
    const QString quiet = newest == nullptr ? TrendAnswer::tr("No signal in %1.").arg(bucketsText(trend.charted, data.bucket))
                                            : TrendAnswer::tr("No signal since the limits began anew in %1.", "week 7")
                                                  .arg(bucketText(trend.result.series[newest->begin].start, data.bucket, data.today()));
    return quiet + QLatin1Char(' ') + newestText(data, measured) + extremeText(data, measured);
}

QString trendSubline(const TrendsData& data, const MeasuredTrend& measured)
{
    if (measured.compared && measured.trend.finding != Finding::Unknown)
        return comparedSubline(data, *measured.compared);
    const trends::Trend& trend = measured.trend;
    const QString rule = TrendAnswer::tr(
        "A point outside the limits, or eight in a row (of small counts more) on one side of the mean, is a signal; a stable chart shows "
        "one %1.",
        "9 times in 100")
                             .arg(timesInHundred(trend.falseAlarms));
    switch (trend.finding) {
    case Finding::Unknown:
        return {};
    case Finding::TooFew:
        return TrendAnswer::tr("Limits need %1 whole %2 that differ from each other.", "6, weeks")
            .arg(countText(fewestPoints), bucketsWord(data.bucket));
    case Finding::Shifted: {
        const QString chance = TrendAnswer::tr("By chance, at most %1 random orders of the same %2 step as much.", "2 of 1,000, weeks")
                                   .arg(ofThousand(trend.p), bucketsWord(data.bucket));
        return trend.levels.size() > 1
            ? chance
            : QString(chance + QLatin1Char(' ') + TrendAnswer::tr("The limits still hold for all of them together."));
    }
    case Finding::Drifts:
        return TrendAnswer::tr("If what comes and what goes did balance, %1 charts would move as far by chance.", "2 of 1,000")
            .arg(ofThousand(trend.p));
    case Finding::Outside:
    case Finding::Ran:
        return rule;
    case Finding::Steady:
        break;
    }
    return trends::controlKind(measured.info())
        ? rule
        : TrendAnswer::tr("No steady growth or decline beyond chance. A stock moves on from where it was, so it has no limits.")
            + comesAndGoes(data);
}

std::vector<TrendFact> trendFacts(const TrendsData& data, const MeasuredTrend& measured)
{
    const trends::Trend& trend = measured.trend;
    const metrics::MetricResult& result = trend.result;
    if (measured.compared)
        return comparedFacts(data, measured);
    std::vector<TrendFact> facts;
    facts.push_back({TrendAnswer::tr("Counted in %1", "12 weeks").arg(bucketsText(result.series.size(), data.bucket)),
        result.known == result.of ? countText(result.known)
                                  : TrendAnswer::tr("%1 of %2").arg(countText(result.known), countText(result.of))});
    if (const std::int64_t missing = result.of - result.known; missing > 0)
        facts.push_back({TrendAnswer::tr("Left out"), TrendAnswer::tr("%1, unknown").arg(countText(missing))});
    const auto partial = std::ranges::count_if(result.series, [](const metrics::MetricPoint& point) { return point.partial; });
    if (partial > 0)
        facts.push_back({TrendAnswer::tr("Not whole %1", "weeks").arg(bucketsWord(data.bucket)),
            TrendAnswer::tr("%1, set aside").arg(countText(partial))});
    if (result.atMost)
        facts.push_back({TrendAnswer::tr("Upper bound"), TrendAnswer::tr("no queue is known")});
    facts.push_back({TrendAnswer::tr("Limits"), limitsText(trend)});
    if (result.limits)
        facts.push_back({TrendAnswer::tr("False alarms"), TrendAnswer::tr("%1 of stable charts").arg(percentText(trend.falseAlarms))});
    if (measured.info().clock == "elapsed")
        facts.push_back({TrendAnswer::tr("Clock"), TrendAnswer::tr("elapsed time")});
    return facts;
}

QString trendDefinition(const metrics::MetricInfo& info)
{
    return text(info.definition);
}

QString trendFormula(const metrics::MetricInfo& info)
{
    return TrendAnswer::tr("Formula: %1").arg(text(info.formula)) + QStringLiteral("\n\n")
        + TrendAnswer::tr("Left out: %1").arg(text(info.leavesOut)) + QStringLiteral("\n\n")
        + TrendAnswer::tr("Source: %1").arg(text(info.source));
}

QString offerText(TrendSignalText::Offer offer)
{
    switch (offer) {
    case TrendSignalText::Offer::BeginAnew:
        return TrendAnswer::tr("Let the limits begin anew here");
    case TrendSignalText::Offer::TakeBack:
        return TrendAnswer::tr("Take back");
    case TrendSignalText::Offer::None:
        break;
    }
    return {};
}

std::vector<TrendSignalText> trendSignalTexts(const TrendsData& data, const MeasuredTrend& measured)
{
    const trends::Trend& trend = measured.trend;
    const metrics::MetricInfo& info = measured.info();
    const auto when = [&data](Day start) { return bucketText(start, data.bucket, data.today()); };
    const auto begins = [&trend](Day day) {
        return std::ranges::any_of(
            trend.levels, [&](const trends::Level& level) { return level.begin > 0 && trend.result.series[level.begin].start == day; });
    };
    std::vector<TrendSignalText> texts;
    for (std::size_t i = trend.levels.size(); i-- > 1;) {
        const trends::Level& level = trend.levels[i];
        const trends::Level& earlier = trend.levels[i - 1];
        const QString since = when(trend.result.series[level.begin].start);
        texts.push_back({QStringLiteral("check"), Token::TextPrimary,
            level.limits && earlier.limits
                ? TrendAnswer::tr("Limits begin anew in %1, as confirmed: mean %2, before %3.", "week 7, value after, value before")
                      .arg(since, metricText(info, level.limits->centre), metricText(info, earlier.limits->centre))
                : TrendAnswer::tr("Limits begin anew in %1, as confirmed.", "week 7").arg(since),
            TrendSignalText::Offer::TakeBack, trend.result.series[level.begin].start});
    }
    for (auto change = trend.changes.rbegin(); change != trend.changes.rend(); ++change) {
        const bool rises = change->after > change->before;
        texts.push_back({rises ? QStringLiteral("trending-up") : QStringLiteral("trending-down"), toneText(judged(info, rises)),
            TrendAnswer::tr("Shift in %1, p = %2: %3, before %4.", "week 5, chance, value after, value before")
                .arg(when(change->start), QLocale().toString(change->p, 'f', 3), metricText(info, change->after),
                    metricText(info, change->before)),
            begins(change->start) ? TrendSignalText::Offer::None : TrendSignalText::Offer::BeginAnew, change->start});
    }
    if (trend.finding == Finding::Drifts)
        texts.push_back({trend.rises ? QStringLiteral("trending-up") : QStringLiteral("trending-down"), toneText(trend.judgement),
            TrendAnswer::tr("%1, p = %2.", "Grows 0.6 a week, chance")
                .arg(verdictText(data, measured), QLocale().toString(trend.p, 'f', 3))});
    const TrendSignals signalled = trendSignals(trend);
    for (auto row = signalled.outside.rbegin(); row != signalled.outside.rend(); ++row) {
        const metrics::MetricPoint& point = trend.result.series[*row];
        texts.push_back({QStringLiteral("diamond"), toneText(judged(info, signalled.points[*row].above)),
            TrendAnswer::tr("%1 outside the limits: %2.", "Week 14, value")
                .arg(capitalised(when(point.start)), metricWords(info, *point.value, data.bucket))});
    }
    for (auto run = signalled.runs.rbegin(); run != signalled.runs.rend(); ++run) {
        const QString count = countText(static_cast<std::int64_t>(run->count));
        const QString first = when(trend.result.series[run->first].start);
        const QString last = when(trend.result.series[run->last].start);
        texts.push_back({run->above ? QStringLiteral("trending-up") : QStringLiteral("trending-down"), toneText(judged(info, run->above)),
            (run->above ? TrendAnswer::tr("%1 in a row above the mean, %2 to %3.", "8, week 3, week 10")
                        : TrendAnswer::tr("%1 in a row below the mean, %2 to %3.", "8, week 3, week 10"))
                .arg(count, first, last)});
    }
    return texts;
}

QString pointText(const TrendsData& data, const metrics::MetricPoint& point)
{
    const Day last = point.end - std::chrono::days(1);
    const QString name = capitalised(bucketText(point.start, data.bucket, data.today()));
    if (data.bucket == Bucket::Day)
        return name;
    return TrendAnswer::tr("%1, %2", "Week 48, 24 – 30 Nov")
        .arg(name, dayText(point.start, last) + QStringLiteral(" ") + enDash + QLatin1Char(' ') + dayText(last, data.today()));
}

ChartTip trendTip(const TrendsData& data, const MeasuredTrend& measured, std::size_t row)
{
    const metrics::MetricPoint& point = measured.trend.result.series[row];
    const metrics::MetricInfo& info = measured.info();
    ChartTip tip;
    tip.when = pointText(data, point);
    tip.value = point.value ? metricText(info, *point.value) : TrendAnswer::tr("unknown");
    if (point.value)
        tip.beside = besideText(measured, point);
    if (point.partial)
        tip.below = partialText(data);
    else if (point.low && point.high)
        tip.below = TrendAnswer::tr("95%3% interval %1 to %2")
                        .arg(metricLike(info, *point.low, *point.high), metricText(info, *point.high), QString(narrowSpace));
    if (measured.compared) {
        if (auto then = bucketThen(data, measured, point))
            tip.rows.push_back(*std::move(then));
    }
    return tip;
}

QStringList trendColumns(const TrendsData& data, const MeasuredTrend& measured)
{
    if (measured.compared)
        return comparedColumns(data, measured);
    return {capitalised(bucketWord(data.bucket)), TrendAnswer::tr("First day"),
        measured.info().isStock ? TrendAnswer::tr("Value") : metricTitle(measured.info(), data.bucket), TrendAnswer::tr("n"),
        TrendAnswer::tr("95%1% from").arg(narrowSpace), TrendAnswer::tr("to", "end of an interval"), TrendAnswer::tr("Lower limit"),
        TrendAnswer::tr("Mean"), TrendAnswer::tr("Upper limit"), TrendAnswer::tr("Signal")};
}

std::vector<QStringList> trendRows(const TrendsData& data, const MeasuredTrend& measured)
{
    if (measured.compared)
        return comparedRows(data, measured);
    const trends::Trend& trend = measured.trend;
    const metrics::MetricInfo& info = measured.info();
    const TrendSignals signalled = trendSignals(trend);
    const QString none = QString(enDash);
    const auto value = [&](const std::optional<double>& number) { return number ? metricText(info, *number) : none; };
    std::vector<QStringList> rows;
    for (std::size_t row = 0; row < trend.result.series.size(); ++row) {
        const metrics::MetricPoint& point = trend.result.series[row];
        const trends::Level* level = levelOf(trend, row);
        const auto limit = [&](double metrics::MetricLimits::*which) {
            return level != nullptr && level->limits ? metricText(info, (*level->limits).*which) : none;
        };
        const TrendSignals::Point& signal = signalled.points[row];
        QStringList words;
        if (point.partial)
            words << TrendAnswer::tr("set aside", "a bucket that is not whole");
        if (signal.outside)
            words << TrendAnswer::tr("outside");
        if (signal.run)
            words << TrendAnswer::tr("in a row");
        rows.push_back({capitalised(bucketText(point.start, data.bucket, point.start)), dayText(point.start),
            point.value ? metricText(info, *point.value) : TrendAnswer::tr("unknown"), countText(point.n), value(point.low),
            value(point.high), limit(&metrics::MetricLimits::lower), limit(&metrics::MetricLimits::centre),
            limit(&metrics::MetricLimits::upper), words.join(QStringLiteral(", "))});
    }
    return rows;
}

ChartTable trendTable(const TrendsData& data, const MeasuredTrend& measured)
{
    const QStringList titles = trendColumns(data, measured);
    const auto count = static_cast<std::size_t>(titles.size());
    std::vector<bool> numbers(count, true);
    numbers[0] = numbers[1] = numbers[count - 1] = false; // bucket and first day; signals, or a first day
    return tableOf(titles, trendRows(data, measured), numbers);
}

} // namespace weir::ui
