// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change_points.h"
#include "core/stats/random.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace weir::stats;
using weir::StopFlag;
using Points = std::vector<std::optional<double>>;

namespace {

/// Of 400 charts, how many show a change.
int charts(ControlKind kind, int size, const std::function<double(Random&, int)>& draw)
{
    Random random(11);
    int changed = 0;
    for (int chart = 0; chart < 400; ++chart) {
        Points points;
        for (int i = 0; i < size; ++i)
            points.emplace_back(draw(random, i));
        changed += changePoints(points, kind).empty() ? 0 : 1;
    }
    return changed;
}

} // namespace

class TestChangePoints : public QObject {
    Q_OBJECT
private slots:
    void findsWhereTheLevelChangedAndBothLevels()
    {
        Random random(1);
        Points points;
        for (int i = 0; i < 26; ++i)
            points.emplace_back(random.logNormal(i < 12 ? 1.0 : 2.0, 0.15));
        const auto changes = changePoints(points, ControlKind::Duration);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].index, std::size_t(12));
        QVERIFY(std::abs(changes[0].before - 1) < 0.15 && std::abs(changes[0].after - 2) < 0.3);
        QCOMPARE(changes[0].p, 0.002); // none of 999 permutations comes near, and there are two searches
    }

    void findsTwoChangesAndTheLevelsBetween()
    {
        Random random(2);
        Points points;
        for (int i = 0; i < 45; ++i)
            points.emplace_back(random.poisson(i < 15 ? 20 : i < 30 ? 45 : 20));
        const auto changes = changePoints(points, ControlKind::Count);
        QCOMPARE(changes.size(), std::size_t(2));
        QCOMPARE(changes[0].index, std::size_t(15));
        QCOMPARE(changes[1].index, std::size_t(30));
        QVERIFY(std::abs(changes[0].after - 45) < 6 && changes[0].after == changes[1].before);
    }

    void countsPointsThatAreNotThere()
    {
        Random random(3);
        Points points;
        for (int i = 0; i < 30; ++i) {
            points.emplace_back(random.uniform() * 0.1 + (i < 14 ? 0.2 : 0.6));
            points.emplace_back(std::nullopt);
        }
        const auto changes = changePoints(points, ControlKind::Ratio);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].index, std::size_t(28));
    }

    void isTheSameInEveryRunAndWhateverTheUnit()
    {
        Random random(4);
        Points points, inSeconds;
        for (int i = 0; i < 40; ++i) {
            points.emplace_back(random.logNormal(i < 25 ? 3 : 4.5, 0.3));
            inSeconds.emplace_back(*points.back() * 86400);
        }
        const auto changes = changePoints(points, ControlKind::Duration);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changePoints(points, ControlKind::Duration), changes);
        QCOMPARE(changePoints(inSeconds, ControlKind::Duration).front().index, changes.front().index);
    }

    void takesALongSeriesWithoutMuchWork()
    {
        Random random(6);
        Points points;
        for (int i = 0; i < 3650; ++i)
            points.emplace_back(random.poisson(i < 2000 ? 5 : 7));
        const auto changes = changePoints(points, ControlKind::Count);
        QCOMPARE(changes.size(), std::size_t(1));
        QVERIFY(std::abs(static_cast<int>(changes[0].index) - 2000) < 60);
    }

    void canBeCancelled()
    {
        StopFlag stop;
        stop.stop();
        Points points;
        for (int i = 0; i < 40; ++i)
            points.emplace_back(i < 20 ? 5 + i % 3 : 15 + i % 3);
        QVERIFY_EXCEPTION_THROWN((void)changePoints(points, ControlKind::Count, stop), weir::Cancelled);
    }

    void oneWildPointIsNoChange()
    {
        Random random(5);
        Points points;
        for (int i = 0; i < 30; ++i)
            points.emplace_back(random.poisson(20));
        points[14] = 200;
        QVERIFY(changePoints(points, ControlKind::Count).empty());
    }

    void isSilentWhereNothingCanBeSaid_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<int>("kind");
        QTest::newRow("nothing") << Points {} << int(ControlKind::Count);
        QTest::newRow("too few") << Points {1, 1, 1, 1, 9, 9, 9, 9, 9} << int(ControlKind::Count);
        QTest::newRow("nothing varies") << Points(20, 3.0) << int(ControlKind::Duration);
        QTest::newRow("no logarithm of zero") << Points {0, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9} << int(ControlKind::Duration);
    }
    void isSilentWhereNothingCanBeSaid()
    {
        QFETCH(Points, points);
        QFETCH(int, kind);
        QVERIFY(changePoints(points, static_cast<ControlKind>(kind)).empty());
    }

    void seldomSeesAChangeWhereThereIsNone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("mean");
        QTest::addColumn<int>("size");
        for (const int size : {12, 26, 52}) {
            QTest::addRow("counts around 3, %d", size) << int(ControlKind::Count) << 3.0 << size;
            QTest::addRow("counts around 10, %d", size) << int(ControlKind::Count) << 10.0 << size;
            QTest::addRow("skewed durations, %d", size) << int(ControlKind::Duration) << 1.0 << size;
        }
    }
    void seldomSeesAChangeWhereThereIsNone()
    {
        QFETCH(int, kind);
        QFETCH(double, mean);
        QFETCH(int, size);
        const bool duration = static_cast<ControlKind>(kind) == ControlKind::Duration;
        const int changed = charts(static_cast<ControlKind>(kind), size,
            [&](Random& random, int) { return duration ? random.logNormal(5, mean) : double(random.poisson(mean)); });
        // 4 of 400 are expected; 12 are the 99.97th percentile of that.
        QVERIFY2(changed <= 12, qPrintable(QString::number(changed)));
    }

    void mostlySeesADoubling()
    {
        const int seen = charts(ControlKind::Duration, 26, [](Random& random, int i) { return random.logNormal(i < 16 ? 5 : 10, 0.3); });
        QVERIFY2(seen > 360, qPrintable(QString::number(seen)));
    }
};

QTEST_APPLESS_MAIN(TestChangePoints)
#include "tst_change_points.moc"
