// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/intervals.h"
#include "core/stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace weir::stats;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) < 5e-4;
}

} // namespace

class TestIntervals : public QObject {
    Q_OBJECT
private slots:
    /// Values of published tables (Garwood 1936; Wilson's by hand).
    void boundsPoissonCountsExactly_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("none seen") << 0 << 0.0 << 3.6889;
        QTest::newRow("1") << 1 << 0.0253 << 5.5716;
        QTest::newRow("3") << 3 << 0.6187 << 8.7673;
        QTest::newRow("10") << 10 << 4.7954 << 18.3904;
        QTest::newRow("100") << 100 << 81.3640 << 121.6270;
    }
    void boundsPoissonCountsExactly()
    {
        QFETCH(int, count);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval = poissonInterval(count);
        QVERIFY2(near(interval.low, low), qPrintable(QString::number(interval.low)));
        QVERIFY2(near(interval.high, high), qPrintable(QString::number(interval.high)));
    }

    void boundsShares_data()
    {
        QTest::addColumn<int>("hits");
        QTest::addColumn<int>("of");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("none of 10") << 0 << 10 << 0.0 << 0.2775;
        QTest::newRow("8 of 10") << 8 << 10 << 0.4902 << 0.9433;
        QTest::newRow("17 of 24") << 17 << 24 << 0.5083 << 0.8509;
        QTest::newRow("all of 10") << 10 << 10 << 0.7225 << 1.0;
    }
    void boundsShares()
    {
        QFETCH(int, hits);
        QFETCH(int, of);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto interval = wilsonInterval(hits, of);
        QVERIFY(interval.has_value());
        QVERIFY2(near(interval->low, low), qPrintable(QString::number(interval->low)));
        QVERIFY2(near(interval->high, high), qPrintable(QString::number(interval->high)));
    }
    void saysNothingAboutAShareOfNothing() { QVERIFY(!wilsonInterval(0, 0)); }

    /// Ranks of published tables for the 95 % interval of the median.
    void boundsMediansByRanks_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::newRow("fewest") << 6 << 1 << 6;
        QTest::newRow("9") << 9 << 2 << 8;
        QTest::newRow("20") << 20 << 6 << 15;
        QTest::newRow("25") << 25 << 8 << 18;
        QTest::newRow("100") << 100 << 40 << 61;
    }
    void boundsMediansByRanks()
    {
        QFETCH(int, n);
        QFETCH(int, low);
        QFETCH(int, high);
        std::vector<double> values;
        for (int i = n; i > 0; --i)
            values.push_back(i);
        const auto interval = medianInterval(values);
        QVERIFY(interval.has_value());
        QCOMPARE(*interval, (Interval {double(low), double(high)}));
    }
    void saysNothingAboutTheMedianOfFive()
    {
        std::vector<double> values {1, 2, 3, 4, 5};
        QVERIFY(!medianInterval(values));
    }

    /// A 95 % interval holds the truth in about 95 of 100 samples.
    void holdsTheRatioAsOftenAsItSays()
    {
        Random random(11);
        int held = 0;
        const int rounds = 1000;
        for (int round = 0; round < rounds; ++round) {
            std::vector<double> work;
            std::vector<double> lead;
            for (int i = 0; i < 60; ++i) {
                lead.push_back(random.logNormal(10, 0.6));
                work.push_back(lead.back() * (0.1 + 0.3 * random.uniform())); // Σ work ÷ Σ lead is 0.25
            }
            const auto interval = ratioInterval(work, lead);
            QVERIFY(interval.has_value());
            held += interval->low <= 0.25 && 0.25 <= interval->high ? 1 : 0;
        }
        QVERIFY2(held > 0.92 * rounds && held < 0.975 * rounds, qPrintable(QString::number(held)));
    }
    void saysNothingAboutARatioOfFew()
    {
        const std::vector<double> nine(9, 1.0);
        const std::vector<double> ten(10, 0.0);
        QVERIFY(!ratioInterval(nine, nine));
        QVERIFY(!ratioInterval(ten, ten));
    }
    void saysNothingAboutPartsThatExceedTheirWholes()
    {
        const std::vector<double> parts(12, 10.0);
        const std::vector<double> wholes(12, 1.0);
        QVERIFY(!ratioInterval(parts, wholes));
        QVERIFY(ratioInterval(wholes, parts));
    }
};

QTEST_APPLESS_MAIN(TestIntervals)
#include "tst_intervals.moc"
