// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/silences.h"
#include "core/stats/change_points.h"
#include "core/stats/random.h"
#include "core/trends/trend.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <functional>
#include <string>

using namespace weir;
using trends::Finding;
using trends::Judgement;
using trends::Trend;

namespace {

constexpr std::chrono::local_days firstMonday(std::chrono::year(2025) / 3 / 3);

/// What a week brings: how many items finish in it, and after how many hours; how many more are begun and stay open.
struct Week {
    int finished = 0;
    int hours = 24;
    int begun = 0;
};

analysis::FactsPtr factsOf(int weeks, const std::function<Week(int)>& week)
{
    StageMap map;
    map.stages = {{"Build", StageKind::Work, {"Ready"}, {"Doing"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
    std::string text;
    int key = 0;
    for (int w = 0; w < weeks; ++w) {
        const Week brings = week(w);
        const std::string monday = isoDay(firstMonday + std::chrono::weeks(w));
        for (int i = 0; i < brings.finished; ++i)
            text += "A-" + std::to_string(++key) + ": created " + monday + ", Doing " + monday + ", Done +" + std::to_string(brings.hours)
                + "h\n";
        for (int i = 0; i < brings.begun; ++i)
            text += "A-" + std::to_string(++key) + ": created " + monday + ", Doing " + monday + "\n";
    }
    text += "newest " + isoDay(firstMonday + std::chrono::weeks(weeks)) + "\n";
    SilentProgress progress;
    return analysis::computeFacts(testsupport::datasetFromText(text), map, Calendar(Zone()), progress);
}

Trend trendOf(
    const analysis::FactsPtr& facts, std::string_view metric, const std::vector<Day>& confirmed = {}, const Selection& selection = {})
{
    SilentProgress progress;
    return trends::measureTrend(*metrics::findMetric(metric), *facts, {selection, Bucket::Week}, confirmed, progress);
}

} // namespace

class TestTrend : public QObject {
    Q_OBJECT
private slots:
    void aStepOfTheLevelIsToldWithItsWeekAndJudged_data()
    {
        QTest::addColumn<bool>("grows");
        QTest::newRow("more is better") << true;
        QTest::newRow("less is worse") << false;
    }
    void aStepOfTheLevelIsToldWithItsWeekAndJudged()
    {
        QFETCH(bool, grows);
        stats::Random random(3);
        const auto facts = factsOf(26, [&](int w) { return Week {.finished = random.poisson((w < 14) == grows ? 6 : 18)}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.finding, Finding::Shifted);
        QCOMPARE(trend.rises, grows);
        QCOMPARE(trend.judgement, grows ? Judgement::Better : Judgement::Worse);
        QCOMPARE(isoDay(trend.since), isoDay(firstMonday + std::chrono::weeks(14)));
        QVERIFY((trend.after > 2 * trend.before) == grows);
        QVERIFY(trend.p <= stats::changeLevel && trend.changed());
        // Without the user's word the limits stand over all of it.
        QCOMPARE(trend.levels.size(), std::size_t(1));
        QVERIFY(trend.result.limits.has_value());
    }

    void whatHasNoDirectionIsNotJudged()
    {
        const auto facts = factsOf(26, [](int w) { return Week {.finished = w < 14 ? 4 + w % 2 : 12 + w % 2}; });
        const Trend trend = trendOf(facts, "arrivals");
        QCOMPARE(trend.finding, Finding::Shifted);
        QCOMPARE(trend.judgement, Judgement::Neutral);
    }

    void longerIsWorse()
    {
        stats::Random random(4);
        const auto facts =
            factsOf(26, [&](int w) { return Week {.finished = 8, .hours = static_cast<int>(random.logNormal(w < 13 ? 20 : 60, 0.2))}; });
        const Trend trend = trendOf(facts, "lead_time");
        QCOMPARE(trend.finding, Finding::Shifted);
        QCOMPARE(trend.judgement, Judgement::Worse);
        QVERIFY(trend.before > 15 * 3600.0 && trend.before < 25 * 3600.0);
    }

    void limitsBeginAnewWhereTheUserConfirmedAChange()
    {
        const auto facts = factsOf(26, [](int w) { return Week {.finished = w < 14 ? 20 + w % 2 : 40 + w % 2}; });
        const Day change = firstMonday + std::chrono::weeks(14);
        const Trend trend = trendOf(facts, "throughput", {change, change, firstMonday - std::chrono::days(400)});
        QCOMPARE(trend.levels.size(), std::size_t(2));
        QCOMPARE(trend.levels[0].end, std::size_t(14));
        QCOMPARE(trend.levels[1].begin, std::size_t(14));
        QVERIFY(trend.levels[0].limits && trend.levels[0].limits->upper < 30);
        QVERIFY(trend.levels[1].limits && trend.levels[1].limits->lower > 30);
        QCOMPARE(trend.result.limits->centre, trend.levels[1].limits->centre);
        QVERIFY(trend.levels[1].limits->signalPoints.empty());
    }

    void aStableSeriesSaysNothing()
    {
        stats::Random random(8);
        const auto facts = factsOf(20, [&](int) { return Week {.finished = 12 + static_cast<int>(random.below(5))}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.finding, Finding::Steady);
        QVERIFY(!trend.changed());
        QVERIFY(trend.falseAlarms > 0 && trend.falseAlarms < 0.2);
        QCOMPARE(trend.charted, std::size_t(20));
    }

    void onePointOutsideIsToldButIsNoChange()
    {
        const auto facts = factsOf(20, [](int w) { return Week {.finished = w == 11 ? 60 : 15 + w % 3}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.finding, Finding::Outside);
        QCOMPARE(isoDay(trend.since), isoDay(firstMonday + std::chrono::weeks(11)));
        QVERIFY(trend.rises && !trend.changed());
        QCOMPARE(trend.judgement, Judgement::Neutral);
    }

    void aRunBeginsWithItsFirstPoint()
    {
        // Too small a step for the test of a change, too long in a row for chance.
        const auto facts = factsOf(18, [](int w) { return Week {.finished = 20 + (w >= 4 && w < 12 ? 2 : w % 2 == 0 ? -4 : 4)}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.finding, Finding::Ran);
        QCOMPARE(isoDay(trend.since), isoDay(firstMonday + std::chrono::weeks(3)));
        QVERIFY(trend.rises);
    }

    void aRunIsToldRatherThanAnOlderPointOutside()
    {
        const auto facts = factsOf(18, [](int w) { return Week {.finished = w == 1 ? 60 : w >= 10 ? 18 : w % 2 == 0 ? 16 : 24}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.finding, Finding::Ran);
        QCOMPARE(isoDay(trend.since), isoDay(firstMonday + std::chrono::weeks(10)));
        QVERIFY(!trend.rises);
        const auto& signalled = trend.levels.front().limits->signalPoints;
        QVERIFY(std::ranges::any_of(signalled, [](const auto& signal) { return signal.rule == "outside"; }));
    }

    void aRunDoesNotReachBehindAConfirmedLevel()
    {
        const Day anew = firstMonday + std::chrono::weeks(10);
        const auto facts = factsOf(26, [](int w) { return Week {.finished = w < 10 ? 40 : w < 18 ? 22 : w % 2 == 0 ? 17 : 18}; });
        const Trend trend = trendOf(facts, "throughput", {anew});
        for (const auto& level : trend.levels)
            QVERIFY(level.limits || level.end == 10);
        if (trend.finding == Finding::Ran)
            QVERIFY(trend.since >= anew);
        QVERIFY(trend.finding == Finding::Ran || trend.finding == Finding::Shifted);
    }

    void aStockThatGrowsDriftsAndHasNoLimits()
    {
        const auto growing = factsOf(20, [](int w) { return Week {.finished = 3, .begun = w % 2}; });
        const Trend trend = trendOf(growing, "wip");
        QCOMPARE(trend.finding, Finding::Drifts);
        QCOMPARE(trend.judgement, Judgement::Worse);
        QVERIFY(trend.perBucket > 0.4 && trend.perBucket < 0.6);
        QVERIFY(!trend.result.limits && trend.levels.size() == 1);
        const auto level = factsOf(20, [](int) { return Week {.finished = 3}; });
        QCOMPARE(trendOf(level, "wip").finding, Finding::Steady);
    }

    void saysWhatCannotBeTold()
    {
        const auto few = factsOf(4, [](int w) { return Week {.finished = 3 + w}; });
        QCOMPARE(trendOf(few, "throughput").finding, Finding::TooFew);
        QCOMPARE(trendOf(few, "wip").finding, Finding::TooFew);
        QCOMPARE(trendOf(few, "commits").finding, Finding::Unknown);
    }

    void showsHalfAYearWhereTheWindowIsShorter()
    {
        const auto facts = factsOf(60, [](int) { return Week {.finished = 2}; });
        Selection selection;
        selection.window = facts->calendar.window(firstMonday + std::chrono::days(50 * 7 + 2), std::nullopt);
        const Selection wide = trends::trendWindow(*facts, selection, Bucket::Week);
        QCOMPARE(wide.window.to, selection.window.to);
        const Trend trend = trendOf(facts, "throughput", {}, wide);
        QVERIFY(trend.result.series.size() >= 26 && trend.result.series.size() <= 27);
        QVERIFY(!trend.result.series.front().partial);
        selection.window = facts->calendar.window(firstMonday + std::chrono::days(10 * 7 + 2), std::nullopt);
        const Trend longer = trendOf(facts, "throughput", {}, trends::trendWindow(*facts, selection, Bucket::Week));
        QCOMPARE(isoDay(longer.result.series.front().start), isoDay(firstMonday + std::chrono::weeks(10)));
        QVERIFY(!longer.result.series.front().partial);
        QCOMPARE(trends::trendWindow(*facts, {}, Bucket::Week), Selection());
    }

    void aHoleBetweenExportsIsNoLevel()
    {
        // A year of one or two a week, two years of which no source tells, and half a year as before: nothing has changed.
        stats::Random random(11);
        const auto facts = factsOf(182, [&](int w) { return Week {.finished = w < 52 || w >= 156 ? 1 + random.poisson(0.5) : 0}; });
        const Trend trend = trendOf(facts, "throughput");
        QVERIFY(!trend.changed());
        QVERIFY(trend.finding == Finding::Steady || trend.finding == Finding::Outside);
        QVERIFY(trend.charted < 80);
        QVERIFY(!trend.result.series[100].value && trend.result.series[100].partial);
        QVERIFY(trend.result.limits && trend.result.limits->centre > 1);
        // Weeks without any among others are what they are.
        const auto sparse = factsOf(60, [](int w) { return Week {.finished = w % 12 == 0 ? 1 : 0}; });
        QVERIFY(analysis::silences(*sparse).empty());
    }

    void whatABlipLeavesIsNoNewLevel()
    {
        // Twenty weeks of two, five of fourteen, twenty of two: the level is what it was.
        stats::Random random(7);
        const auto facts = factsOf(46, [&](int w) { return Week {.finished = w >= 20 && w < 25 ? 14 : 1 + random.poisson(1.5)}; });
        const Trend trend = trendOf(facts, "throughput");
        QCOMPARE(trend.changes.size(), std::size_t(2)); // they are there to be looked at
        QVERIFY(!trend.changed());
        QCOMPARE(trend.finding, Finding::Outside);
        // A level that lasted is no blip.
        const auto lasting = factsOf(46, [&](int w) { return Week {.finished = w >= 20 && w < 32 ? 14 : 1 + random.poisson(1.5)}; });
        QCOMPARE(trendOf(lasting, "throughput").finding, Finding::Shifted);
    }
};

QTEST_APPLESS_MAIN(TestTrend)
#include "tst_trend.moc"
