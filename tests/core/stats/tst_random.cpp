// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/random.h"

#include <QTest>

#include <array>
#include <cmath>

using weir::stats::Random;

class TestRandom : public QObject {
    Q_OBJECT
private slots:
    /// Computed with the authors' reference code of both generators, seed 0.
    void givesTheReferenceNumbers()
    {
        Random random(0);
        QCOMPARE(random.next(), quint64(0x99EC5F36CB75F2B4));
        QCOMPARE(random.next(), quint64(0xBF6E1F784956452A));
        QCOMPARE(random.next(), quint64(0x1A5F849D4933E6E0));
    }

    void staysInItsRange()
    {
        Random random(3);
        std::array<int, 7> seen {};
        for (int i = 0; i < 7000; ++i) {
            const double u = random.uniform();
            QVERIFY(u >= 0 && u < 1);
            ++seen[random.below(7)];
        }
        for (const int count : seen)
            QVERIFY2(count > 850 && count < 1150, qPrintable(QString::number(count)));
    }

    void hasTheMomentsItClaims()
    {
        Random random(9);
        double exponential = 0;
        double normal = 0;
        double square = 0;
        double poisson = 0;
        int belowMedian = 0;
        const int n = 20000;
        for (int i = 0; i < n; ++i) {
            exponential += random.exponential();
            const double z = random.normal();
            normal += z;
            square += z * z;
            poisson += random.poisson(4.5);
            belowMedian += random.logNormal(8, 1.2) < 8 ? 1 : 0;
        }
        QVERIFY(std::abs(exponential / n - 1) < 0.03);
        QVERIFY(std::abs(normal / n) < 0.03);
        QVERIFY(std::abs(square / n - 1) < 0.04);
        QVERIFY(std::abs(poisson / n - 4.5) < 0.06);
        QVERIFY(std::abs(double(belowMedian) / n - 0.5) < 0.015);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
