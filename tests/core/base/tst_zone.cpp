// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zone.h"
#include "tests/support/dataset_text.h"

#include <QTest>

using namespace weir;
using namespace std::chrono_literals;
using testsupport::instantFromText;

namespace {

LocalTime local(const char* text)
{
    return LocalTime(instantFromText(text).time_since_epoch());
}

Day day(const char* text)
{
    return parseIsoDay(text).value();
}

/// Changes as in Berlin in 2025, Lord Howe (half an hour) in 2025, Apia (no 30 December 2011), Beirut (midnight skipped in 2022), Havana
/// (midnight twice in 2024).
const Zone berlin("Berlin",
    {{instantFromText("2024-10-27T01:00"), 1h}, {instantFromText("2025-03-30T01:00"), 2h}, {instantFromText("2025-10-26T01:00"), 1h}});
const Zone lordHowe("Lord Howe",
    {{instantFromText("2024-10-05T15:30"), 11h}, {instantFromText("2025-04-05T15:00"), 10h + 30min},
        {instantFromText("2025-10-04T15:30"), 11h}});
const Zone apia("Apia", {{instantFromText("2011-09-24T14:00"), -10h}, {instantFromText("2011-12-30T10:00"), 14h}});
const Zone beirut("Beirut", {{instantFromText("2021-10-30T21:00"), 2h}, {instantFromText("2022-03-26T22:00"), 3h}});
const Zone havana("Havana", {{instantFromText("2024-03-10T05:00"), -4h}, {instantFromText("2024-11-03T05:00"), -5h}});

} // namespace

class TestZone : public QObject {
    Q_OBJECT
private slots:
    void isUtcUnlessTold()
    {
        const Zone utc;
        QCOMPARE(utc.name(), std::string("UTC"));
        QCOMPARE(utc.startOf(day("2025-03-03")), instantFromText("2025-03-03"));
    }

    void readsLocalTimeBackFromEveryHourOfTheYear()
    {
        for (const Zone* zone : {&berlin, &lordHowe, &beirut}) {
            for (Instant t = instantFromText("2025-01-01"); t < instantFromText("2026-01-01"); t += 30min) {
                const Instant back = zone->fromLocal(zone->toLocal(t));
                // An hour that comes twice reads as its first time.
                QVERIFY(back == t || (back < t && zone->toLocal(back) == zone->toLocal(t)));
            }
        }
    }

    void movesSkippedTimesLater()
    {
        QCOMPARE(berlin.fromLocal(local("2025-03-30T02:30")), instantFromText("2025-03-30T01:30"));
        QCOMPARE(berlin.toLocal(berlin.fromLocal(local("2025-03-30T02:30"))), local("2025-03-30T03:30"));
        QCOMPARE(lordHowe.fromLocal(local("2025-10-05T02:15")), instantFromText("2025-10-04T15:45"));
    }

    void takesTheFirstOfTwoEqualTimes()
    {
        QCOMPARE(berlin.fromLocal(local("2025-10-26T02:30")), instantFromText("2025-10-26T00:30"));
        QCOMPARE(lordHowe.fromLocal(local("2025-04-06T01:45")), instantFromText("2025-04-05T14:45"));
    }

    void knowsHowLongDaysAre()
    {
        const auto length = [](const Zone& zone, const char* text) {
            return zone.startOf(day(text) + std::chrono::days(1)) - zone.startOf(day(text));
        };
        QCOMPARE(length(berlin, "2025-03-29"), Duration(24h));
        QCOMPARE(length(berlin, "2025-03-30"), Duration(23h));
        QCOMPARE(length(berlin, "2025-10-26"), Duration(25h));
        QCOMPARE(length(lordHowe, "2025-04-06"), Duration(24h + 30min));
        QCOMPARE(length(lordHowe, "2025-10-05"), Duration(23h + 30min));
        QCOMPARE(length(apia, "2011-12-30"), Duration(0h));
        QCOMPARE(length(apia, "2011-12-29"), Duration(24h));
        QCOMPARE(length(beirut, "2022-03-27"), Duration(23h));
        QCOMPARE(length(havana, "2024-11-03"), Duration(25h));
    }

    void beginsADayWithoutMidnightAtTheChange()
    {
        QCOMPARE(beirut.startOf(day("2022-03-27")), instantFromText("2022-03-26T22:00"));
        QCOMPARE(beirut.dayOf(beirut.startOf(day("2022-03-27"))), day("2022-03-27"));
        QCOMPARE(beirut.dayOf(beirut.startOf(day("2022-03-27")) - 1us), day("2022-03-26"));
    }

    void skipsADayThatNeverWas()
    {
        QCOMPARE(apia.startOf(day("2011-12-30")), apia.startOf(day("2011-12-31")));
        QCOMPARE(apia.dayOf(instantFromText("2011-12-30T09:59")), day("2011-12-29"));
        QCOMPARE(apia.dayOf(instantFromText("2011-12-30T10:00")), day("2011-12-31"));
    }

    void holdsTheFirstOffsetForAllTimeBefore()
    {
        QCOMPARE(berlin.offsetAt(instantFromText("1950-07-01")), 1h);
        QCOMPARE(berlin.startOf(day("1950-07-01")), instantFromText("1950-06-30T23:00"));
    }
};

QTEST_APPLESS_MAIN(TestZone)
#include "tst_zone.moc"
