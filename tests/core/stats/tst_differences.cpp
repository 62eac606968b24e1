// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/differences.h"
#include "core/stats/random.h"
#include "core/stats/summary.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace weir::stats;

namespace {

constexpr int rounds = 1000;

/// How often the interval holds the true difference. `sample` gives one difference from fresh data.
double coverage(double truth, const std::function<std::optional<Difference>(Random&)>& sample)
{
    Random random(20260503);
    int held = 0;
    int given = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto found = sample(random);
        if (!found)
            continue;
        ++given;
        held += found->interval.low <= truth && truth <= found->interval.high ? 1 : 0;
    }
    return given == 0 ? 0 : static_cast<double>(held) / given;
}

std::vector<double> logNormals(Random& random, int n, double median, double sigma)
{
    std::vector<double> values(static_cast<std::size_t>(n));
    for (double& value : values)
        value = random.logNormal(median, sigma);
    return values;
}

} // namespace

class TestDifferences : public QObject {
    Q_OBJECT

private slots:
    void theIntervalOfTwoRatesCovers_data()
    {
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        QTest::addColumn<double>("weeks"); // of the second window; the first has 12
        QTest::newRow("alike") << 4.0 << 4.0 << 12.0;
        QTest::newRow("alike and rare") << 0.3 << 0.3 << 12.0;
        QTest::newRow("far apart") << 9.0 << 2.0 << 12.0;
        QTest::newRow("windows of other lengths") << 5.0 << 3.0 << 4.0;
    }
    void theIntervalOfTwoRatesCovers()
    {
        QFETCH(double, first);
        QFETCH(double, second);
        QFETCH(double, weeks);
        const double share = coverage(first - second, [&](Random& random) {
            return std::optional(rateDifference({random.poisson(first * 12), 12}, {random.poisson(second * weeks), weeks}));
        });
        QVERIFY2(share >= 0.94, qPrintable(QString::number(share)));
    }

    void theRatioOfTwoRatesCovers()
    {
        Random random(7);
        int held = 0;
        for (int i = 0; i < rounds; ++i) {
            const auto ratio = rateRatio({random.poisson(30), 10}, {random.poisson(20), 5});
            held += ratio && ratio->low <= 0.75 && (!ratio->high || *ratio->high >= 0.75) ? 1 : 0;
        }
        QVERIFY2(held >= 950, qPrintable(QString::number(held)));
    }

    void theRatioIsTheBinomialOne()
    {
        // 8 of 10 fell into the first of two equal windows: Clopper and Pearson give 0.4439 to 0.9748.
        const auto ratio = rateRatio({8, 1}, {2, 1});
        QVERIFY(ratio);
        QVERIFY(std::abs(*ratio->value - 4) < 1e-12);
        QVERIFY(std::abs(ratio->low - 0.4439 / 0.5561) < 1e-3);
        QVERIFY(std::abs(*ratio->high - 0.9748 / 0.0252) < 0.1);
        QVERIFY(!rateRatio({0, 1}, {0, 1}));
        const auto unbounded = rateRatio({3, 1}, {0, 1});
        QVERIFY(unbounded && !unbounded->value && !unbounded->high && unbounded->low > 0);
        QCOMPARE(rateRatio({0, 1}, {3, 1})->low, 0.0);
    }

    void theIntervalOfTwoSharesIsNewcombes()
    {
        // Newcombe 1998, table II: 56/70 − 48/80 is 0.2, by method 10 from 0.0524 to 0.3339.
        const auto found = shareDifference({56, 70}, {48, 80});
        QVERIFY(found);
        QVERIFY(std::abs(found->value - 0.2) < 1e-12);
        QVERIFY(std::abs(found->interval.low - 0.0524) < 5e-5);
        QVERIFY(std::abs(found->interval.high - 0.3339) < 5e-5);
        QVERIFY(!shareDifference({0, 0}, {1, 2}));
    }

    void theIntervalOfTwoSharesCovers()
    {
        const auto hits = [](Random& random, double p, int n) {
            int count = 0;
            for (int i = 0; i < n; ++i)
                count += random.chance(p) ? 1 : 0;
            return Share {count, n};
        };
        const double share = coverage(0.2, [&](Random& random) { return shareDifference(hits(random, 0.5, 40), hits(random, 0.3, 25)); });
        QVERIFY2(share >= 0.94, qPrintable(QString::number(share)));
    }

