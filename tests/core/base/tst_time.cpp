// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QTest>

using namespace weir;
using std::chrono::microseconds;

class TestTime : public QObject {
    Q_OBJECT
private slots:
    void writesInstantsInUtcWithMilliseconds_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << qint64 {0} << "1970-01-01T00:00:00.000Z";
        QTest::newRow("milliseconds") << qint64 {1741011600123456} << "2025-03-03T14:20:00.123Z";
        QTest::newRow("before 1970: rounded towards the past") << qint64 {-1} << "1969-12-31T23:59:59.999Z";
        QTest::newRow("leap day") << qint64 {951782400000000} << "2000-02-29T00:00:00.000Z";
        QTest::newRow("no leap day in 1900") << qint64 {-2203891200000000} << "1900-03-01T00:00:00.000Z";
        QTest::newRow("last of four digits") << qint64 {253402300799999999} << "9999-12-31T23:59:59.999Z";
        QTest::newRow("five digits") << qint64 {253402300800000000} << "+10000-01-01T00:00:00.000Z";
        QTest::newRow("year 0") << qint64 {-62167219200000000} << "0000-01-01T00:00:00.000Z";
        QTest::newRow("before year 0") << qint64 {-62167219200000001} << "-0001-12-31T23:59:59.999Z";
        QTest::newRow("beyond std::chrono::year") << qint64 {INT64_MAX} << "+294247-01-10T04:00:54.775Z";
    }
    void writesInstantsInUtcWithMilliseconds()
    {
        QFETCH(qint64, micros);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(isoInstant(Instant(microseconds(micros)))), text);
    }

    void hasNoTextForTheUnknown() { QVERIFY(isoInstant(unknownInstant).empty()); }

    void readsOnlyWholeDays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("day") << "2025-03-03" << true;
        QTest::newRow("leap day") << "2024-02-29" << true;
        QTest::newRow("no leap year") << "2025-02-29" << false;
        QTest::newRow("month 13") << "2025-13-01" << false;
        QTest::newRow("day 0") << "2025-01-00" << false;
        QTest::newRow("time behind it") << "2025-01-01T00:00" << false;
        QTest::newRow("other separators") << "2025/01/01" << false;
        QTest::newRow("short") << "2025-1-1" << false;
        QTest::newRow("sign") << "-025-01-01" << false;
        QTest::newRow("empty") << "" << false;
    }
    void readsOnlyWholeDays()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto day = parseIsoDay(text.toStdString());
        QCOMPARE(day.has_value(), good);
        if (day)
            QCOMPARE(QString::fromStdString(isoDay(*day)), text);
    }

    void keepsTheUnknownUnknown()
    {
        const Instant t {microseconds(5)};
        QCOMPARE(between(unknownInstant, t), unknownDuration);
        QCOMPARE(between(t, unknownInstant), unknownDuration);
        QCOMPARE(between(t, t), Duration::zero());
        QVERIFY(!TimeWindow {}.contains(unknownInstant));
    }

    void takesTheEndOfAWindowAsOutside()
    {
        const TimeWindow window {Instant(microseconds(10)), Instant(microseconds(20))};
        QVERIFY(window.contains(window.from));
        QVERIFY(!window.contains(window.to));
    }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
