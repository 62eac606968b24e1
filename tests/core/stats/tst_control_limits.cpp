// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/control_limits.h"
#include "core/stats/false_alarms.h"
#include "core/stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace weir::stats;
using Points = std::vector<std::optional<double>>;

namespace {

struct Alarms {
    int outside = 0, any = 0;
    double said = 0; ///< share of charts with a signal, by the mean over some of the charts
};

/// How many of 1,000 charts show a point outside, or a signal of either rule, although nothing changes.
Alarms falseAlarms(ControlKind kind, int size, const std::function<double(Random&)>& draw)
{
    Random random(5);
    Alarms alarms;
    for (int chart = 0; chart < 1000; ++chart) {
        Points points;
        for (int i = 0; i < size; ++i)
            points.emplace_back(draw(random));
        const auto limits = controlLimits(points, kind);
        alarms.outside += limits && std::ranges::count(limits->signalPoints, ControlRule::Outside, &ControlSignal::rule) > 0 ? 1 : 0;
        alarms.any += limits && !limits->signalPoints.empty() ? 1 : 0;
        if (chart < 10)
            alarms.said += falseAlarmShare(points, kind) / 10;
    }
    return alarms;
}

} // namespace

class TestControlLimits : public QObject {
    Q_OBJECT
private slots:
    void takesMeanAndMovingRangeOfLargeCounts()
    {
        const auto limits = controlLimits(Points {10, 12, 11, 13, 12, 11}, ControlKind::Count);
        QVERIFY(limits.has_value());
        QCOMPARE(limits->centre, 11.5);
        QCOMPARE(limits->lower, 11.5 - 2.66 * 1.4);
        QCOMPARE(limits->upper, 11.5 + 2.66 * 1.4);
        QVERIFY(limits->signalPoints.empty());
    }

    void takesExactPoissonLimitsForSmallCounts()
    {
        const auto limits = controlLimits(Points {3, 2, 4, 3, 3, 2, 4, 3}, ControlKind::Count);
        QVERIFY(limits.has_value());
        QCOMPARE(limits->centre, 3.0);
        QCOMPARE(limits->lower, 0.0);
        QCOMPARE(limits->upper, 9.0); // P(X > 9) = 0.0011, P(X > 8) = 0.0038
    }

    void doesNotTakeBurstsForPoissonCounts()
    {
        const auto limits = controlLimits(Points {0, 20, 0, 18, 0, 21, 1, 2}, ControlKind::Count);
        QVERIFY(limits.has_value());
        QVERIFY(limits->upper > 40);
        QVERIFY(limits->signalPoints.empty());
    }

    void chartsDurationsOnLogarithms()
    {
        const auto limits = controlLimits(Points {1, 10, 1, 10, 1, 10}, ControlKind::Duration);
        QVERIFY(limits.has_value());
        QCOMPARE(limits->centre, std::sqrt(10.0));
        QVERIFY(limits->lower > 0);
        QVERIFY(std::abs(limits->upper / limits->centre - limits->centre / limits->lower) < 1e-6);
    }

    void keepsRatiosWithinTheirRange()
    {
        const auto limits = controlLimits(Points {0.1, 0.9, 0.1, 0.9, 0.1, 0.9}, ControlKind::Ratio);
        QVERIFY(limits.has_value());
        QCOMPARE(limits->lower, 0.0);
        QCOMPARE(limits->upper, 1.0);
    }