    void theIntervalOfTwoMediansCovers_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("m");
        QTest::addColumn<double>("median"); // of the second; the first has 5
        QTest::addColumn<double>("p");
        QTest::newRow("alike") << 60 << 60 << 5.0 << 0.5;
        QTest::newRow("shifted") << 52 << 61 << 8.0 << 0.5;
        QTest::newRow("few") << 10 << 12 << 6.0 << 0.5;
        QTest::newRow("few beside many") << 15 << 300 << 5.0 << 0.5;
        QTest::newRow("85 %") << 80 << 120 << 7.0 << 0.85;
        QTest::newRow("85 %, as few as are told") << 34 << 200 << 5.0 << 0.85;
    }
    void theIntervalOfTwoMediansCovers()
    {
        QFETCH(int, n);
        QFETCH(int, m);
        QFETCH(double, median);
        QFETCH(double, p);
        const double z = p == 0.85 ? 1.0364334 : 0;
        const double truth = 5 * std::exp(0.8 * z) - median * std::exp(0.8 * z);
        const double share = coverage(truth, [&](Random& random) {
            std::vector<double> a = logNormals(random, n, 5, 0.8);
            std::vector<double> b = logNormals(random, m, median, 0.8);
            return percentileDifference(a, b, p);
        });
        QVERIFY2(share >= 0.915, qPrintable(QString::number(share)));
        QVERIFY2(share <= 0.99, qPrintable(QString::number(share))); // wide enough is no art
    }

    void aBootstrapOfRanksIsABootstrapOfValues()
    {
        Random random(11);
        std::vector<double> a = logNormals(random, 31, 5, 0.8);
        std::vector<double> b = logNormals(random, 40, 7, 0.8);
        std::vector<double> apart;
        for (int i = 0; i < 4000; ++i) { // as in the textbook
            const auto median = [&random](const std::vector<double>& values) {
                std::vector<double> again;
                for (std::size_t k = 0; k < values.size(); ++k)
                    again.push_back(values[random.below(values.size())]);
                return *percentile(again, 0.5);
            };
            apart.push_back(median(a) - median(b));
        }
        const double low = *percentile(apart, 0.025);
        const double high = *percentile(apart, 0.975);
        const auto found = percentileDifference(a, b, 0.5);
        QVERIFY(std::abs(found->interval.low - low) < 0.15 * (high - low));
        QVERIFY(std::abs(found->interval.high - high) < 0.15 * (high - low));
    }

    void theIntervalOfTwoRatiosOfSumsCovers()
    {
        const auto make = [](Random& random, int n, double share, std::vector<double>& parts, std::vector<double>& wholes) {
            parts.clear();
            wholes.clear();
            for (int i = 0; i < n; ++i) {
                wholes.push_back(random.logNormal(5, 0.7));
                parts.push_back(wholes.back() * std::min(1.0, share * 2 * random.uniform()));
            }
        };
        std::vector<double> p1;
        std::vector<double> w1;
        std::vector<double> p2;
        std::vector<double> w2;
        const double covered = coverage(0.1, [&](Random& random) {
            make(random, 60, 0.35, p1, w1);
            make(random, 50, 0.25, p2, w2);
            return ratioDifference({p1, w1}, {p2, w2});
        });
        QVERIFY2(covered >= 0.92, qPrintable(QString::number(covered)));
    }

    void tooFewValuesHaveNoInterval()
    {
        std::vector<double> few(9, 1);
        std::vector<double> enough(10, 1);
        QVERIFY(!percentileDifference(few, enough, 0.5));
        QVERIFY(percentileDifference(enough, enough, 0.5));
        QCOMPARE(percentileDifference(enough, enough, 0.5)->interval, (Interval {0, 0}));
        QCOMPARE(fewestForDifference(0.5), std::size_t {10});
        QCOMPARE(fewestForDifference(0.85), std::size_t {34});
        std::vector<double> many(200, 1);
        std::vector<double> thin(33, 1);
        QVERIFY(!percentileDifference(thin, many, 0.85)); // the thinner side of the percentile holds too few
        QVERIFY(!percentileDifference(many, thin, 0.85));
    }

    void theSameDataGiveTheSameInterval()
    {
        Random random(3);
        std::vector<double> a = logNormals(random, 40, 5, 1);
        std::vector<double> b = logNormals(random, 40, 5, 1);
        const auto once = percentileDifference(a, b, 0.5);
        std::ranges::reverse(a);
        const auto again = percentileDifference(a, b, 0.5);
        QCOMPARE(once->interval, again->interval);
    }
};

QTEST_APPLESS_MAIN(TestDifferences)
#include "tst_differences.moc"
