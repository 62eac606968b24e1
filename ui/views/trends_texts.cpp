// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trends_texts.h"

#include "ui/format/compared_text.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/models/trend_signals.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace weir::ui {

namespace {

using trends::Finding;
using trends::Judgement;

struct TrendsText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TrendsText)
};

/// Chance and change can be told apart.
bool told(const MeasuredTrend& measured)
{
    return measured.trend.finding != Finding::Unknown && measured.trend.finding != Finding::TooFew;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

struct Counts {
    std::size_t all = 0, known = 0, told = 0, changed = 0, worse = 0, better = 0;
    const MeasuredTrend* onlyOne = nullptr; ///< of those that changed
};

Counts countChanges(const TrendsData& data)
{
    Counts counts;
    for (const MeasuredTrend& measured : data.trends) {
        ++counts.all;
        counts.known += measured.trend.finding != Finding::Unknown ? 1 : 0;
        counts.told += told(measured) ? 1 : 0;
        if (!measured.trend.changed())
            continue;
        ++counts.changed;
        counts.onlyOne = &measured;
        counts.worse += measured.trend.judgement == Judgement::Worse ? 1 : 0;
        counts.better += measured.trend.judgement == Judgement::Better ? 1 : 0;
    }
    return counts;
}

QString measuresText(std::size_t number)
{
    return number == 1 ? TrendsText::tr("one measure") : TrendsText::tr("%1 measures").arg(numberWord(number));
}

/// "One got worse; one got better."
QString directionsText(const Counts& counts)
{
    const auto part = [](std::size_t number, const QString& words) { return words.arg(numberWord(number)); };
    if (counts.changed == 1)
        return counts.worse == 1 ? TrendsText::tr("It got worse.") : counts.better == 1 ? TrendsText::tr("It got better.") : QString();
    if (counts.worse > 0 && counts.better > 0)
        return TrendsText::tr("%1; %2.", "some got worse, some got better")
            .arg(capitalised(part(counts.worse, TrendsText::tr("%1 got worse"))), part(counts.better, TrendsText::tr("%1 got better")));
    if (counts.worse > 0)
        return capitalised(part(counts.worse, TrendsText::tr("%1 got worse.")));
    if (counts.better > 0)
        return capitalised(part(counts.better, TrendsText::tr("%1 got better.")));
    return TrendsText::tr("Of none it can be said that it got better or worse.");
}

QString outsideText(const TrendsData& data, const MeasuredTrend& measured)
{
    const std::size_t count = trendSignals(measured.trend).outside.size();
    const QString when = bucketText(measured.trend.since, data.bucket, data.today());
    return count == 1 ? TrendsText::tr("One point outside in %1", "week 14").arg(when)
                      : TrendsText::tr("%1 points outside, the last in %2").arg(countText(static_cast<std::int64_t>(count)), when);
}

QString ranText(const TrendsData& data, const MeasuredTrend& measured)
{
    const TrendSignals signalled = trendSignals(measured.trend);
    if (signalled.runs.empty())
        return {};
    const TrendSignals::Run& run = signalled.runs.back();
    const QString count = countText(static_cast<std::int64_t>(run.count));
    const QString since = bucketText(measured.trend.result.series[run.first].start, data.bucket, data.today());
    if (!signalled.runLasts) {
        const QString last = bucketText(measured.trend.result.series[run.last].start, data.bucket, data.today());
        return run.above ? TrendsText::tr("%1 in a row above the mean up to %2").arg(count, last)
                         : TrendsText::tr("%1 in a row below the mean up to %2").arg(count, last);
    }
    return run.above ? TrendsText::tr("%1 in a row above the mean since %2").arg(count, since)
                     : TrendsText::tr("%1 in a row below the mean since %2").arg(count, since);
}

QString driftText(const TrendsData& data, const MeasuredTrend& measured)
{
    const QString step = paceText(measured.trend.perBucket);
    const QString word = bucketWord(data.bucket);
    return measured.trend.rises ? TrendsText::tr("Grows %1 a %2", "number, week").arg(step, word)
                                : TrendsText::tr("Shrinks %1 a %2", "number, week").arg(step, word);
}

int rank(const MeasuredTrend& measured)
{
    if (const auto& compared = measured.compared; compared && measured.trend.finding != Finding::Unknown) {
        if (!compared->beyondChance())
            return compared->low ? 4 : 5;
        const bool directed = compared->info->hasDirection;
        return !directed ? 2 : (*compared->difference > 0) == compared->info->moreIsBetter ? 1 : 0;
    }
    if (measured.trend.changed())
        return measured.trend.judgement == Judgement::Worse ? 0 : measured.trend.judgement == Judgement::Better ? 1 : 2;
    switch (measured.trend.finding) {
    case Finding::Outside:
    case Finding::Ran:
        return 3;
    case Finding::TooFew:
        return 5;
    case Finding::Unknown:
        return 6;
    default:
        return 4;
    }
}

QString verdictIcon(const MeasuredTrend& measured)
{
    if (measured.trend.finding == Finding::Outside)
        return QStringLiteral("diamond");
    if (!measured.trend.changed() && measured.trend.finding != Finding::Ran)
        return {};
    return measured.trend.rises ? QStringLiteral("trending-up") : QStringLiteral("trending-down");
}

Judgement judgementOf(const metrics::MetricComparison& compared)
{
    if (!compared.beyondChance() || !compared.info->hasDirection)
        return Judgement::Neutral;
    return (*compared.difference > 0) == compared.info->moreIsBetter ? Judgement::Better : Judgement::Worse;
}

/// The value of the window, and how far the other one lies from it.
void setCompared(TrendCellText& text, const metrics::MetricComparison& compared)
{
    const QString difference = differenceText(shownDifference(compared));
    text.verdict = compared.before && compared.value
        ? TrendsText::tr("was %1; %2", "value, difference").arg(metricLike(*compared.info, *compared.before, *compared.value), difference)
        : capitalised(difference);
    text.icon = !compared.beyondChance() ? QString()
        : *compared.difference > 0       ? QStringLiteral("trending-up")
                                         : QStringLiteral("trending-down");
    text.tone = compared.beyondChance() ? toneText(judgementOf(compared)) : Token::TextSecondary;
    if (!compared.value)
        return;
    const DurationParts parts = metricParts(*compared.info, *compared.value);
    text.value = parts.value;
    text.unit = parts.unit;
}

/// "Two of seven measures differ beyond chance from 17 Nov – 8 Feb. One got worse; one got better."
QString comparedAnswer(const TrendsData& data)
{
    Counts counts;
    for (const MeasuredTrend& measured : data.trends) {
        const metrics::MetricComparison& compared = *measured.compared;
        counts.told += compared.low ? 1 : 0;
        if (!compared.beyondChance())
            continue;
        ++counts.changed;
        counts.onlyOne = &measured;
        counts.worse += judgementOf(compared) == Judgement::Worse ? 1 : 0;
        counts.better += judgementOf(compared) == Judgement::Better ? 1 : 0;
    }
    const QString days = daysText(*data.earlier, data.facts().calendar.zone(), data.window.now);
    if (counts.told == 0)
        return TrendsText::tr("Of %1 too little is known to compare with.", "days").arg(days);
    if (counts.changed == 0)
        return TrendsText::tr("No measure differs beyond chance from %1.", "days").arg(days);
    const QString changed = counts.changed == 1
        ? TrendsText::tr("One of %1 differs beyond chance from %2: %3.", "measures, days, title")
              .arg(measuresText(counts.told), days, metricTitle(counts.onlyOne->info(), data.bucket))
        : TrendsText::tr("%1 of %2 differ beyond chance from %3.", "number, measures, days")
              .arg(capitalised(numberWord(counts.changed)), measuresText(counts.told), days);
    return QString(changed + QLatin1Char(' ') + directionsText(counts)).trimmed();
}

} // namespace

