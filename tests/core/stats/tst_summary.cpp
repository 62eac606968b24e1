// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/summary.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace weir::stats;

class TestSummary : public QObject {
    Q_OBJECT
private slots:
    void saysNothingAboutNothing()
    {
        std::vector<double> none;
        QCOMPARE(summarize(none), Summary {});
        QVERIFY(!percentile(none, 0.5));
    }

    void takesTheNearestRank_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("p");
        QTest::addColumn<int>("rank");
        QTest::newRow("one value") << 1 << 0.5 << 1;
        QTest::newRow("lower of two") << 2 << 0.5 << 1;
        QTest::newRow("middle of three") << 3 << 0.5 << 2;
        QTest::newRow("85 of 10") << 10 << 0.85 << 9;
        QTest::newRow("85 of 20 is exactly 17") << 20 << 0.85 << 17;
        QTest::newRow("95 of 20 is exactly 19, not 20") << 20 << 0.95 << 19;
        QTest::newRow("95 of 21") << 21 << 0.95 << 20;
        QTest::newRow("95 of 100") << 100 << 0.95 << 95;
        QTest::newRow("all") << 7 << 1.0 << 7;
    }
    void takesTheNearestRank()
    {
        QFETCH(int, n);
        QFETCH(double, p);
        QFETCH(int, rank);
        std::vector<double> values;
        for (int i = n; i > 0; --i)
            values.push_back(i);
        QCOMPARE(percentile(values, p).value(), double(rank));
    }

    void agreesWithSortingOnRandomSamples()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> values(1 + random() % 60);
            for (double& v : values)
                v = double(random() % 20); // many ties
            std::vector<double> sorted = values;
            std::ranges::sort(sorted);
            const auto ranked = [&](int percent) { return sorted[(sorted.size() * std::size_t(percent) + 99) / 100 - 1]; };
            const Summary summary = summarize(values);
            QCOMPARE(summary.n, std::int64_t(sorted.size()));
            QCOMPARE(summary.p50.value(), ranked(50));
            QCOMPARE(summary.p85.value(), ranked(85));
            QCOMPARE(summary.p95.value(), ranked(95));
        }
    }

    void agreesWithSortingOnLargeSamples_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("spread over many orders of magnitude") << 0;
        QTest::newRow("few different values") << 1;
        QTest::newRow("all equal") << 2;
        QTest::newRow("both signs") << 3;
        QTest::newRow("close together") << 4;
    }
    void agreesWithSortingOnLargeSamples()
    {
        QFETCH(int, kind);
        std::mt19937 random(8);
        std::lognormal_distribution<double> skewed(0, 4);
        std::vector<double> values(20'001);
        for (double& v : values) {
            const double draws[] = {
                skewed(random), double(random() % 3), 5, skewed(random) - skewed(random), 1e9 + double(random() % 1000)};
            v = draws[kind];
        }
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        const Summary summary = summarize(values);
        QCOMPARE(summary.p50.value(), sorted[10'000]);
        QCOMPARE(summary.p85.value(), sorted[17'000]);
        QCOMPARE(summary.p95.value(), sorted[19'000]);
    }

    void sumsSmallOnesBesideLargeOnes()
    {
        std::vector<double> values {1e16, 1, 1, 1, 1, -1e16};
        QCOMPARE(summarize(values).mean.value(), 4.0 / 6);
    }
};

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