    void isSilentWhereLimitsWouldNotBeHonest_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<int>("kind");
        QTest::newRow("too few") << Points {1, 2, 3, 4, 5} << int(ControlKind::Count);
        QTest::newRow("too few known") << Points {1, 2, {}, 3, {}, 4, 5} << int(ControlKind::Count);
        QTest::newRow("nothing varies") << Points {2, 2, 2, 2, 2, 2, 2} << int(ControlKind::Ratio);
        QTest::newRow("no logarithm of zero") << Points {0, 1, 2, 3, 4, 5, 6} << int(ControlKind::Duration);
        QTest::newRow("nothing") << Points {} << int(ControlKind::Count);
    }
    void isSilentWhereLimitsWouldNotBeHonest()
    {
        QFETCH(Points, points);
        QFETCH(int, kind);
        QVERIFY(!controlLimits(points, static_cast<ControlKind>(kind)));
    }

    void marksWhatLiesOutside()
    {
        Points points;
        for (int i = 0; i < 20; ++i)
            points.emplace_back(i % 2 == 0 ? 20 : 22);
        points[7] = std::nullopt;
        points[12] = 60;
        const auto limits = controlLimits(points, ControlKind::Count);
        QVERIFY(limits.has_value());
        QCOMPARE(std::ranges::count(limits->signalPoints, ControlRule::Outside, &ControlSignal::rule), 1);
        QCOMPARE(std::ranges::find(limits->signalPoints, ControlRule::Outside, &ControlSignal::rule)->index, std::size_t(12));
    }

    void marksRunsOfEight_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("marked");
        QTest::newRow("7 is chance") << 7 << 0;
        QTest::newRow("8 is not") << 8 << 16;
        QTest::newRow("9 neither") << 9 << 18;
    }
    void marksRunsOfEight()
    {
        QFETCH(int, length);
        QFETCH(int, marked);
        Points points;
        for (int i = 0; i < 2 * length; ++i)
            points.emplace_back((i < length ? 100 : 104) + (i % 2 == 0 ? 1 : -1));
        const auto limits = controlLimits(points, ControlKind::Count);
        QVERIFY(limits.has_value());
        QCOMPARE(std::ranges::count(limits->signalPoints, ControlRule::Run, &ControlSignal::rule), marked);
    }

    void asksForLongerRunsWhereMostCountsLieOnOneSide()
    {
        // A count in one of ten weeks: 8 ln 2 ÷ 0.1 = 55.5 weeks without any are as rare as 8 on one side of the mean of large counts.
        const auto run = [](std::size_t silent) {
            Points points(560, 0.0);
            for (std::size_t i = 0; i < 56; ++i)
                points[silent + i * (560 - silent) / 56] = 1;
            const auto limits = controlLimits(points, ControlKind::Count);
            return limits ? std::ranges::count(limits->signalPoints, ControlRule::Run, &ControlSignal::rule) : -1;
        };
        QCOMPARE(run(8), 0);
        QCOMPARE(run(55), 0);
        QCOMPARE(run(56), 56);
    }

    void seldomCriesWolf_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("size");
        QTest::addColumn<int>("mostOutside"); // of 1,000 charts of 24 points
        QTest::newRow("sparse counts") << int(ControlKind::Count) << 0.19 << 30;
        QTest::newRow("few counts") << int(ControlKind::Count) << 0.47 << 30;
        QTest::newRow("small counts") << int(ControlKind::Count) << 3.0 << 30;
        QTest::newRow("counts around ten") << int(ControlKind::Count) << 10.0 << 110;
        QTest::newRow("large counts") << int(ControlKind::Count) << 40.0 << 110;
        QTest::newRow("skewed durations") << int(ControlKind::Duration) << 1.0 << 110;
    }
    void seldomCriesWolf()
    {
        QFETCH(int, kind);
        QFETCH(double, size);
        QFETCH(int, mostOutside);
        const bool duration = static_cast<ControlKind>(kind) == ControlKind::Duration;
        const auto draw = [duration, size](Random& random) { return duration ? random.logNormal(5, size) : double(random.poisson(size)); };
        const int outside = falseAlarms(static_cast<ControlKind>(kind), 24, draw).outside;
        QVERIFY2(outside > 0 && outside < mostOutside, qPrintable(QString::number(outside)));
        // What charts of any length are said to show, they show: within 7 in 100.
        for (const int points : {8, 24, 52, 104, 236, 422}) {
            const Alarms alarms = falseAlarms(static_cast<ControlKind>(kind), points, draw);
            const double share = alarms.any / 1000.0;
            QVERIFY2(std::abs(share - alarms.said) < 0.07, qPrintable(QString("%1: %2, said %3").arg(points).arg(share).arg(alarms.said)));
        }
    }

    void tellsOfCountsInBurstsWhatTheyShow()
    {
        const Alarms alarms =
            falseAlarms(ControlKind::Count, 52, [](Random& random) { return double(random.poisson(30 * random.exponential())); });
        QVERIFY(alarms.any > 700 && alarms.said > 0.7);
    }

    void knowsTheShareOfFalseAlarmsOfEveryLength()
    {
        for (std::size_t points = 1; points < 800; ++points)
            QVERIFY(falseAlarmShare(points) <= falseAlarmShare(points + 1));
        QVERIFY(falseAlarmShare(0) > 0 && falseAlarmShare(683) > 0.98);
        QCOMPARE(falseAlarmShare(Points {1, 2, 3}, ControlKind::Count), 0.0); // no limits, no signals
    }
};

QTEST_APPLESS_MAIN(TestControlLimits)
#include "tst_control_limits.moc"