QString paceText(double perBucket)
{
    const double size = std::abs(perBucket);
    return size >= 0.095 ? fixedText(size, 1) : figureText(size);
}

Token toneText(Judgement judgement)
{
    return judgement == Judgement::Worse ? Token::AttentionText : judgement == Judgement::Better ? Token::GoodText : Token::TextPrimary;
}

Token toneMark(Judgement judgement)
{
    return judgement == Judgement::Worse ? Token::AttentionMark : judgement == Judgement::Better ? Token::GoodMark : Token::LineInk;
}

QString numberWord(std::size_t number)
{
    const std::array words {TrendsText::tr("none"), TrendsText::tr("one"), TrendsText::tr("two"), TrendsText::tr("three"),
        TrendsText::tr("four"), TrendsText::tr("five"), TrendsText::tr("six"), TrendsText::tr("seven"), TrendsText::tr("eight"),
        TrendsText::tr("nine"), TrendsText::tr("ten"), TrendsText::tr("eleven"), TrendsText::tr("twelve")};
    return number < words.size() ? words[number] : countText(static_cast<std::int64_t>(number));
}

QString timesInHundred(double share)
{
    const auto times = static_cast<int>(std::lround(share * 100));
    if (times < 1)
        return TrendsText::tr("less than once in 100");
    return times == 1 ? TrendsText::tr("once in 100") : TrendsText::tr("%Ln times in 100", nullptr, times);
}

QString verdictText(const TrendsData& data, const MeasuredTrend& measured)
{
    switch (measured.trend.finding) {
    case Finding::Unknown:
        return unknownReason(data, measured.info());
    case Finding::TooFew:
        return TrendsText::tr("Too few %1 to tell", "weeks").arg(bucketsWord(data.bucket));
    case Finding::Shifted: {
        const QString when = bucketText(measured.trend.since, data.bucket, data.today());
        return measured.trend.rises ? TrendsText::tr("Shift in %1", "week 5").arg(when) : TrendsText::tr("Fell in %1", "week 11").arg(when);
    }
    case Finding::Drifts:
        return driftText(data, measured);
    case Finding::Outside:
        return outsideText(data, measured);
    case Finding::Ran:
        return ranText(data, measured);
    case Finding::Steady:
        break;
    }
    return TrendsText::tr("No signal");
}

