// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/made_trends.h"
#include "ui/format/number_text.h"
#include "ui/models/trend_signals.h"
#include "ui/views/trend_answers.h"
#include "ui/views/trend_pictures.h"
#include "ui/views/trends_texts.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;
using trends::Finding;
using trends::Judgement;

namespace {

constexpr double day = 86400;

/// Narrow and unbreakable spaces as plain ones.
QString plain(QString text)
{
    return text.replace(narrowSpace, u' ').replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

/// What Trends says of its numbers.
class TestTrendsTexts : public QObject {
    Q_OBJECT
private slots:
    void aStepIsToldWithItsWeek()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", 11.9 * day, Finding::Shifted);
        lead.trend.since = MadeTrends::week(5);
        lead.trend.rises = true;
        lead.trend.before = 8.2 * day;
        lead.trend.after = 11.9 * day;
        lead.trend.p = 0.002;
        lead.trend.judgement = Judgement::Worse;
        const TrendCellText cell = trendCellText(made.data, lead);
        QCOMPARE(cell.title, u"Lead time, median"_s);
        QCOMPARE(cell.value, u"11.9"_s);
        QCOMPARE(cell.unit, u"d"_s);
        QCOMPARE(cell.verdict, u"Shift in week 5"_s);
        QCOMPARE(cell.icon, u"trending-up"_s);
        QCOMPARE(cell.tone, Token::AttentionText);
        QCOMPARE(plain(trendAnswer(made.data, lead)),
            u"Since week 5 items take longer from creation to finish: 11.9 days, before 8.2. The change is real."_s);
        QVERIFY(plain(trendSubline(made.data, lead)).contains(u"2 of 1,000 random orders of the same weeks"_s));
        lead.trend.rises = false;
        lead.trend.judgement = Judgement::Better;
        QCOMPARE(verdictText(made.data, lead), u"Fell in week 5"_s);
        QCOMPARE(trendCellText(made.data, lead).icon, u"trending-down"_s);
    }

    void aWeekOfAnotherYearSaysSo()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", day, Finding::Shifted);
        lead.trend.since = MadeTrends::week(2) - std::chrono::weeks(6);
        lead.trend.rises = true;
        QCOMPARE(verdictText(made.data, lead), u"Shift in week 48 of 2024"_s);
    }

    void aDriftIsToldByItsPace()
    {
        MadeTrends made;
        MeasuredTrend& wip = made.add("wip", 32, Finding::Drifts);
        wip.trend.perBucket = 0.6;
        wip.trend.rises = true;
        wip.trend.judgement = Judgement::Worse;
        QCOMPARE(verdictText(made.data, wip), u"Grows 0.6 a week"_s);
        QCOMPARE(trendCellText(made.data, wip).unit, u"items"_s);
        wip.trend.perBucket = -1.25;
        wip.trend.rises = false;
        QCOMPARE(verdictText(made.data, wip), u"Shrinks 1.3 a week"_s);
    }

