// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/calendar.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>

using namespace weir;
using namespace std::chrono_literals;
using testsupport::instantFromText;

namespace {

Day day(const char* text)
{
    return parseIsoDay(text).value();
}

Calendar berlin()
{
    return Calendar(Zone("Berlin",
        {{instantFromText("2024-10-27T01:00"), 1h}, {instantFromText("2025-03-30T01:00"), 2h}, {instantFromText("2025-10-26T01:00"), 1h}}));
}

} // namespace

class TestCalendar : public QObject {
    Q_OBJECT
private slots:
    void findsTheBucketOfADay_data()
    {
        QTest::addColumn<QString>("bucket");
        QTest::addColumn<QString>("of");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("next");
        QTest::newRow("day") << "day"
                             << "2025-03-05"
                             << "2025-03-05"
                             << "2025-03-06";
        QTest::newRow("Wednesday") << "week"
                                   << "2025-03-05"
                                   << "2025-03-03"
                                   << "2025-03-10";
        QTest::newRow("Monday") << "week"
                                << "2025-03-03"
                                << "2025-03-03"
                                << "2025-03-10";
        QTest::newRow("Sunday") << "week"
                                << "2025-03-09"
                                << "2025-03-03"
                                << "2025-03-10";
        QTest::newRow("week over New Year") << "week"
                                            << "2025-01-01"
                                            << "2024-12-30"
                                            << "2025-01-06";
        QTest::newRow("month") << "month"
                               << "2025-02-28"
                               << "2025-02-01"
                               << "2025-03-01";
        QTest::newRow("December") << "month"
                                  << "2025-12-31"
                                  << "2025-12-01"
                                  << "2026-01-01";
        QTest::newRow("quarter") << "quarter"
                                 << "2025-06-30"
                                 << "2025-04-01"
                                 << "2025-07-01";
        QTest::newRow("last quarter") << "quarter"
                                      << "2025-10-01"
                                      << "2025-10-01"
                                      << "2026-01-01";
    }
    void findsTheBucketOfADay()
    {
        QFETCH(QString, bucket);
        QFETCH(QString, of);
        QFETCH(QString, start);
        QFETCH(QString, next);
        const auto kind = parseBucket(bucket.toStdString());
        QVERIFY(kind.has_value());
        const Day begin = Calendar::startOfBucket(day(of.toUtf8()), *kind);
        QCOMPARE(QString::fromStdString(isoDay(begin)), start);
        QCOMPARE(QString::fromStdString(isoDay(Calendar::nextBucket(begin, *kind))), next);
    }

    void knowsItsBucketsByName()
    {
        QCOMPARE(parseBucket("week"), std::optional(Bucket::Week));
        QVERIFY(!parseBucket("Week"));
        QVERIFY(!parseBucket("year"));
    }

    void putsInstantsIntoTheWeekOfTheZone()
    {
        // Sunday evening in UTC is Monday in Berlin.
        QCOMPARE(berlin().bucketOf(instantFromText("2025-03-30T22:30"), Bucket::Week), day("2025-03-31"));
        QCOMPARE(Calendar().bucketOf(instantFromText("2025-03-30T22:30"), Bucket::Week), day("2025-03-24"));
    }

    void turnsDaysIntoAWindowOfTheZone()
    {
        const TimeWindow window = berlin().window(day("2025-03-30"), day("2025-03-31"));
        QCOMPARE(window.from, instantFromText("2025-03-29T23:00"));
        QCOMPARE(window.to - window.from, Duration(23h));
        QCOMPARE(berlin().window(std::nullopt, std::nullopt), TimeWindow {});
    }

    void coversAllFromFirstToLast()
    {
        const auto bounds = Calendar().buckets(instantFromText("2025-03-05T12:00"), instantFromText("2025-03-24"), Bucket::Week);
        QCOMPARE(bounds.size(), std::size_t {5});
        QCOMPARE(bounds.front(), day("2025-03-03"));
        QCOMPARE(bounds.back(), day("2025-03-31"));
        QCOMPARE(Calendar().buckets(instantFromText("2025-03-05"), instantFromText("2025-03-05"), Bucket::Day).size(), std::size_t {2});
    }

    void coversWhatClocksSetBackOverMidnight()
    {
        const Instant back = instantFromText("2008-11-02T02:31");
        const Calendar calendar(Zone("Back over midnight", {{Instant {}, -150min}, {back, -210min}}));
        const auto bounds = calendar.buckets(back - 1h, back + 29min, Bucket::Day);
        QCOMPARE(calendar.zone().dayOf(back + 29min), day("2008-11-01")); // although the second has begun
        QCOMPARE(bounds.back(), day("2008-11-03"));
        QVERIFY(calendar.zone().startOf(bounds.back()) > back + 29min);
    }

    void givesEveryInstantOfAYearToExactlyOneBucket()
    {
        const Calendar calendar = berlin();
        for (const Bucket bucket : {Bucket::Day, Bucket::Week, Bucket::Month, Bucket::Quarter}) {
            const auto bounds = calendar.buckets(instantFromText("2025-01-01"), instantFromText("2025-12-31"), bucket);
            for (Instant t = instantFromText("2025-01-01"); t < instantFromText("2025-12-31"); t += 53min) {
                const Day start = calendar.bucketOf(t, bucket);
                QVERIFY(std::ranges::binary_search(bounds, start));
                QVERIFY(calendar.zone().startOf(start) <= t && t < calendar.zone().startOf(Calendar::nextBucket(start, bucket)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