QString unknownReason(const TrendsData& data, const metrics::MetricInfo& info)
{
    const Dataset& all = *data.facts().data;
    const QString these = bucketsWord(data.bucket);
    if (info.unit == "commits")
        return all.commits.size() == 0 ? TrendsText::tr("Unknown: no commits imported")
                                       : TrendsText::tr("No commits in these %1").arg(these);
    if (all.items.size() == 0)
        return TrendsText::tr("Unknown: no items imported");
    if (info.unit == "seconds" || info.unit == "ratio")
        return TrendsText::tr("Unknown: no finished item has these times");
    return TrendsText::tr("Unknown: nothing known of these %1").arg(these);
}

QString unknownRemedy(const TrendsData& data, const metrics::MetricInfo& info)
{
    const Dataset& all = *data.facts().data;
    if (info.unit == "commits" && all.commits.size() == 0)
        return TrendsText::tr("Import a repository…");
    return info.unit != "commits" && all.items.size() == 0 ? TrendsText::tr("Import items…") : QString();
}

TrendCellText trendCellText(const TrendsData& data, const MeasuredTrend& measured)
{
    const metrics::MetricInfo& info = measured.info();
    TrendCellText text;
    text.name = QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
    text.title = metricTitle(info, data.bucket);
    text.verdict = verdictText(data, measured);
    text.icon = verdictIcon(measured);
    text.unknown = measured.trend.finding == Finding::Unknown;
    if (measured.compared && !text.unknown) {
        setCompared(text, *measured.compared);
        return text;
    }
    if (measured.trend.changed())
        text.tone = toneText(measured.trend.judgement);
    if (measured.newest) {
        const DurationParts parts = metricParts(info, *measured.trend.result.series[*measured.newest].value);
        text.value = parts.value;
        text.unit = parts.unit;
    }
    if (text.unknown)
        text.remedy = unknownRemedy(data, info);
    return text;
}

QString wallAnswer(const TrendsData& data)
{
    if (data.earlier)
        return comparedAnswer(data);
    const Counts counts = countChanges(data);
    const QString span = bucketsText(data.buckets(), data.bucket);
    if (counts.told == 0)
        return TrendsText::tr("%1 are too few to tell chance from change.").arg(span);
    if (counts.changed == 0)
        return TrendsText::tr("No measure changed for real in %1.").arg(span);
    const QString of = measuresText(counts.told);
    const QString changed = counts.changed == 1 && counts.told > 1
        ? TrendsText::tr("One of %1 changed for real: %2.").arg(of, metricTitle(counts.onlyOne->info(), data.bucket))
        : counts.changed == counts.told
        ? TrendsText::tr("%1 changed for real.").arg(capitalised(counts.told > 1 ? TrendsText::tr("all %1").arg(of) : of))
        : TrendsText::tr("%1 of %2 changed for real.").arg(capitalised(numberWord(counts.changed)), of);
    return QString(changed + QLatin1Char(' ') + directionsText(counts)).trimmed();
}

QString wallSubline(const TrendsData& data)
{
    if (data.earlier)
        return TrendsText::tr("Each chart shows both windows from the same point on, the other one paler and dashed. In brackets the 95%1% "
                              "interval of the difference.")
            .arg(narrowSpace);
    double share = 0;
    bool limits = false;
    for (const MeasuredTrend& measured : data.trends) {
        const bool has = std::ranges::any_of(measured.trend.levels, [](const trends::Level& level) { return level.limits.has_value(); });
        share = has ? std::max(share, measured.trend.falseAlarms) : share;
        limits = limits || has;
    }
    // The window's length in weeks is less: it may begin and end within one.
    const QString span = data.bucket == Bucket::Week && data.buckets() != 1
        ? TrendsText::tr("%1 calendar weeks each, newest value at the right.").arg(countText(static_cast<std::int64_t>(data.buckets())))
        : TrendsText::tr("%1 each, newest value at the right.").arg(bucketsText(data.buckets(), data.bucket));
    if (!limits)
        return span;
    return span + QLatin1Char(' ')
        + TrendsText::tr("A mark alone proves nothing: a chart as long as these in which nothing changes shows one %1.")
              .arg(timesInHundred(share));
}

std::vector<std::size_t> wallOrder(const TrendsData& data, WallOrder order)
{
    std::vector<std::size_t> rows(data.trends.size());
    std::iota(rows.begin(), rows.end(), std::size_t {0});
    if (order == WallOrder::BySignal)
        std::ranges::stable_sort(rows, {}, [&data](std::size_t row) { return rank(data.trends[row]); });
    return rows;
}

} // namespace weir::ui