    void pointsOutsideAreCounted()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Outside);
        finished.trend.since = MadeTrends::week(14);
        finished.trend.result.series[12].value = 17; // week 14
        MadeTrends::limit(finished, 1, 5, 12, "outside", {MadeTrends::week(14)});
        QCOMPARE(verdictText(made.data, finished), u"One point outside in week 14"_s);
        finished.trend.result.series[4].value = 16; // week 6
        MadeTrends::limit(finished, 1, 5, 12, "outside", {MadeTrends::week(6), MadeTrends::week(14)});
        QCOMPARE(verdictText(made.data, finished), u"2 points outside, the last in week 14"_s);
        QVERIFY(
            trendAnswer(made.data, finished).startsWith(u"In week 14 the number of finished items lies outside its limits: 17 a week."_s));
        QCOMPARE(trendSignalTexts(made.data, finished).size(), std::size_t(2));
    }

    void aRunIsToldByItsLengthAndBeginning()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Ran);
        std::vector<Day> run;
        for (int w = 3; w <= 11; ++w) {
            finished.trend.result.series[static_cast<std::size_t>(w - 2)].value = 8;
            if (w == 7)
                finished.trend.result.series[static_cast<std::size_t>(w - 2)].value = std::nullopt; // nothing known: the run goes on
            else
                run.push_back(MadeTrends::week(w));
        }
        MadeTrends::limit(finished, 1, 6, 12, "run", run);
        finished.trend.judgement = Judgement::Better;
        QCOMPARE(verdictText(made.data, finished), u"8 in a row above the mean up to week 11"_s);
        QCOMPARE(wallAnswer(made.data), u"No measure changed for real in 26 weeks."_s);
        finished.trend.result.series.resize(10); // week 11 is the newest
        finished.trend.levels.front().end = 10;
        QCOMPARE(verdictText(made.data, finished), u"8 in a row above the mean since week 3"_s);
        QVERIFY(!finished.trend.changed()); // a stable chart runs that long often enough
        finished.trend.rises = true;
        QCOMPARE(trendCellText(made.data, finished).icon, u"trending-up"_s);
        QCOMPARE(trendCellText(made.data, finished).tone, Token::TextSecondary);
        QCOMPARE(trendAnswer(made.data, finished),
            u"Since week 3 more items are finished than on average, 8 weeks in a row. That is a signal, and no proven change yet."_s);
        const TrendSignals found = trendSignals(finished.trend);
        QCOMPARE(found.runs.size(), std::size_t(1));
        QCOMPARE(found.runs.front().first, std::size_t(1));
        QCOMPARE(found.runs.front().last, std::size_t(9));
    }

    void noSignalAndTooLittleAreNotTheSame()
    {
        MadeTrends made;
        QCOMPARE(verdictText(made.data, made.add("throughput", 5, Finding::Steady)), u"No signal"_s);
        QCOMPARE(verdictText(made.data, made.add("arrivals", 5, Finding::TooFew)), u"Too few weeks to tell"_s);
        QCOMPARE(trendCellText(made.data, made.data.trends.back()).tone, Token::TextSecondary);
        made.data.bucket = Bucket::Month;
        QCOMPARE(verdictText(made.data, made.data.trends.back()), u"Too few months to tell"_s);
    }

    void aConfirmedLevelIsToldWithItsBeginning()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", 13.8 * day, Finding::Steady);
        MadeTrends::limit(lead, 4.6 * day, 10.2 * day, 22.3 * day, "outside", {});
        lead.trend.levels = {{0, 5, lead.trend.result.limits}, {5, 26, metrics::MetricLimits {13.8 * day, 10.8 * day, 17.6 * day, {}}}};
        QCOMPARE(
            plain(trendAnswer(made.data, lead)), u"No signal since the limits began anew in week 7. The median lead time is 13.8 days."_s);
        const auto found = trendSignalTexts(made.data, lead);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(plain(found.front().words), u"Limits begin anew in week 7, as confirmed: mean 13.8 d, before 10.2 d."_s);
        const TrendPicture picture = trendPicture(made.data, lead);
        QCOMPARE(plain(picture.bands.front().words), u"before: mean 10.2 d, limits 4.6 to 22.3 d"_s);
        QVERIFY(picture.bands.back().words.isEmpty());
    }

    void whatIsUnknownSaysWhatToImport()
    {
        MadeTrends made;
        const TrendCellText cell = trendCellText(made.data, made.add("commits", std::nullopt, Finding::Unknown));
        QVERIFY(cell.unknown);
        QVERIFY(cell.value.isEmpty());
        QCOMPARE(cell.verdict, u"Unknown: no commits imported"_s);
        QCOMPARE(cell.remedy, u"Import a repository…"_s);
        const TrendCellText lead = trendCellText(made.data, made.add("lead_time", std::nullopt, Finding::Unknown));
        QVERIFY(lead.remedy.isEmpty()); // there are items: importing is not what lacks
    }

    void theWallCountsWhatChangedForReal()
    {
        MadeTrends made;
        made.add("lead_time", day, Finding::Steady);
        made.add("cycle_time", day, Finding::Outside);
        made.add("throughput", 5, Finding::TooFew);
        made.add("commits", std::nullopt, Finding::Unknown);
        QCOMPARE(wallAnswer(made.data), u"No measure changed for real in 26 weeks."_s);
        made.add("arrivals", 5, Finding::Shifted);
        QCOMPARE(wallAnswer(made.data), u"One of three measures changed for real: Created a week."_s);
        made.add("wip", 5, Finding::Drifts).trend.judgement = Judgement::Worse;
        QCOMPARE(wallAnswer(made.data), u"Two of four measures changed for real. One got worse."_s);
        made.add("flow_efficiency", 0.3, Finding::Shifted).trend.judgement = Judgement::Better;
        QCOMPARE(wallAnswer(made.data), u"Three of five measures changed for real. One got worse; one got better."_s);
    }

    void withoutEnoughWeeksNothingIsClaimed()
    {
        MadeTrends made(4);
        made.add("lead_time", day, Finding::TooFew);
        QCOMPARE(wallAnswer(made.data), u"4 weeks are too few to tell chance from change."_s);
        QCOMPARE(wallSubline(made.data), u"4 calendar weeks each, newest value at the right."_s);
    }

    void theWallSaysHowOftenChanceMarksAPoint()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Steady);
        MadeTrends::limit(finished, 1, 5, 12, "outside", {});
        QVERIFY2(wallSubline(made.data).endsWith(
                     u"A mark alone proves nothing: a chart as long as these in which nothing changes shows one 9 times in 100."_s),
            qPrintable(wallSubline(made.data)));
    }

    void whatChangedStandsFirst()
    {
        MadeTrends made;
        made.add("lead_time", std::nullopt, Finding::Unknown);
        made.add("cycle_time", day, Finding::TooFew);
        made.add("throughput", 5, Finding::Steady);
        made.add("arrivals", 5, Finding::Outside);
        made.add("wip", 5, Finding::Drifts).trend.judgement = Judgement::Better;
        made.add("flow_efficiency", 0.3, Finding::Shifted).trend.judgement = Judgement::Worse;
        QCOMPARE(wallOrder(made.data, WallOrder::BySignal), std::vector<std::size_t>({5, 4, 3, 2, 1, 0}));
        QCOMPARE(wallOrder(made.data, WallOrder::ByPlace), std::vector<std::size_t>({0, 1, 2, 3, 4, 5}));
    }

    void thePointUnderTheCrosshairSaysWhenHowMuchAndHowSure()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", 1.3 * 2 * day, Finding::Steady);
        lead.trend.result.series[3].low = 2.1 * day;
        lead.trend.result.series[3].high = 4.5 * day;
        const ChartTip tip = trendTip(made.data, lead, 3);
        QCOMPARE(plain(tip.when), u"Week 5, 27 Jan – 2 Feb"_s);
        QCOMPARE(plain(tip.value), u"2.6 d"_s);
        QCOMPARE(tip.beside, u"median of 4"_s);
        QCOMPARE(plain(tip.below), u"95 % interval 2.1 to 4.5 d"_s);
        lead.trend.result.series[3].partial = true;
        QCOMPARE(trendTip(made.data, lead, 3).below, u"not a whole week, set aside"_s);
        lead.trend.result.series[3].value.reset();
        QCOMPARE(trendTip(made.data, lead, 3).value, u"unknown"_s);
    }

    void theTableHoldsTheNumbersOfTheChart()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Outside);
        finished.trend.result.series[12].value = 17;
        finished.trend.result.series[13].value.reset();
        MadeTrends::limit(finished, 1, 5.4, 12, "outside", {MadeTrends::week(14)});
        const QStringList columns = trendColumns(made.data, finished);
        const std::vector<QStringList> rows = trendRows(made.data, finished);
        QCOMPARE(rows.size(), std::size_t(26));
        QVERIFY(std::ranges::all_of(rows, [&](const QStringList& row) { return row.size() == columns.size(); }));
        QCOMPARE(rows[12].first(4), QStringList({u"Week 14"_s, u"31 Mar 2025"_s, u"17"_s, u"4"_s}));
        QCOMPARE(rows[12].mid(6), QStringList({u"1"_s, u"5.4"_s, u"12"_s, u"outside"_s}));
        QCOMPARE(rows[13][2], u"unknown"_s); // never 0
    }

    void aStockSaysThatThereWasNeverAsMuchAndWhatCameAndWent()
    {
        MadeTrends made;
        made.add("arrivals", 37, Finding::Steady).trend.result.summary.value = 37.4;
        made.add("throughput", 32, Finding::Steady).trend.result.summary.value = 32.3;
        MeasuredTrend& wip = made.add("wip", 46, Finding::Steady);
        QVERIFY(!trendAnswer(made.data, wip).contains(u"the most"_s)); // as many as ever
        wip.trend.result.series.back().value = 95;
        QVERIFY2(trendAnswer(made.data, wip).endsWith(u"It is the most in 26 weeks."_s), qPrintable(trendAnswer(made.data, wip)));
        QVERIFY2(trendSubline(made.data, wip).endsWith(u"On average 37.4 were created and 32.3 finished a week."_s),
            qPrintable(trendSubline(made.data, wip)));
        wip.trend.result.series.back().value = 3;
        QVERIFY(trendAnswer(made.data, wip).endsWith(u"It is the least in 26 weeks."_s));
    }

    void aLimitFarAboveTheDataDoesNotFlattenThem()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", 10 * day, Finding::Steady);
        MadeTrends::limit(lead, day, 10 * day, 9046 * day, "outside", {});
        const TrendPicture picture = trendPicture(made.data, lead);
        QVERIFY(picture.top <= 40 * day);
        QCOMPARE(picture.bands.front().upper, picture.top);
        QVERIFY(std::ranges::all_of(picture.endLabels, [&](const TrendPicture::EndLabel& label) { return label.value <= picture.top; }));
        QCOMPARE(plain(picture.endLabels.front().number), u"9,046 d"_s);
        QCOMPARE(picture.endLabels.front().name, u"upper limit, above"_s);
        MadeTrends::limit(lead, day, 10 * day, 20 * day, "outside", {});
        QCOMPARE(trendPicture(made.data, lead).bands.front().upper, 20 * day);
        QCOMPARE(trendPicture(made.data, lead).endLabels.front().name, u"upper limit"_s);
    }

    void nothingBridgesAWeekWithoutAValue()
    {
        MadeTrends made(8);
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Steady);
        finished.trend.result.series[3].value.reset();
        finished.trend.result.series[7].partial = true;
        const TrendPicture picture = trendPicture(made.data, finished);
        const auto lines = trendLines(picture, picture.from, picture.to);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].size(), std::size_t(3));
        QCOMPARE(lines[1].size(), std::size_t(3)); // the last week is not whole
    }

    void tooFewPointsAreNotJoined()
    {
        MadeTrends made(4);
        MeasuredTrend& finished = made.add("throughput", 5, Finding::TooFew);
        const TrendPicture picture = smallTrendPicture(made.data, finished);
        QVERIFY(trendLines(picture, picture.from, picture.to).empty());
        QCOMPARE(picture.points.size(), std::size_t(4));
    }

    /// The part of a month that has begun would squeeze all others.
    void whatIsSetAsideDoesNotSetTheScaleOfACell()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 100, Finding::Steady);
        finished.trend.result.series[3].value = 120;
        finished.trend.result.series.back().value = 2;
        finished.trend.result.series.back().partial = true;
        finished.newest = 24;
        QVERIFY(smallTrendPicture(made.data, finished).bottom > 90);
        MeasuredTrend& wip = made.add("wip", 100, Finding::Steady);
        wip.trend.result.series.back().value = 2;
        wip.trend.result.series.back().partial = true;
        wip.newest = 25; // it is drawn
        const TrendPicture stock = smallTrendPicture(made.data, wip);
        QVERIFY(stock.bottom < 2);
        QVERIFY(!stock.points.back().partial); // what is there now is there: the line leads to it
    }

    void aLineIsCutWhereTheShownDaysEnd()
    {
        MadeTrends made(8);
        MeasuredTrend& finished = made.add("throughput", 5, Finding::Steady);
        finished.trend.result.series[4].value = 7;
        const TrendPicture picture = trendPicture(made.data, finished);
        const double middle = picture.points[4].x;
        const auto lines = trendLines(picture, middle - 3.5, middle + 3.5);
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(lines[0].size(), std::size_t(3));
        QCOMPARE(lines[0][0], QPointF(middle - 3.5, 6));
        QCOMPARE(lines[0][2], QPointF(middle + 3.5, 6));
    }

    void valuesStandFromZeroWithTheUnitOnOneTick()
    {
        MadeTrends made;
        MeasuredTrend& lead = made.add("lead_time", 3.4 * day, Finding::Steady);
        const TrendPicture picture = trendPicture(made.data, lead);
        QCOMPARE(picture.bottom, 0.0);
        QCOMPARE(picture.top, 4 * day);
        const auto units = std::ranges::count_if(picture.valueTicks, [](const auto& tick) { return tick.words.contains(u'd'); });
        QCOMPARE(units, 1);
        QCOMPARE(plain(picture.valueTicks.back().words), u"4 d"_s);
    }
};

QTEST_MAIN(TestTrendsTexts)
#include "tst_trends_texts.moc"
